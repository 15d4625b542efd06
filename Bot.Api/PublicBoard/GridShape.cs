using Bot.Data.Grids;

namespace Bot.Api.PublicBoard;

/// <summary>A grid's border for maps: WGS84 degrees, rings closed, the box around them.</summary>
public sealed record GridShape(Grid Grid, IReadOnlyList<IReadOnlyList<GeoPoint>> Rings, double West, double South, double East, double North)
{
    /// <summary>Null where the grid has no border.</summary>
    public static GridShape? Of(Grid grid, IReadOnlyList<IReadOnlyList<GeoPoint>> rings) => rings.Count == 0 ? null : new(
        grid, rings, rings.Min(r => r.Min(p => p.Longitude)), rings.Min(r => r.Min(p => p.Latitude)), rings.Max(r => r.Max(p => p.Longitude)), rings.Max(r => r.Max(p => p.Latitude)));

    public bool Meets(double west, double south, double east, double north) => West <= east && East >= west && South <= north && North >= south;

    /// <summary>The rings without the corners that nobody sees (Douglas and Peucker); a ring keeps at least a triangle.</summary>
    /// <param name="tolerance">Degrees by which the line may move.</param>
    public IEnumerable<IReadOnlyList<GeoPoint>> Simplified(double tolerance) => Rings.Select(ring => Simplified(ring, tolerance));

    private static IReadOnlyList<GeoPoint> Simplified(IReadOnlyList<GeoPoint> ring, double tolerance)
    {
        if (ring.Count <= 5)
        {
            return ring;
        }

        // A ring begins where it ends: it is cut at the corner farthest from there.
        var far = Enumerable.Range(1, ring.Count - 2).MaxBy(i => Squared(ring[0], ring[i]));
        var kept = new bool[ring.Count];
        kept[0] = kept[far] = kept[^1] = true;
        Keep(ring, 0, far, tolerance, kept);
        Keep(ring, far, ring.Count - 1, tolerance, kept);
        GeoPoint[] left = [.. ring.Where((_, i) => kept[i])];
        return left.Length < 4 ? ring : left;
    }

    private static void Keep(IReadOnlyList<GeoPoint> ring, int first, int last, double tolerance, bool[] kept)
    {
        var open = new Stack<(int First, int Last)>([(first, last)]);
        while (open.TryPop(out var part))
        {
            var (worst, distance) = (-1, tolerance);
            for (var i = part.First + 1; i < part.Last; i++)
            {
                var off = Distance(ring[i], ring[part.First], ring[part.Last]);
                (worst, distance) = off > distance ? (i, off) : (worst, distance);
            }

            if (worst > 0)
            {
                kept[worst] = true;
                open.Push((part.First, worst));
                open.Push((worst, part.Last));
            }
        }
    }

    private static double Squared(GeoPoint a, GeoPoint b) => ((a.Longitude - b.Longitude) * (a.Longitude - b.Longitude)) + ((a.Latitude - b.Latitude) * (a.Latitude - b.Latitude));

    private static double Distance(GeoPoint p, GeoPoint a, GeoPoint b)
    {
        var length = Math.Sqrt(Squared(a, b));
        return length == 0
            ? Math.Sqrt(Squared(p, a))
            : Math.Abs(((b.Longitude - a.Longitude) * (a.Latitude - p.Latitude)) - ((a.Longitude - p.Longitude) * (b.Latitude - a.Latitude))) / length;
    }
}
