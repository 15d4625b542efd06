using System.Runtime.InteropServices;

namespace Bot.Data.Grids;

/// <summary>How far words are from a spelling: the cheapest way from one to the other.</summary>
/// <param name="Cost">Hundredths of a wrong character; <see cref="TooFar"/> where they have nothing to do with each other.</param>
/// <param name="Wrong">Characters wrong, missing, too many or swapped: those that do not even sound alike.</param>
/// <param name="WrongInBare">Those of them before the ending of the name.</param>
/// <param name="Heard">Characters that sound like the right ones.</param>
/// <param name="HeardInBare">Those of them before the ending of the name.</param>
/// <param name="Unsaid">Characters of the spelling that were not said at all: missing, or another stands there; less those said twice.</param>
/// <param name="Turns">True where a word that tells neighbours apart differs: 东 for 西, 前 for 后, 大 missing.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Misspelling(int Cost, int Wrong, int WrongInBare, int Heard, int HeardInBare, int Unsaid, bool Turns)
{
    internal const int TooFar = 1000;
    internal const int Missing = 80;
    internal const int TooMany = 110;

    /// <summary>All that was said belongs to the name: seldom chance, so cheaper than a wrong character.</summary>
    internal const int Swapped = 70;

    /// <summary>A little more than what is missing: 盛世世雅苑 is rather 盛世盛世雅苑 than 盛世雅苑.</summary>
    internal const int Doubled = 85;

    private const int Side = PlaceSpellings.MaxLength + 3;

    /// <summary>A name that differs by one of these is more often another place than a misspelt one.</summary>
    private const string Telling = "东西南北中上下前后左右大小新老内外";

    private static readonly Misspelling None = new(TooFar, TooFar, TooFar, 0, 0, TooFar, Turns: true);

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
            cost = Math.Min(cost, costs[(i * Side) + k - 1] + (IsStop(spelling[k - 1]) ? TooFar : Missing));
        }

        if (i > 0)
        {
            cost = Math.Min(cost, costs[((i - 1) * Side) + k] + TooManyAt(said, i));
        }

        if (IsSwap(said, spelling, i, k))
        {
            cost = Math.Min(cost, costs[((i - 2) * Side) + k - 2] + Swapped);
        }

        return cost;
    }

    private static Misspelling Walked(ReadOnlySpan<char> said, ReadOnlySpan<char> spelling, ReadOnlySpan<int> costs, int bare)
    {
        var (i, k, wrong, wrongInBare, heard, heardInBare, unsaid, turns) = (said.Length, spelling.Length, 0, 0, 0, 0, 0, false);
        while (i > 0 || k > 0)
        {
            var here = costs[(i * Side) + k];
            var at = k;
            var (isWrong, isHeard) = (true, false);
            if (i > 0 && k > 0 && here == costs[((i - 1) * Side) + k - 1] + Change(said[i - 1], spelling[k - 1]))
            {
                var change = Change(said[i - 1], spelling[k - 1]);
                (isWrong, isHeard) = (change >= Pinyin.OtherSound, change is > 0 and < Pinyin.OtherSound);
                unsaid += isWrong ? 1 : 0;
                turns |= isWrong && (IsTelling(said[i - 1]) || IsTelling(spelling[k - 1]));
                (i, k) = (i - 1, k - 1);
            }
            else if (k > 0 && here == costs[(i * Side) + k - 1] + Missing)
            {
                turns |= IsTelling(spelling[k - 1]);
                unsaid++;
                k--;
            }
            else if (i > 0 && here == costs[((i - 1) * Side) + k] + TooManyAt(said, i))
            {
                turns |= IsTelling(said[i - 1]);
                unsaid -= TooManyAt(said, i) == Doubled ? 1 : 0;
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

        return new Misspelling(costs[(said.Length * Side) + spelling.Length], wrong, wrongInBare, heard, heardInBare, unsaid, turns);
    }

    private static int TooManyAt(ReadOnlySpan<char> said, int i) =>
        IsFixed(said[i - 1]) ? TooFar : i > 1 && said[i - 1] == said[i - 2] ? Doubled : TooMany;

    private static int Change(char said, char meant) =>
        said == meant ? 0 : IsFixed(said) || IsStop(meant) ? TooFar : Pinyin.Cost(said, meant);

    /// <summary>Another digit or letter than one of the name is another address; a stop is no part of a name.</summary>
    private static bool IsFixed(char c) => char.IsAsciiLetterOrDigit(c) || IsStop(c);

    private static bool IsStop(char c) => c == PlaceText.Stop;

    /// <summary>The numeral of a name tells it from its neighbours (凤凰一村, 凤凰二村), as sides do.</summary>
    private static bool IsTelling(char c) => char.IsAsciiLetterOrDigit(c) || Telling.Contains(c);

    private static bool IsSwap(ReadOnlySpan<char> said, ReadOnlySpan<char> spelling, int i, int k) =>
        i > 1 && k > 1 && said[i - 1] != said[i - 2] && said[i - 1] == spelling[k - 2] && said[i - 2] == spelling[k - 1] && !IsFixed(said[i - 1]) && !IsFixed(said[i - 2]);
}
