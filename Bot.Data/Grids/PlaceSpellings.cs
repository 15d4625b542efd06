using System.Runtime.InteropServices;

namespace Bot.Data.Grids;

/// <summary>
/// The ways to write the names of places, numbers left off (福临安居小区, 福临安居; 半阁村解放街, 半阁解放街), in flat arrays.
/// What is misspelt is compared with these; the number behind a name is then looked up as it stands.
/// </summary>
internal sealed class PlaceSpellings
{
    /// <summary>Longer names are found exactly or not at all.</summary>
    internal const int MaxLength = 20;

    private const int MinLength = 3;
    private const int MinBare = 2;

    /// <summary>What a dropped ending costs, in hundredths: 小区 and 村 are dropped daily, 花园 tells a place from 家园.</summary>
    private const byte PlainEndingCost = 25;

    private const byte TellingEndingCost = 40;

    /// <summary>What a number behind a name counts.</summary>
    private const string Units = "号组网单室层楼弄";

    private static readonly string[] PlainEndings = ["小区", "社区", "新村", "村", "路", "街", "大道", "巷"];
    private static readonly string[] TellingEndings =
        ["花园", "家园", "公寓", "大厦", "雅苑", "公馆", "名邸", "华庭", "广场", "新城", "佳苑", "嘉园", "花苑", "名苑", "山庄", "别墅", "庄园", "府", "苑", "里", "园", "城"];

    private readonly List<char> _letters = [];
    private readonly List<Spelling> _spellings = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <param name="Start">Where its letters begin.</param>
    /// <param name="Length">How many letters.</param>
    /// <param name="Bare">How many of them come before the ending.</param>
    /// <param name="Cost">What was left off, in hundredths.</param>
    /// <param name="Name">Where the letters of the full name begin.</param>
    /// <param name="NameLength">How many letters the full name has.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Spelling(int Start, byte Length, byte Bare, byte Cost, int Name, byte NameLength);

    /// <summary>Pairs of characters that names begin with.</summary>
    private readonly HashSet<int> _beginnings = [];

    internal int Count => _spellings.Count;

    internal Spelling this[int index] => _spellings[index];

    internal ReadOnlySpan<char> LettersOf(int index) => Letters(_spellings[index].Start, _spellings[index].Length);

    internal ReadOnlySpan<char> NameOf(int index) => Letters(_spellings[index].Name, _spellings[index].NameLength);

    /// <summary>How long the ending is that the text begins with; 0 where it begins with none.</summary>
    internal static int EndingAt(ReadOnlySpan<char> text)
    {
        foreach (var ending in PlainEndings.Concat(TellingEndings))
        {
            if (text.StartsWith(ending, StringComparison.Ordinal))
            {
                return ending.Length;
            }
        }

        return 0;
    }

    /// <summary>Takes the name in a key of the store: what stands before its first number.</summary>
    internal void Add(ReadOnlySpan<char> key)
    {
        var name = key[..NumberAt(key)];
        var names = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (name.Length is < MinLength or > MaxLength || !names.Add(name))
        {
            return;
        }

        _beginnings.Add(Pair(name[0], name[1]));
        var start = Put(name);
        var (bare, cost) = Bare(name);
        _spellings.Add(new Spelling(start, (byte)name.Length, (byte)bare, 0, start, (byte)name.Length));
        if (bare is >= MinBare && bare < name.Length)
        {
            _spellings.Add(new Spelling(start, (byte)bare, (byte)bare, cost, start, (byte)name.Length));
        }

        if (VillageEnd(name) is var (at, length) && at > 0)
        {
            var shorter = Put(name[..at]);
            Put(name[(at + length)..]);
            _spellings.Add(new Spelling(shorter, (byte)(name.Length - length), (byte)(bare - length), PlainEndingCost, start, (byte)name.Length));
        }
    }

    /// <summary>Where the number of a building, door, group or grid begins; the length where there is none. The 2 of 二道河子村 is of the name.</summary>
    private static int NumberAt(ReadOnlySpan<char> key)
    {
        for (var at = MinBare; at < key.Length; at++)
        {
            if (!char.IsAsciiDigit(key[at]))
            {
                continue;
            }

            var end = at;
            while (end < key.Length && char.IsAsciiLetterOrDigit(key[end]))
            {
                end++;
            }

            if (end == key.Length || Units.Contains(key[end]))
            {
                return at;
            }

            at = end;
        }

        return key.Length;
    }

    /// <summary>Whether some name begins with these two characters.</summary>
    internal bool IsBeginning(char first, char second) => _beginnings.Contains(Pair(first, second));

    /// <summary>After the last name: what was needed for adding only is let go.</summary>
    internal void Trim()
    {
        _letters.TrimExcess();
        _spellings.TrimExcess();
        _names.Clear();
        _names.TrimExcess();
    }

    private static int Pair(char first, char second) => (first << 16) | second;

    private ReadOnlySpan<char> Letters(int start, int length) => CollectionsMarshal.AsSpan(_letters).Slice(start, length);

    private int Put(ReadOnlySpan<char> letters)
    {
        _letters.AddRange(letters);
        return _letters.Count - letters.Length;
    }

    private static (int Length, byte Cost) Bare(ReadOnlySpan<char> name)
    {
        foreach (var ending in PlainEndings.Concat(TellingEndings))
        {
            if (name.EndsWith(ending, StringComparison.Ordinal) && name.Length - ending.Length >= MinBare)
            {
                return (name.Length - ending.Length, PlainEndings.Contains(ending) ? PlainEndingCost : TellingEndingCost);
            }
        }

        return (name.Length, 0);
    }

    /// <summary>Where 村 or 社区 stands inside a name with more behind it.</summary>
    private static (int At, int Length) VillageEnd(ReadOnlySpan<char> name)
    {
        var (at, length) = (name.IndexOf("社区", StringComparison.Ordinal), 2);
        if (at < 0)
        {
            (at, length) = (name.IndexOf('村'), 1);
        }

        return at >= MinBare && name.Length - at - length >= MinBare ? (at, length) : (0, 0);
    }
}
