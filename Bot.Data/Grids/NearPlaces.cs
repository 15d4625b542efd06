namespace Bot.Data.Grids;

/// <summary>
/// Reads misspelt words as places: the name that was meant is put in, and the number behind it is looked up as it stands.
/// </summary>
internal sealed class NearPlaces(PlaceSpellings spellings, DeletionIndex index, PlaceStore store, PlaceScan scan)
{
    private const int MaxNumber = 16;
    private const int ShortName = 3;
    private const int FewestInName = 2;
    private const int FewestToBeSure = 3;
    private const int MostCostToBeSure = 140;
    private const int LongName = 6;
    private const string Before = "在住到去从是上镇乡道区村";
    private const string Behind = "门旁对后前附里楼边那";
    private const int OtherEndingCost = 60;

    /// <summary>Percent of a mistake's cost: a wrong character explains nothing, which counts already.</summary>
    private const int CostShare = 60;

    private readonly NearSearch _search = new(spellings, index);

    /// <summary>Places nearly named that the exact hits do not explain as well, and those that are as good as the exact ones.</summary>
    internal (List<PlaceHit> Near, List<PlaceHit> Twins) Hits(string text, List<PlaceHit> exact)
    {
        var (best, twins) = (new Dictionary<int, PlaceHit>(), new Dictionary<int, PlaceHit>());
        foreach (var reading in _search.Readings(text))
        {
            if (Meant(text, reading) is not { } hit)
            {
                continue;
            }

            var found = IsTwin(reading, hit, exact) ? twins : IsExplained(hit, exact) ? null : best;
            if (found is not null && (!found.TryGetValue(hit.Entry, out var other) || hit.Score > other.Score))
            {
                found[hit.Entry] = hit;
            }
        }

        return ([.. best.Values], [.. twins.Values]);
    }

    /// <summary>
    /// Whether an exact name is this one less a character, or sounds like it: then a slip of the finger or of the ear has
    /// made one of the other, and only a number that but one of them has tells which.
    /// </summary>
    private static bool IsTwin(NearReading reading, PlaceHit hit, List<PlaceHit> exact)
    {
        var found = reading.Found;
        if (found is not ({ Wrong: 0, Heard: > 0 } or { Cost: Misspelling.Missing, Wrong: 1 }) || found.Cost > Math.Max(Misspelling.Missing, Pinyin.SameSound * found.Heard))
        {
            return false;
        }

        foreach (var other in exact)
        {
            if (other.Start == hit.Start && other.End <= hit.End && other.End >= reading.Start + reading.Length)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The place a reading stands for, or null where too little of it was said.</summary>
    private PlaceHit? Meant(string text, NearReading reading)
    {
        var spelling = spellings[reading.Spelling];
        if (IsTwiceBegun(text, reading))
        {
            return null;
        }

        var (length, entry) = WithNumber(text.AsSpan(reading.Start + reading.Length), spellings.NameOf(reading.Spelling));
        if (length < spelling.NameLength)
        {
            return null;
        }

        var number = length - spelling.NameLength;
        if (!IsEnough(text, reading, spelling, number))
        {
            return null;
        }

        var rest = text.AsSpan(reading.Start + reading.Length);
        var isOtherEnding = spelling.Cost > 0 && PlaceSpellings.EndingAt(rest) > 0;
        var score = (PlaceHit.ScorePerCharacter * (spelling.Length - reading.Found.Unsaid + number))
            - (reading.Found.Cost * CostShare / 100) - spelling.Cost - (isOtherEnding ? OtherEndingCost : 0);
        var isSure = !isOtherEnding && IsSure(text, reading, spelling, number);
        return new PlaceHit(reading.Start, reading.Length + number, entry, store.PrecisionOf(entry), score, isSure);
    }

    /// <summary>康康桥家园 holds 康桥家园 as it stands: what comes before may be the end of a longer name (安康康桥家园).</summary>
    private bool IsTwiceBegun(string text, NearReading reading) =>
        reading.Found.Unsaid < 0 && text[reading.Start] == text[reading.Start + 1] && spellings.LettersOf(reading.Spelling)[1] != text[reading.Start];

    private (int Length, int Entry) WithNumber(ReadOnlySpan<char> rest, ReadOnlySpan<char> name)
    {
        Span<char> whole = stackalloc char[PlaceSpellings.MaxLength + MaxNumber];
        name.CopyTo(whole);
        var behind = rest.Length > 0 && char.IsAsciiLetterOrDigit(rest[0]) ? rest[..Math.Min(rest.Length, MaxNumber)] : [];
        behind.CopyTo(whole[name.Length..]);
        return scan.LongestAt(whole[..(name.Length + behind.Length)], 0);
    }

    /// <summary>
    /// Whether so much was said that the place may be meant at all. Two characters alone are ordinary words
    /// (阳光, 东方); with a building's number that exists behind them they are a name.
    /// </summary>
    private static bool IsEnough(string text, NearReading reading, PlaceSpellings.Spelling spelling, int number)
    {
        var found = reading.Found;
        var same = spelling.Bare - found.WrongInBare - found.HeardInBare;
        if (found.Wrong == 0)
        {
            return number > 0 || (spelling.Length >= ShortName && found.Heard <= same && (spelling.Cost == 0 || spelling.Length > ShortName));
        }

        // A mistake beside one of the ear is two mistakes: only a long name bears them.
        if (found.Heard > (spelling.Bare >= LongName ? 1 : 0))
        {
            return false;
        }

        return number > 0 ? same > 0 && (spelling.Length > ShortName || spelling.Cost == 0)
            : spelling.Cost == 0 && spelling.Length > ShortName && (same >= FewestInName || (same > 0 && IsPointedAt(text, reading)));
    }

    /// <summary>Whether the words around make a place of it: 就在…门口.</summary>
    private static bool IsPointedAt(string text, NearReading reading)
    {
        var end = reading.Start + reading.Length;
        return (reading.Start == 0 || Before.Contains(text[reading.Start - 1]) || text[reading.Start - 1] == PlaceText.Stop)
            && (end == text.Length || Behind.Contains(text[end]) || text[end] == PlaceText.Stop);
    }

    private static bool IsSure(string text, NearReading reading, PlaceSpellings.Spelling spelling, int number)
    {
        // Another number than any that is known may be another place altogether.
        var end = reading.Start + reading.Length;
        var hasOtherNumber = number == 0 && end < text.Length && char.IsAsciiDigit(text[end]);
        var isTold = spelling.Cost == 0 || number > 0 || reading.Length * 2 >= text.Length;
        return !hasOtherNumber && isTold && !reading.Found.Turns && reading.Found.Cost + spelling.Cost <= MostCostToBeSure
            && reading.Found.Heard <= (spelling.Bare >= LongName ? 2 : 1) && IsEnoughToBeSure(reading.Found, spelling, number);
    }

    /// <summary>工人员 is not 工人苑, 曙光丽 hardly 曙光里: of a short name all must be right, or a known building follow.</summary>
    private static bool IsEnoughToBeSure(Misspelling found, PlaceSpellings.Spelling spelling, int number)
    {
        var same = spelling.Bare - found.WrongInBare - found.HeardInBare;
        return found.Wrong + found.Heard == 0 ? same >= FewestInName
            : same >= FewestToBeSure || (found.Wrong == 0 && number > 0 && same > 0 && spelling.Length > ShortName);
    }

    /// <summary>Inside an exact name, or beside one that explains as much: then what was said is what was meant.</summary>
    private static bool IsExplained(PlaceHit hit, List<PlaceHit> exact)
    {
        foreach (var other in exact)
        {
            if (other.Covers(hit) || (other.Overlaps(hit) && other.Score >= hit.Score && other.Precision >= PlacePrecision.Named))
            {
                return true;
            }
        }

        return false;
    }
}
