using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Bot.Data.Grids;

/// <summary>
/// Warns of overlaps and of narrow gaps between neighbours. Edges that a neighbour has in the opposite direction fit;
/// only grids with other edges are looked at closely, so a clean map of 120,000 grids costs one pass over its edges.
/// </summary>
internal sealed class GridTopology
{
    private const double MetresPerDegree = 111_195;
    private const double LeastOutwardShare = 0.7;
    private static readonly double[] Samples = [0.25, 0.5, 0.75];

    private readonly List<Grid> _grids;
    private readonly List<Geometry?> _shapes;
    private readonly ProblemList _warnings;
    private readonly STRtree<Side> _looseEdges = new();
    private readonly STRtree<int> _shapesByPlace = new();

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Side(int Grid, Coordinate From, Coordinate To);

    internal GridTopology(List<Grid> grids, List<Geometry?> shapes, ProblemList warnings) =>
        (_grids, _shapes, _warnings) = (grids, shapes, warnings);

    internal void Check()
    {
        var loose = LooseEdges();
        if (loose.Count == 0)
        {
            return;
        }

        for (var i = 0; i < _shapes.Count; i++)
        {
            if (_shapes[i] is { } shape)
            {
                _shapesByPlace.Insert(shape.EnvelopeInternal, i);
            }
        }

        foreach (var side in loose)
        {
            _looseEdges.Insert(new Envelope(side.From, side.To), side);
        }

        WarnOfOverlaps([.. loose.Select(side => side.Grid).Distinct()]);
        WarnOfGaps(loose);
    }

    /// <summary>Edges without exactly one counterpart in the opposite direction.</summary>
    private List<Side> LooseEdges()
    {
        var counts = new Dictionary<(long From, long To), int>();
        foreach (var side in AllEdges())
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, (Key(side.From), Key(side.To)), out _)++;
        }

        return [.. AllEdges().Where(side =>
            counts[(Key(side.From), Key(side.To))] != 1 || counts.GetValueOrDefault((Key(side.To), Key(side.From))) != 1)];
    }

    private IEnumerable<Side> AllEdges()
    {
        for (var i = 0; i < _shapes.Count; i++)
        {
            for (var part = 0; part < (_shapes[i]?.NumGeometries ?? 0); part++)
            {
                var polygon = (Polygon)_shapes[i]!.GetGeometryN(part);
                foreach (var ring in polygon.InteriorRings.Prepend(polygon.ExteriorRing))
                {
                    var points = ring.Coordinates;
                    for (var k = 1; k < points.Length; k++)
                    {
                        yield return new Side(i, points[k - 1], points[k]);
                    }
                }
            }
        }
    }

    private static long Key(Coordinate point) =>
        ((long)BorderStore.ToUnits(point.X) << 32) | (uint)BorderStore.ToUnits(point.Y);

    private void WarnOfOverlaps(List<int> suspects)
    {
        var suspected = suspects.ToHashSet();
        foreach (var i in suspects)
        {
            foreach (var j in _shapesByPlace.Query(_shapes[i]!.EnvelopeInternal))
            {
                if (j != i && !(suspected.Contains(j) && j < i) && AreInForceTogether(_grids[i], _grids[j]))
                {
                    WarnOfOverlap(i, j);
                }
            }
        }
    }

    private void WarnOfOverlap(int i, int j)
    {
        var shared = _shapes[i]!.EnvelopeInternal.Intersection(_shapes[j]!.EnvelopeInternal);
        var most = SquareMetres(shared.Area, shared.MinY);
        if (most < GridImportLimits.LeastOverlapSquareMetres)
        {
            return;
        }

        var overlap = OverlayNGRobust.Overlay(_shapes[i], _shapes[j], SpatialFunction.Intersection);
        var area = SquareMetres(overlap.Area, shared.MinY);
        if (area >= GridImportLimits.LeastOverlapSquareMetres)
        {
            _warnings.Add(i + 1, "geometry", FormattableString.Invariant($"overlaps feature {j + 1} by {area:0} square metres"), _grids[i].Code, _grids[j].Code);
        }
    }

    private void WarnOfGaps(List<Side> loose)
    {
        var told = new HashSet<(int, int)>();
        foreach (var side in loose)
        {
            foreach (var share in Samples)
            {
                if (Across(side, share) is var (other, metres) && told.Add((Math.Min(side.Grid, other), Math.Max(side.Grid, other))))
                {
                    _warnings.Add(side.Grid + 1, "geometry", FormattableString.Invariant($"leaves a gap of {metres:0.0} metres to feature {other + 1}"), _grids[side.Grid].Code, _grids[other].Code);
                }
            }
        }
    }

    /// <summary>The grid that faces a point of an edge across a narrow strip, seen outwards (to the left of the edge).</summary>
    private (int Grid, double Metres)? Across(Side side, double share)
    {
        var at = new Coordinate(side.From.X + (share * (side.To.X - side.From.X)), side.From.Y + (share * (side.To.Y - side.From.Y)));
        var squeeze = Math.Cos(double.DegreesToRadians(at.Y));
        var reach = new Envelope(at);
        reach.ExpandBy(GridImportLimits.MostGapMetres / MetresPerDegree / squeeze, GridImportLimits.MostGapMetres / MetresPerDegree);
        var (outX, outY) = Outward(side, squeeze);
        (int, double)? facing = null;
        foreach (var other in _looseEdges.Query(reach))
        {
            if (other.Grid == side.Grid)
            {
                continue;
            }

            var (x, y) = ToNearest(at, other, squeeze);
            var metres = Math.Sqrt((x * x) + (y * y));
            if (metres < GridImportLimits.LeastGapMetres)
            {
                return null;
            }

            if (metres <= GridImportLimits.MostGapMetres && ((x * outX) + (y * outY)) >= LeastOutwardShare * metres
                && AreInForceTogether(_grids[side.Grid], _grids[other.Grid]))
            {
                facing = (other.Grid, metres);
            }
        }

        return facing is var (grid, _) && !IsInside(grid, at) ? facing : null;
    }

    private bool IsInside(int grid, Coordinate at) => _shapes[grid]!.Contains(_shapes[grid]!.Factory.CreatePoint(at));

    private static (double X, double Y) Outward(Side side, double squeeze)
    {
        var (dx, dy) = ((side.To.X - side.From.X) * squeeze, side.To.Y - side.From.Y);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        return length == 0 ? (0, 0) : (-dy / length, dx / length);
    }

    private static (double X, double Y) ToNearest(Coordinate at, Side other, double squeeze)
    {
        var (ax, ay) = ((other.From.X - at.X) * squeeze * MetresPerDegree, (other.From.Y - at.Y) * MetresPerDegree);
        var (bx, by) = ((other.To.X - at.X) * squeeze * MetresPerDegree, (other.To.Y - at.Y) * MetresPerDegree);
        var (dx, dy) = (bx - ax, by - ay);
        var length = (dx * dx) + (dy * dy);
        var along = length == 0 ? 0 : Math.Clamp(-((ax * dx) + (ay * dy)) / length, 0, 1);
        return (ax + (along * dx), ay + (along * dy));
    }

    private static double SquareMetres(double squareDegrees, double latitude) =>
        squareDegrees * MetresPerDegree * MetresPerDegree * Math.Cos(double.DegreesToRadians(latitude));

    private static bool AreInForceTogether(Grid a, Grid b) => !(a.ValidTo < b.ValidFrom) && !(b.ValidTo < a.ValidFrom);
}
