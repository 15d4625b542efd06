using System.Diagnostics;
using System.Runtime.CompilerServices;
using Bot.Data.Grids;

namespace Bot.Benchmarks.Grids;

/// <summary>
/// Places in words among a million addresses, on one thread, beside a full-text table of SQLite over the same addresses;
/// and how often both are right in a district of 2,000 grids' worth of kinds of question.
/// </summary>
internal static class PlacesBenchmark
{
    private const int Grids = 20_000;
    private const int Buildings = 22;
    private const int Doors = 3;
    private const int QueriesOfAKind = 1000;
    private const int AskedOfTheTable = 60;
    private const int Passes = 3;
    private const double Megabyte = 1024 * 1024;

    private static readonly PlaceMistake[] Kinds = [PlaceMistake.None, PlaceMistake.Missing, PlaceMistake.Wrong, PlaceMistake.Heard];

    public static void Run(ResultTable table)
    {
        var district = PlaceDistrict.Make(seed: 3, Grids, compoundsPerGrid: 2, Buildings, Doors);
        var addresses = district.Grids.Sum(grid => grid.Addresses.Count);
        var before = Settled();
        var watch = Stopwatch.StartNew();
        var index = PlaceIndex.Build(district.Grids, []);
        var seconds = watch.Elapsed.TotalSeconds;
        var megabytes = (Settled() - before) / Megabyte;
        table.Add($"index of {ResultTable.Count(addresses)} addresses built, one thread", $"{ResultTable.Count(addresses / seconds)}/s", "", seconds, 30, unit: " s");
        table.Add("memory of that index", $"{ResultTable.Count(index.Count)} names", "", megabytes, 200, unit: " MB");

        var queries = new PlaceQueries(district, seed: 9);
        var mixed = Kinds.SelectMany(kind => queries.Of(kind, QueriesOfAKind)).ToList();
        new Random(1).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(mixed));
        Times(index, mixed);
        List<double[]> passes = [.. Enumerable.Range(0, Passes).Select(_ => Times(index, mixed))];
        var plain = Sorted(passes.SelectMany(times => times));
        var best = Sorted(Enumerable.Range(0, mixed.Count).Select(i => passes.Min(times => times[i])));
        var median = best[best.Length / 2];
        table.Add(
            "place in words, p99 of each question's best of three", $"p50 {ResultTable.Figure(median)} µs",
            $"every pass, others on the cores included: p50 {ResultTable.Figure(plain[plain.Length / 2])} µs, p99 {ResultTable.Figure(plain[plain.Length * 99 / 100] / 1000)} ms",
            best[best.Length * 99 / 100] / 1000, 2, unit: " ms");

        using var reference = new FullTextAddresses(district);
        var (theirs, found) = Asked(reference, mixed.Take(AskedOfTheTable).ToList());
        var ours = PlaceAccuracy.Of(index.Find, mixed.Take(AskedOfTheTable));
        table.Add("the same in SQLite FTS5 over character pairs, times ours", $"p50 {ResultTable.Figure(median)} µs, {ours.RightShare:P0} right", $"p50 {ResultTable.Figure(theirs / 1000)} ms, {found:P0} right", theirs / median, 10, atLeast: true);
        AddAccuracy(table);
    }

    /// <summary>Other districts, of the size of a county: one of varied names, one where half of all possible names are taken.</summary>
    private static void AddAccuracy(ResultTable table)
    {
        AddAccuracy(table, "2,000 grids", PlaceDistrict.Make(seed: 5, grids: 2000), mistake => mistake is PlaceMistake.NoEnding or PlaceMistake.InVillage ? null : 0.90);
        AddAccuracy(table, "2,000 grids of near names", PlaceDistrict.Make(seed: 5, grids: 2000, style: PlaceStyle.Dense), _ => null);
    }

    private static void AddAccuracy(ResultTable table, string name, PlaceDistrict district, Func<PlaceMistake, double?> least)
    {
        var index = PlaceIndex.Build(district.Grids, []);
        var (worst, worstKind) = (0.0, PlaceMistake.None);
        foreach (var mistake in Enum.GetValues<PlaceMistake>())
        {
            var accuracy = PlaceAccuracy.Of(index.Find, new PlaceQueries(district, seed: 11).Of(mistake, 3000));
            (worst, worstKind) = accuracy.CertainAndWrongShare > worst ? (accuracy.CertainAndWrongShare, mistake) : (worst, worstKind);
            table.Add(
                $"{name}, {mistake}: right first", $"certain {accuracy.CertainShare:P1}, certain and wrong {accuracy.CertainAndWrongShare:P2}", "", accuracy.RightShare,
                mistake is PlaceMistake.None ? 0.97 : least(mistake), atLeast: true);
        }

        table.Add($"{name}: certain and wrong at most", $"{worstKind}", "", worst * 100, 0.5, unit: " %");
    }

    /// <summary>Microseconds of each question.</summary>
    private static double[] Times(PlaceIndex index, List<PlaceQuery> queries)
    {
        var times = new double[queries.Count];
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            index.Find(queries[i].Text);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        return times;
    }

    private static double[] Sorted(IEnumerable<double> times) => [.. times.Order()];

    private static (double MedianMicros, double Right) Asked(FullTextAddresses reference, List<PlaceQuery> queries)
    {
        var times = new List<double>();
        var right = 0;
        foreach (var query in queries)
        {
            var start = Stopwatch.GetTimestamp();
            var grid = reference.Find(query.Text);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            right += grid is not null && query.Grids.Contains(grid) ? 1 : 0;
        }

        return (ResultTable.Median(times), (double)right / queries.Count);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Settled()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
