using System.Diagnostics;
using System.Runtime.CompilerServices;
using Bot.Data.Grids;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.IO;

namespace Bot.Benchmarks.Grids;

/// <summary>Which of 120,000 adjacent grids holds a point, on one thread, beside NetTopologySuite's tree with indexed locators.</summary>
internal static class GridsBenchmark
{
    private const int Count = 120_000;
    private const int Points = 500_000;
    private const int Rounds = 5;
    private const double Megabyte = 1024 * 1024;
    private static readonly DateOnly Today = new(2026, 11, 21);

    public static void Run(ResultTable table)
    {
        var points = RandomPoints();
        var before = Settled();
        var directory = BuildDirectory();
        var own = (Settled() - before) / Megabyte;
        before = Settled();
        var tree = BuildTree();
        Look(tree, points);
        var theirs = (Settled() - before) / Megabyte;
        List<double> ours = [], reference = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var (mine, found) = Timed(() => Look(directory, points));
            var (other, alsoFound) = Timed(() => Look(tree, points));
            if (Math.Abs(found - alsoFound) > Points / 1000)
            {
                throw new BenchmarkException($"The directory found {found} of {Points} points, the tree {alsoFound}.");
            }

            if (round > 0)
            {
                ours.Add(mine);
                reference.Add(other);
            }
        }

        GC.KeepAlive(directory);
        table.Add($"lookup among {ResultTable.Count(Count)} grids, one thread", $"{ResultTable.Count(1e6 / ResultTable.Median(ours))}/s", $"STRtree + IndexedPointInAreaLocator {ResultTable.Figure(ResultTable.Median(reference))} µs", ResultTable.Median(ours), 2, unit: " µs");
        table.Add("memory of that directory, members and borders included", "", $"tree and locators, borders only, {ResultTable.Figure(theirs)} MB", own, 200, unit: " MB");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static GridDirectory BuildDirectory() => GridDirectory.Build(SyntheticGrids.Make(Count), Today, []);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static STRtree<IndexedPointInAreaLocator> BuildTree()
    {
        var reader = new WKBReader();
        var tree = new STRtree<IndexedPointInAreaLocator>();
        foreach (var grid in SyntheticGrids.Make(Count))
        {
            var border = reader.Read(grid.Border);
            tree.Insert(border.EnvelopeInternal, new IndexedPointInAreaLocator(border));
        }

        tree.Build();
        return tree;
    }

    private static int Look(GridDirectory directory, GeoPoint[] points)
    {
        var found = 0;
        foreach (var point in points)
        {
            found += directory.At(point) is null ? 0 : 1;
        }

        return found;
    }

    private static int Look(STRtree<IndexedPointInAreaLocator> tree, GeoPoint[] points)
    {
        var found = 0;
        foreach (var point in points)
        {
            var at = new Coordinate(point.Longitude, point.Latitude);
            foreach (var locator in tree.Query(new Envelope(at)))
            {
                if (locator.Locate(at) != Location.Exterior)
                {
                    found++;
                    break;
                }
            }
        }

        return found;
    }

    /// <summary>Microseconds a point.</summary>
    private static (double Micros, int Found) Timed(Func<int> look)
    {
        var watch = Stopwatch.StartNew();
        var found = look();
        return (watch.Elapsed.TotalMicroseconds / Points, found);
    }

    private static GeoPoint[] RandomPoints()
    {
        var random = new Random(20261121);
        var (west, south, east, north) = SyntheticGrids.Extent(Count);
        return [.. Enumerable.Range(0, Points).Select(_ => new GeoPoint(west + (random.NextDouble() * (east - west)), south + (random.NextDouble() * (north - south))))];
    }

    private static long Settled()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
