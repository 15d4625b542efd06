using System.Runtime.InteropServices;

namespace Bot.Data.Grids;

/// <summary>How far words are from a spelling: the cheapest way from one to the other.</summary>
/// <param name="Cost">Hundredths of a wrong character; <see cref="TooFar"/> where they have nothing to do with each other.</param>
/// <param name="Wrong">Characters wrong, missing, too many or swapped: those that do not even sound alike.</param>
/// <param name="WrongInBare">Those of them before the ending of the name.</param>
/// <param name="Heard">Characters that sound like the right ones.</param>
/// <param name="HeardInBare">Those of them before the ending of the name.</param>
/// <param name="Turns">True where a word that tells neighbours apart differs: 东 for 西, 前 for 后, 大 missing.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Misspelling(int Cost, int Wrong, int WrongInBare, int Heard, int HeardInBare, bool Turns)
{
    internal const int TooFar = 1000;
    internal const int Missing = 90;
    internal const int TooMany = 110;
    internal const int Swapped = 100;

    private const int Side = PlaceSpellings.MaxLength + 3;

    /// <summary>A name that differs by one of these is more often another place than a misspelt one.</summary>
    private const string Telling = "东西南北中上下前后左右大小新老内外";

    private static readonly Misspelling None = new(TooFar, TooFar, TooFar, 0, 0, Turns: true);

    /// <param name="said">What was said, at most one longer than the longest spelling.</param>
    /// <param name="spelling">What it may stand for.</param>
    /// <param name="bare">How many characters of the spelling come before its ending.</param>
    internal static Misspelling Of(ReadOnlySpan<char> said, ReadOnlySpan<char> spelling, int bare)
    {
        Span<int> costs = stackalloc int[Side * Side];
        for (var i = 0; i <= said.Length; i++)
        {
            // Off the diagonal by more than two is never looked at: at most one may be missing or too many.
            for (var k = Math.Max(0, i - 2); k <= Math.Min(spelling.Length, i + 2); k++)
            {
                costs[(i * Side) + k] = Cheapest(said, spelling, costs, i, k);
            }
        }

        return costs[(said.Length * Side) + spelling.Length] >= TooFar ? None : Walked(said, spelling, costs, bare);
    }

    private static int Cheapest(ReadOnlySpan<char> said, ReadOnlySpan<char> spelling, ReadOnlySpan<int> costs, int i, int k)
    {
        if (i == 0 && k == 0)
        {
            return 0;
        }

        if (Math.Abs(i - k) > 1)
        {
            return TooFar;
        }

        var cost = TooFar;
        if (i > 0 && k > 0)
        {
            cost = costs[((i - 1) * Side) + k - 1] + Change(said[i - 1], spelling[k - 1]);
        }

        if (k > 0)
        {
            cost = Math.Min(cost, costs[(i * Side) + k - 1] + (IsFixed(spelling[k - 1]) ? TooFar : Missing));
        }

        if (i > 0)
        {
            cost = Math.Min(cost, costs[((i - 1) * Side) + k] + (IsFixed(said[i - 1]) ? TooFar : TooMany));
        }

        if (IsSwap(said, spelling, i, k))
        {
            cost = Math.Min(cost, costs[((i - 2) * Side) + k - 2] + Swapped);
        }

        return cost;
    }

    private static Misspelling Walked(ReadOnlySpan<char> said, ReadOnlySpan<char> spelling, ReadOnlySpan<int> costs, int bare)
    {
        var (i, k, wrong, wrongInBare, heard, heardInBare, turns) = (said.Length, spelling.Length, 0, 0, 0, 0, false);
        while (i > 0 || k > 0)
        {
            var here = costs[(i * Side) + k];
            var at = k;
            var (isWrong, isHeard) = (true, false);
            if (i > 0 && k > 0 && here == costs[((i - 1) * Side) + k - 1] + Change(said[i - 1], spelling[k - 1]))
            {
                var change = Change(said[i - 1], spelling[k - 1]);
                (isWrong, isHeard) = (change >= Pinyin.OtherSound, change is > 0 and < Pinyin.OtherSound);
                turns |= isWrong && (Telling.Contains(said[i - 1]) || Telling.Contains(spelling[k - 1]));
                (i, k) = (i - 1, k - 1);
            }
            else if (k > 0 && here == costs[(i * Side) + k - 1] + Missing)
            {
                turns |= Telling.Contains(spelling[k - 1]);
                k--;
            }
            else if (i > 0 && here == costs[((i - 1) * Side) + k] + TooMany)
            {
                turns |= Telling.Contains(said[i - 1]);
                i--;
            }
            else
            {
                (i, k) = (i - 2, k - 2);
            }

            (wrong, heard) = (wrong + (isWrong ? 1 : 0), heard + (isHeard ? 1 : 0));
            wrongInBare += isWrong && at <= bare ? 1 : 0;
            heardInBare += isHeard && at <= bare ? 1 : 0;
        }

        return new Misspelling(costs[(said.Length * Side) + spelling.Length], wrong, wrongInBare, heard, heardInBare, turns);
    }

    private static int Change(char said, char meant) =>
        said == meant ? 0 : IsFixed(said) || IsFixed(meant) ? TooFar : Pinyin.Cost(said, meant);

    /// <summary>Another digit or letter is another address; a stop is no part of a name.</summary>
    private static bool IsFixed(char c) => char.IsAsciiLetterOrDigit(c) || c == PlaceText.Stop;

    private static bool IsSwap(ReadOnlySpan<char> said, ReadOnlySpan<char> spelling, int i, int k) =>
        i > 1 && k > 1 && said[i - 1] != said[i - 2] && said[i - 1] == spelling[k - 2] && said[i - 2] == spelling[k - 1] && !IsFixed(said[i - 1]) && !IsFixed(said[i - 2]);
}
