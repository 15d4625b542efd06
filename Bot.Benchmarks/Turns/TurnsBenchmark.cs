using System.Diagnostics;
using System.Globalization;
using Bot.Api.Conversations;
using Bot.Benchmarks.Load;
using Bot.Benchmarks.Servers;
using Bot.Data.Storage;
using Bot.Dialogs;

namespace Bot.Benchmarks.Turns;

/// <summary>
/// Report turns that change state, each durable before it is answered: over encrypted HTTP, and straight into the
/// pipeline, beside a raw writer of the same rows on the same disk. Event queue and deliveries run all the while.
/// </summary>
internal static class TurnsBenchmark
{
    private const int ResidentsPerRound = 5_000;
    private const int TurnsPerRound = ResidentsPerRound * 2;
    private const int Connections = 256;
    private const int Rounds = 5;

    public static async Task RunAsync(ResultTable table)
    {
        using var folder = new ScratchFolder();
        var script = new ReportScript(await BotServer.PrepareAsync(folder.Sub("inside")));
        await BotServer.PrepareAsync(folder.Sub("http"));
        await BotServer.PrepareAsync(folder.Sub("raw"));
        await using var sink = await SinkServer.StartAsync();
        await using var inside = BotServer.Create("http://127.0.0.1:0", folder.Sub("inside"), sink.Url);
        await inside.StartAsync();
        await using var http = await ChildServer.StartAsync("serve-bot", "/health/ready", folder.Sub("http"), sink.Url);
        using var raw = new RawWriter(BotServer.ConnectionString(folder.Sub("raw")));
        await RaceAsync(table, inside.Services.GetRequiredService<TurnPipeline>(), http, raw, script, folder);
        await inside.StopAsync();
    }

    private static async Task RaceAsync(ResultTable table, TurnPipeline pipeline, ChildServer http, RawWriter raw, ReportScript script, ScratchFolder folder)
    {
        var insideRecords = new BotRecords(BotServer.ConnectionString(folder.Sub("inside")));
        var httpRecords = new BotRecords(BotServer.ConnectionString(folder.Sub("http")));
        await pipeline.TakeAsync(Account.OpenId(-1), "probe", new Incoming.Text(script.Problem(0)), CancellationToken.None);
        var openState = insideRecords.OpenState();
        var lastSeen = insideRecords.LastSeen();
        List<double> insideRates = [], httpRates = [], rawRates = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var first = round * ResidentsPerRound;
            var insideRate = TurnsPerRound / await RunInsideAsync(pipeline, script, first);
            await insideRecords.WaitUntilQuietAsync();
            var (rows, seen) = TurnRowsReader.Read(insideRecords.ConnectionString, lastSeen, openState);
            lastSeen = seen;
            var rawRate = rows.Count / raw.Write(rows);
            var httpRate = TurnsPerRound / await Generator.RunAllAsync(http.Port, [.. Conversations(script, first)], Connections);
            await httpRecords.WaitUntilQuietAsync();
            var expected = (round + 1) * ResidentsPerRound;
            if (insideRecords.Intakes() != expected || httpRecords.Intakes() != expected || rows.Count != TurnsPerRound)
            {
                throw new BenchmarkException($"{expected} intakes expected, {insideRecords.Intakes()} inside, {httpRecords.Intakes()} over HTTP, {rows.Count} turns of the round.");
            }

            await Console.Error.WriteLineAsync($"round {round}: inside {insideRate:0}/s, HTTP {httpRate:0}/s, raw {rawRate:0}/s");
            if (round > 0)
            {
                insideRates.Add(insideRate);
                httpRates.Add(httpRate);
                rawRates.Add(rawRate);
            }
        }

        Add(table, "durable report turns, whole pipeline over encrypted HTTP", httpRates, rawRates);
        Add(table, "durable report turns, into the pipeline in process", insideRates, rawRates);
    }

    private static void Add(ResultTable table, string name, List<double> rates, List<double> raw) => table.Add(
        name,
        $"{ResultTable.Count(ResultTable.Median(rates))}/s",
        $"raw SQLite, {RawWriter.TurnsPerCommit} turns a commit, {ResultTable.Count(ResultTable.Median(raw))}/s",
        ResultTable.Median([.. rates.Zip(raw, (r, w) => r / w)]),
        0.25,
        atLeast: true);

    /// <summary>Seconds for a round: many residents at once, each saying the problem, then the confirmation.</summary>
    private static async Task<double> RunInsideAsync(TurnPipeline pipeline, ReportScript script, int first)
    {
        var next = first - 1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            for (var r = Interlocked.Increment(ref next); r < first + ResidentsPerRound; r = Interlocked.Increment(ref next))
            {
                var key = r.ToString(CultureInfo.InvariantCulture);
                await pipeline.TakeAsync(Account.OpenId(r), key + "-problem", new Incoming.Text(script.Problem(r)), CancellationToken.None);
                var reply = await pipeline.TakeAsync(Account.OpenId(r), key + "-yes", new Incoming.Text(ReportScript.Confirmation), CancellationToken.None);
                if (!reply.Contains("WG-", StringComparison.Ordinal))
                {
                    throw new BenchmarkException($"\"{script.Problem(r)}\" and a confirmation made no intake, but: {reply}");
                }
            }
        })));
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>All problems first, then all confirmations: by then each resident's problem has long been answered.</summary>
    private static IEnumerable<byte[]> Conversations(ReportScript script, int first) =>
        [
            .. Enumerable.Range(first, ResidentsPerRound).Select(r => Requests.Text(r, script.Problem(r))),
            .. Enumerable.Range(first, ResidentsPerRound).Select(r => Requests.Text(r, ReportScript.Confirmation)),
        ];
}
