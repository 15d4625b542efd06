namespace Bot.Data.Grids;

/// <summary>Reads 解放街与文化路交叉口: two roads, and behind them a word for where they meet.</summary>
internal static class Crossings
{
    private const int FarthestApart = 2;

    // In the normalised text 十 is 10.
    private static readonly string[] Meeting = ["交叉", "交汇", "交界", "交会", "交口", "路口", "10字", "丁字", "拐角", "拐弯", "口"];

    /// <summary>The two roads of a crossing in the text, or null.</summary>
    internal static (PlaceHit One, PlaceHit Other)? In(string text, List<PlaceHit> hits)
    {
        var roads = hits.Where(hit => hit.Precision is PlacePrecision.Road or PlacePrecision.Street).ToList();
        for (var i = 1; i < roads.Count; i++)
        {
            var (one, other) = (roads[i - 1], roads[i]);
            if (other.Start - one.End is >= 0 and <= FarthestApart && Array.Exists(Meeting, word => text.AsSpan(other.End).TrimStart('的').StartsWith(word, StringComparison.Ordinal)))
            {
                return (one, other);
            }
        }

        return null;
    }

    /// <summary>Entries of the first road in grids that know doors of both; where none does, of the one whose village was said.</summary>
    internal static List<PlaceStore.Entry> Grids(PlaceStore store, PlaceHit one, PlaceHit other)
    {
        var there = store.EntriesOf(other.Entry).Select(entry => entry.Grid).ToHashSet();
        var both = store.EntriesOf(one.Entry).Where(entry => there.Contains(entry.Grid)).ToList();
        return both.Count > 0 ? both
            : one.Precision == PlacePrecision.Street ? [.. store.EntriesOf(one.Entry)]
            : other.Precision == PlacePrecision.Street ? [.. store.EntriesOf(other.Entry)] : [];
    }
}
