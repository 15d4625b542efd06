using System.Numerics;
using System.Runtime.InteropServices;

namespace Bot.Data.Grids;

/// <summary>
/// Finds the names of known places inside free words: the most precise wins, then the longest.
/// A name that several grids share is narrowed by the village or town named beside it, else all are given.
/// </summary>
public sealed class PlaceIndex : IPlaceIndex
{
    /// <summary>Longer words are searched only this far (a resident's text may have 2,000 characters).</summary>
    public const int MaxWords = 4000;

    /// <summary>No more candidates than this are returned.</summary>
    public const int MaxMatches = 20;

    private const PlacePrecision Repeated = (PlacePrecision)byte.MaxValue;

    private readonly IReadOnlyList<Grid> _grids;
    private readonly PlaceStore _store;
    private readonly TownNames _towns;

    private PlaceIndex(IReadOnlyList<Grid> grids, PlaceStore store, TownNames towns) =>
        (_grids, _store, _towns) = (grids, store, towns);

    /// <summary>How many names lead to a grid.</summary>
    public int Count => _store.Count;

    /// <summary>Builds the index from what the grids themselves say and from imported addresses.</summary>
    public static PlaceIndex Build(IReadOnlyList<Grid> grids, IEnumerable<(string Address, string GridCode)> extraAddresses)
    {
        var position = new Dictionary<string, int>(grids.Count, StringComparer.Ordinal);
        for (var i = 0; i < grids.Count; i++)
        {
            position[grids[i].Code] = i;
        }

        var extra = extraAddresses.Where(pair => position.ContainsKey(pair.GridCode))
            .Select(pair => (pair.Address, Grid: position[pair.GridCode])).ToList();
        var towns = new TownNames(grids.SelectMany(grid => grid.Addresses.Select(address => (address.Text, grid.Parent)))
            .Concat(extra.Select(pair => (pair.Address, grids[pair.Grid].Parent))));
        var names = new PlaceNames(towns);
        var store = new PlaceStore();
        var villages = new string[grids.Count];
        for (var i = 0; i < grids.Count; i++)
        {
            villages[i] = PlaceNames.VillageOf(grids[i]);
            AddAll(store, names.OfGrid(grids[i]), i);
            foreach (var address in grids[i].Addresses)
            {
                AddAll(store, names.OfAddress(address.Text, villages[i]), i);
            }
        }

        foreach (var (address, grid) in extra)
        {
            AddAll(store, names.OfAddress(address, villages[grid]), grid);
        }

        store.Trim();
        return new PlaceIndex(grids, store, towns);
    }

    /// <inheritdoc />
    public IReadOnlyList<AddressMatch> Find(string words)
    {
        var text = PlaceText.Of(words.Length > MaxWords ? words[..MaxWords] : words);
        var found = WithoutCovered(Scan(text.Text));
        if (found.Count == 0)
        {
            return [];
        }

        var best = found.MaxBy(hit => (hit.Precision, hit.Length, -hit.Start));
        var entries = Narrow(Building(best, text.Text), found, best, text.Text);
        var isCertain = entries.Count == 1 && best.Precision != PlacePrecision.Street;
        var matches = entries.OrderBy(entry => entry.Grid).Select(entry => Match(text, best, entry, isCertain)).ToList();
        foreach (var rival in Rivals(found, best, entries))
        {
            matches.AddRange(EntriesOf(rival.Entry).OrderBy(entry => entry.Grid).Select(entry => Match(text, rival, entry, isCertain: false)));
        }

        return Settle(matches);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Hit(int Start, int Length, int Entry, PlacePrecision Precision);

    private static void AddAll(PlaceStore store, IEnumerable<PlaceName> names, int grid)
    {
        foreach (var name in names)
        {
            store.Add(name, grid);
        }
    }

    /// <summary>At every position the longest key that stands there; most positions fall to one look at a table.</summary>
    private List<Hit> Scan(string text)
    {
        var hits = new List<Hit>();
        var seen = new HashSet<int>();
        Span<uint> hashes = stackalloc uint[PlaceStore.MaxKeyLength + 1];
        for (var start = 0; start + 1 < text.Length; start++)
        {
            var fitting = Math.Min(PlaceStore.MaxKeyLength, text.Length - start);
            var lengths = _store.LengthsFrom(text[start], text[start + 1]) & (ulong.MaxValue >> (63 - fitting));
            if (lengths == 0)
            {
                continue;
            }

            PlaceStore.HashPrefixes(text.AsSpan(start), hashes[..(BitOperations.Log2(lengths) + 1)]);
            if (LongestAt(text, start, lengths, hashes) is { } hit)
            {
                AddOnce(hits, seen, hit);
            }
        }

        return hits;
    }

    private Hit? LongestAt(string text, int start, ulong lengths, ReadOnlySpan<uint> hashes)
    {
        while (lengths != 0)
        {
            var length = BitOperations.Log2(lengths);
            lengths &= ~(1UL << length);
            if (HasWholeNumbers(text, start, length) && _store.Find(text.AsSpan(start, length), hashes[length]) is var entry and >= 0)
            {
                return new Hit(start, length, entry, default);
            }
        }

        return null;
    }

    /// <summary>The same name said a hundred times is followed up once; it still covers what lies inside it.</summary>
    private void AddOnce(List<Hit> hits, HashSet<int> seen, Hit hit)
    {
        var precision = seen.Add(hit.Entry) ? EntriesOf(hit.Entry).Max(entry => entry.Precision) : Repeated;
        hits.Add(hit with { Precision = precision });
    }

    /// <summary>A key must not begin or end in the middle of a number: 2组 is not in 12组.</summary>
    private static bool HasWholeNumbers(string text, int start, int length)
    {
        var end = start + length;
        return !(start > 0 && char.IsAsciiDigit(text[start]) && char.IsAsciiDigit(text[start - 1]))
            && !(end < text.Length && char.IsAsciiDigit(text[end]) && char.IsAsciiDigit(text[end - 1]));
    }

    /// <summary>Hits come by start: one that ends no later than an earlier one lies inside it.</summary>
    private static List<Hit> WithoutCovered(List<Hit> hits)
    {
        var kept = new List<Hit>(hits.Count);
        var end = 0;
        foreach (var hit in hits.Where(hit => hit.Start + hit.Length > end))
        {
            if (hit.Precision != Repeated)
            {
                kept.Add(hit);
            }

            end = hit.Start + hit.Length;
        }

        return kept;
    }

    private IEnumerable<PlaceStore.Entry> EntriesOf(int first)
    {
        for (var index = first; index >= 0; index = _store[index].Next)
        {
            yield return _store[index];
        }
    }

    /// <summary>Where a compound lies in several grids, "锦绣家园5号" may still mean building 5.</summary>
    private List<PlaceStore.Entry> Building(Hit hit, string text)
    {
        var entries = EntriesOf(hit.Entry).ToList();
        var (start, end) = (hit.Start + hit.Length, hit.Start + hit.Length);
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        if (entries.Count == 1 || end == start)
        {
            return entries;
        }

        var building = _store.Find(string.Concat(text.AsSpan(hit.Start, end - hit.Start), "号楼"));
        return building < 0 ? entries : [.. EntriesOf(building)];
    }

    private List<PlaceStore.Entry> Narrow(List<PlaceStore.Entry> entries, List<Hit> found, Hit best, string text)
    {
        foreach (var hit in found.Where(hit => hit != best).OrderByDescending(hit => hit.Precision))
        {
            if (entries.Count == 1)
            {
                return entries;
            }

            var grids = EntriesOf(hit.Entry).Select(entry => entry.Grid).ToHashSet();
            entries = Keep(entries, entry => grids.Contains(entry.Grid));
        }

        return Keep(entries, entry => _towns.IsNamedFor(text, _grids[entry.Grid].Parent));
    }

    private static List<PlaceStore.Entry> Keep(List<PlaceStore.Entry> entries, Func<PlaceStore.Entry, bool> isMeant)
    {
        if (entries.Count < 2)
        {
            return entries;
        }

        var kept = entries.Where(isMeant).ToList();
        return kept.Count == 0 ? entries : kept;
    }

    /// <summary>Other places named as precisely as a compound that lie in other grids: then someone must choose.</summary>
    private IEnumerable<Hit> Rivals(List<Hit> found, Hit best, List<PlaceStore.Entry> entries)
    {
        var grids = entries.Select(entry => entry.Grid).ToHashSet();
        return found.Where(hit => hit.Entry != best.Entry && hit.Precision >= PlacePrecision.Named
            && EntriesOf(hit.Entry).All(entry => !grids.Contains(entry.Grid)));
    }

    private AddressMatch Match(PlaceText text, Hit hit, PlaceStore.Entry entry, bool isCertain)
    {
        var grid = _grids[entry.Grid];
        return new AddressMatch(text.Said(hit.Start, hit.Length), entry.Shown, grid.Code, grid.Name, isCertain);
    }

    /// <summary>One line per grid, by the order found; certain only when alone.</summary>
    private static List<AddressMatch> Settle(List<AddressMatch> matches)
    {
        var distinct = matches.DistinctBy(match => match.GridCode, StringComparer.Ordinal).Take(MaxMatches).ToList();
        return distinct.Count == 1 ? distinct : [.. distinct.Select(match => match with { Certain = false })];
    }
}
