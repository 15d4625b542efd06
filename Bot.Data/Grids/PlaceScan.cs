using System.Numerics;

namespace Bot.Data.Grids;

/// <summary>Finds the names of the store as they stand in a text: at every position the longest, and none inside another.</summary>
internal sealed class PlaceScan(PlaceStore store)
{
    private const PlacePrecision Repeated = (PlacePrecision)byte.MaxValue;

    internal List<PlaceHit> Hits(string text)
    {
        var hits = new List<PlaceHit>();
        var seen = new HashSet<int>();
        for (var start = 0; start + 1 < text.Length; start++)
        {
            if (LongestAt(text, start) is var (length, entry) && length > 0)
            {
                AddOnce(hits, seen, start, length, entry);
            }
        }

        return WithoutCovered(hits);
    }

    /// <summary>The longest name that stands at this position; length 0 where none does.</summary>
    internal (int Length, int Entry) LongestAt(ReadOnlySpan<char> text, int start)
    {
        var fitting = Math.Min(PlaceStore.MaxKeyLength, text.Length - start);
        var lengths = store.LengthsFrom(text[start], text[start + 1]) & (ulong.MaxValue >> (63 - fitting));
        if (lengths == 0)
        {
            return default;
        }

        Span<uint> hashes = stackalloc uint[PlaceStore.MaxKeyLength + 1];
        PlaceStore.HashPrefixes(text[start..], hashes[..(BitOperations.Log2(lengths) + 1)]);
        while (lengths != 0)
        {
            var length = BitOperations.Log2(lengths);
            lengths &= ~(1UL << length);
            if (HasWholeNumbers(text, start, length) && store.Find(text.Slice(start, length), hashes[length]) is var entry and >= 0)
            {
                return (length, entry);
            }
        }

        return default;
    }

    /// <summary>A key must not begin or end in the middle of a number: 2组 is not in 12组.</summary>
    private static bool HasWholeNumbers(ReadOnlySpan<char> text, int start, int length)
    {
        var end = start + length;
        return !(start > 0 && char.IsAsciiDigit(text[start]) && char.IsAsciiDigit(text[start - 1]))
            && !(end < text.Length && char.IsAsciiDigit(text[end]) && char.IsAsciiDigit(text[end - 1]));
    }

    /// <summary>The same name said a hundred times is followed up once; it still covers what lies inside it.</summary>
    private void AddOnce(List<PlaceHit> hits, HashSet<int> seen, int start, int length, int entry)
    {
        var precision = seen.Add(entry) ? store.PrecisionOf(entry) : Repeated;
        hits.Add(new PlaceHit(start, length, entry, precision, length * PlaceHit.ScorePerCharacter, IsSure: true));
    }

    /// <summary>Hits come by start: one that ends no later than an earlier one lies inside it.</summary>
    private static List<PlaceHit> WithoutCovered(List<PlaceHit> hits)
    {
        var kept = new List<PlaceHit>(hits.Count);
        var end = 0;
        foreach (var hit in hits.Where(hit => hit.End > end))
        {
            if (hit.Precision != Repeated)
            {
                kept.Add(hit);
            }

            end = hit.End;
        }

        return kept;
    }
}
