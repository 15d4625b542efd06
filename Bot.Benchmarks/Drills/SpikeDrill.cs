using System.Diagnostics;
using Bot.Benchmarks.Load;
using Bot.Benchmarks.Turns;
using Bot.Data.Deliveries;
using Bot.Data.EventQueue;
using Bot.Simulator.Platform;
using Microsoft.EntityFrameworkCore;

namespace Bot.Benchmarks.Drills;

/// <summary>Ten times the usual for a minute, a quarter more than the machine can do at most; then the usual again, and how long until it feels so.</summary>
public static class SpikeDrill
{
    public const string Name = "spike";
    private const int Times = 10;

    /// <summary>The spike, as a multiple of what was measured to be the most: it cannot be answered as fast as it comes.</summary>
    private const double Beyond = 1.25;

    private const int MeasuringConnections = 64;
    private const int Connections = 1_000;

    /// <summary>WeChat waits so long for an answer before it tries again.</summary>
    private const double PatienceOfWeChat = 5_000;

    /// <summary>Fewer rows than this are work under way, not a queue.</summary>
    private const int UnderWay = 20;

    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task<DrillReport> RunAsync(TimeSpan usual, TimeSpan spike)
    {
        var report = new DrillReport(Name, $"{Times}× spike for {spike.TotalSeconds:0} s");
        var accounts = new PlatformSettings { OfficialAccount = new PlatformAccount(Account.AppId, Account.AppSecret, Account.Token, Account.EncodingAesKey) };
        await using var stage = await DrillStage.OpenAsync(accounts: accounts);
        await stage.Bot.StartAsync();
        var load = new SpikeLoad(stage.BotUrl.Port, new ReportScript(stage.Grids));
        await load.MeasureAsync(Measured, MeasuringConnections);
        var most = await load.MeasureAsync(Measured, MeasuringConnections);
        var rate = most * Beyond / Times;
        await QueuesEmptyAsync(stage, Patience);

        var queues = WatchQueuesAsync(stage, usual + spike);
        await load.RunAsync([(rate, usual), (rate * Times, spike), (rate, usual * 2)], Connections);
        var (events, deliveries) = await queues;

        report.Note("messages a second: most measured, usual, in the spike", $"{most:0}, {rate:0}, {rate * Times:0}");
        var ends = usual + spike;
        var before = Phase(load, TimeSpan.Zero, usual);
        Describe(report, "before", before);
        Describe(report, "in the spike", Phase(load, usual, ends));
        Describe(report, "after", Phase(load, ends, TimeSpan.MaxValue));
        report.None("messages without an answer", load.Samples.Count(s => s.Failed));
        var near = Math.Max(50, 2 * At(before, 0.99));
        report.Note($"until p99 of a second stayed under {near:0} ms again", $"{Recovered(load, ends, near):0} s");
        report.Note("until the event queue, the deliveries were worked off", $"{Seconds(events)}, {Seconds(deliveries)}");
        report.Law("deliveries worked off within five minutes", deliveries is null ? "no" : "yes", deliveries is not null);
        report.Law("the process", stage.Bot.Lives ? "lived" : "ended", stage.Bot.Lives);
        await using var db = stage.OpenDatabase();
        var intakes = await db.Intakes.CountAsync();
        report.Law("confirmations acknowledged, intakes", $"{load.Confirmed}, {intakes}", load.Confirmed == intakes);
        report.None("deliveries given up", await db.Deliveries.CountAsync(d => d.State == DeliveryState.GaveUp));
        report.None("robot messages refused beyond twenty a minute", stage.Refused.RobotLimit);
        await new Reckoning(stage, new Crowd(stage), report).AuditAsync();
        return report;
    }

    private static double[] Phase(SpikeLoad load, TimeSpan from, TimeSpan to) =>
        [.. load.Samples.Where(s => s.Due >= from.TotalSeconds && s.Due < to.TotalSeconds).Select(s => s.Milliseconds).Order()];

    private static void Describe(DrillReport report, string when, double[] sorted) => report.Note(
        $"answers {when}: p50, p99, longest; later than WeChat's five seconds",
        $"{ResultTable.Figure(At(sorted, 0.5))}, {ResultTable.Figure(At(sorted, 0.99))}, {ResultTable.Figure(At(sorted, 1))} ms; {sorted.Count(ms => ms > PatienceOfWeChat)} of {sorted.Length}");

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[(int)(share * (sorted.Length - 1))];

    /// <summary>Seconds from the end of the spike to the end of the last second that was slow.</summary>
    private static double Recovered(SpikeLoad load, TimeSpan ends, double near) => load.Samples
        .Where(s => s.Due >= ends.TotalSeconds)
        .GroupBy(s => (int)(s.Due - ends.TotalSeconds))
        .Where(second => At([.. second.Select(s => s.Milliseconds).Order()], 0.99) > near)
        .Select(second => second.Key + 1.0)
        .DefaultIfEmpty(0)
        .Max();

    /// <summary>From the end of the spike to the first look at which each queue was worked off; null when patience ended first.</summary>
    private static async Task<(TimeSpan? Events, TimeSpan? Deliveries)> WatchQueuesAsync(DrillStage stage, TimeSpan ends)
    {
        var start = Stopwatch.GetTimestamp();
        await Task.Delay(ends, Clock.Wall);
        TimeSpan? events = null, deliveries = null;
        while (deliveries is null && Stopwatch.GetElapsedTime(start) - ends < Patience)
        {
            var (waitingEvents, waitingDeliveries) = await WaitingAsync(stage);
            var since = Stopwatch.GetElapsedTime(start) - ends;
            events ??= waitingEvents < UnderWay ? since : null;
            deliveries ??= events is not null && waitingDeliveries < UnderWay ? since : null;
            await Task.Delay(TimeSpan.FromSeconds(0.5), Clock.Wall);
        }

        return (events, deliveries);
    }

    private static Task QueuesEmptyAsync(DrillStage stage, TimeSpan patience) =>
        stage.UntilAsync(async _ => await WaitingAsync(stage) is { Events: < UnderWay, Deliveries: < UnderWay }, patience);

    private static async Task<(int Events, int Deliveries)> WaitingAsync(DrillStage stage)
    {
        await using var db = stage.OpenDatabase();
        return (await db.Events.CountAsync(e => e.State < EventState.Done), await db.Deliveries.CountAsync(d => d.State < DeliveryState.Sent));
    }

    private static string Seconds(TimeSpan? span) => span is { } known ? $"{ResultTable.Figure(known.TotalSeconds)} s" : "never";
}
