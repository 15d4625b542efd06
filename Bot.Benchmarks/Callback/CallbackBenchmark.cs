using Bot.Benchmarks.Load;
using Bot.Benchmarks.Servers;
using Bot.Data.Grids;

namespace Bot.Benchmarks.Callback;

/// <summary>An encrypted text answered by the whole bot, beside a bare Kestrel that echoes the same requests. Turns that only read.</summary>
internal static class CallbackBenchmark
{
    internal const int Residents = 10_000;
    internal const int Connections = 64;
    private const int Rounds = 5;
    internal const int RoundSeconds = 5;

    /// <summary>More than one round uses up, so that no message comes twice and every answer is a turn.</summary>
    internal const int RequestsPerRound = 250_000;

    private const int PacedSeconds = 10;
    private const double PacedShare = 0.7;

    /// <summary>An answer without words would be shorter: header lines alone are about 110 bytes.</summary>
    private const double LeastAnswer = 500;

    private static readonly string[] Words = ["我的网格员", "帮助"];

    public static async Task RunAsync(ResultTable table, bool memoryOnly)
    {
        using var folder = new ScratchFolder();
        var grids = await BotServer.PrepareAsync(folder.Path);
        await using var sink = await SinkServer.StartAsync();
        await using var echo = await ChildServer.StartAsync("serve-echo", "/");
        await using var bot = await ChildServer.StartAsync("serve-bot", "/health/ready", folder.Path, sink.Url);
        await Generator.RunAllAsync(bot.Port, [.. Follows(grids)], Connections);
        await Console.Error.WriteLineAsync($"resident after {Residents} follows: {bot.ResidentMegabytes:0} MB");
        var requests = Path.Combine(folder.Path, "requests");
        var (echoRates, botRates) = await RaceAsync(echo, bot, requests, memoryOnly ? 1 : Rounds);
        var (echoTop, botTop) = (ResultTable.Median(echoRates), ResultTable.Median(botRates));
        if (!memoryOnly)
        {
            var ratios = botRates.Zip(echoRates, (b, e) => b / e).ToArray();
            table.Add(
                "encrypted text callback, whole turn, read-only", $"{ResultTable.Count(botTop)}/s", $"Kestrel echo {ResultTable.Count(echoTop)}/s",
                ResultTable.Median(ratios), 0.4, atLeast: true);
            await PaceAsync(table, bot, botTop * PacedShare);
        }

        table.Add("resident memory after that load", $"peak {ResultTable.Figure(bot.PeakMegabytes)} MB", $"echo {ResultTable.Figure(echo.ResidentMegabytes)} MB", bot.ResidentMegabytes, 250, unit: " MB");
        table.Add("process start to ready", "", $"echo {ResultTable.Figure(echo.TimeToReady.TotalSeconds)} s", bot.TimeToReady.TotalSeconds, 3, unit: " s");
    }

    /// <summary>Echo and bot by turns, each round with fresh requests; the first round only warms both up.</summary>
    private static async Task<(List<double> Echo, List<double> Bot)> RaceAsync(ChildServer echo, ChildServer bot, string file, int rounds)
    {
        List<double> echoRates = [], botRates = [];
        for (var round = 0; round <= rounds; round++)
        {
            await Wrk.WriteAsync(file, Questions(RequestsPerRound));
            var cpu = (Echo: echo.Cpu, Bot: bot.Cpu);
            var echoed = await Wrk.RunAsync(echo.Port, file, Connections, RoundSeconds);
            var answered = await Wrk.RunAsync(bot.Port, file, Connections, RoundSeconds);
            if (answered.BytesPerAnswer < LeastAnswer || answered.Requests > RequestsPerRound)
            {
                throw new BenchmarkException($"The bot's answers were {answered.BytesPerAnswer:0} bytes, {answered.Requests} of them: not whole turns.");
            }

            await Console.Error.WriteLineAsync(
                $"round {round}: echo {echoed.PerSecond:0}/s ({Micros(echo.Cpu - cpu.Echo, echoed):0.0} µs cpu), bot {answered.PerSecond:0}/s ({Micros(bot.Cpu - cpu.Bot, answered):0.0} µs cpu), {answered.BytesPerAnswer:0} bytes an answer, {bot.ResidentMegabytes:0} MB");
            if (round > 0)
            {
                echoRates.Add(echoed.PerSecond);
                botRates.Add(answered.PerSecond);
            }
        }

        return (echoRates, botRates);
    }

    private static async Task PaceAsync(ResultTable table, ChildServer bot, double perSecond)
    {
        byte[][] requests = [.. Questions((int)(perSecond * PacedSeconds))];
        var latencies = await Generator.RunAtRateAsync(bot.Port, requests, Connections, perSecond);
        table.Add(
            $"p99 at {PacedShare:P0} of the top rate, open loop", $"{ResultTable.Count(perSecond)}/s, p50 {ResultTable.Figure(At(latencies, 0.5))} ms", "",
            At(latencies, 0.99), 50, unit: " ms");
    }

    private static double Micros(TimeSpan cpu, WrkResult result) => cpu.TotalMicroseconds / result.Requests;

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    internal static IEnumerable<byte[]> Follows(IReadOnlyList<Grid> grids) =>
        Enumerable.Range(0, Residents).Select(r => Requests.Follow(r, grids[r % grids.Count].Code));

    internal static IEnumerable<byte[]> Questions(int count) =>
        Enumerable.Range(0, count).Select(i => Requests.Text(i % Residents, Words[(i / Residents) % Words.Length]));
}
