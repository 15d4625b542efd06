using Bot.Benchmarks.Load;
using Bot.Benchmarks.Servers;

namespace Bot.Benchmarks.Callback;

/// <summary>What serving several places costs one of them: the same callbacks at a bot alone, at a root with two places, at a place behind the front.</summary>
internal static class SeveralPlacesBenchmark
{
    private const int Rounds = 6;

    public static async Task RunAsync(ResultTable table)
    {
        using var folder = new ScratchFolder();
        await using var sink = await SinkServer.StartAsync();
        string[] positions = [BotServer.Alone, BotServer.WithPlaces, BotServer.AsPlace];
        var bots = new List<ChildServer>();
        try
        {
            foreach (var position in positions)
            {
                var own = Path.Combine(folder.Path, position);
                var grids = await BotServer.PrepareAsync(own);
                var bot = await ChildServer.StartAsync("serve-bot", "/health/ready", own, sink.Url, position);
                bots.Add(bot);
                await Generator.RunAllAsync(bot.Port, [.. CallbackBenchmark.Follows(grids)], CallbackBenchmark.Connections);
            }

            Report(table, positions, bots, await RaceAsync(positions, bots, Path.Combine(folder.Path, "requests")));
        }
        finally
        {
            foreach (var bot in bots)
            {
                await bot.DisposeAsync();
            }
        }
    }

    /// <summary>By turns, beginning with another each round; the first round only warms up.</summary>
    private static async Task<List<double>[]> RaceAsync(string[] positions, List<ChildServer> bots, string file)
    {
        List<double>[] rates = [.. positions.Select(_ => new List<double>())];
        for (var round = 0; round <= Rounds; round++)
        {
            await Wrk.WriteAsync(file, CallbackBenchmark.Questions(CallbackBenchmark.RequestsPerRound));
            for (var turn = 0; turn < bots.Count; turn++)
            {
                var at = (turn + round) % bots.Count;
                var cpu = bots[at].Cpu;
                var result = await Wrk.RunAsync(bots[at].Port, file, CallbackBenchmark.Connections, CallbackBenchmark.RoundSeconds);
                await Console.Error.WriteLineAsync($"round {round}: {positions[at]} {result.PerSecond:0}/s ({(bots[at].Cpu - cpu).TotalMicroseconds / result.Requests:0.0} µs cpu), {result.BytesPerAnswer:0} bytes an answer, {bots[at].ResidentMegabytes:0} MB");
                if (round > 0)
                {
                    rates[at].Add(result.PerSecond);
                }
            }
        }

        return rates;
    }

    private static void Report(ResultTable table, string[] positions, List<ChildServer> bots, List<double>[] rates)
    {
        for (var i = 1; i < positions.Length; i++)
        {
            var ratios = rates[i].Zip(rates[0], (several, alone) => several / alone).ToArray();
            table.Add(
                $"encrypted text callback, {positions[i]}", $"{ResultTable.Count(ResultTable.Median(rates[i]))}/s", $"alone {ResultTable.Count(ResultTable.Median(rates[0]))}/s",
                ResultTable.Median(ratios), 0.9, atLeast: true);
        }

        var each = (bots[1].ResidentMegabytes - bots[0].ResidentMegabytes) / 2;
        table.Add("resident memory of each further place", $"{ResultTable.Figure(bots[1].ResidentMegabytes)} MB", $"alone {ResultTable.Figure(bots[0].ResidentMegabytes)} MB", each, null, unit: " MB");
        table.Add("process start to ready", $"{ResultTable.Figure(bots[1].TimeToReady.TotalSeconds)} s", $"alone {ResultTable.Figure(bots[0].TimeToReady.TotalSeconds)} s", bots[1].TimeToReady.TotalSeconds, null, unit: " s");
    }
}
