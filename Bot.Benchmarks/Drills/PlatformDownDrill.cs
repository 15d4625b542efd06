using System.Globalization;
using Bot.Api.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Bot.Benchmarks.Drills;

/// <summary>
/// The platform's APIs and robots refuse connections for an hour while residents go on reporting; then they are back.
/// Bot, platform and gate live on one clock that may go faster than the wall's.
/// </summary>
public static class PlatformDownDrill
{
    public const string Name = "platform";
    private const double IntakesPerMinute = 50;

    /// <summary>One intake in so many is accepted and resolved by the grid platform meanwhile: their residents must be told later.</summary>
    private const int OfEachActed = 3;

    /// <summary>On the bot's clock.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(2), Patience = TimeSpan.FromHours(3);

    public static async Task<DrillReport> RunAsync(TimeSpan down, double speed)
    {
        var pace = speed > 1 ? string.Create(CultureInfo.InvariantCulture, $"; clock {speed:0}× as fast") : "";
        var report = new DrillReport(Name, string.Create(CultureInfo.InvariantCulture, $"platform down for {down.TotalMinutes:0} minutes at {IntakesPerMinute:0} intakes a minute{pace}"));
        var clock = new FastClock(Clock.Wall, speed);
        await using var stage = await DrillStage.OpenAsync(clock);
        stage.Settings["Logging:LogLevel:Default"] = "None";
        await using var bot = BotHost.Create(["--environment", "Production"], stage.Settings, clock);
        await bot.StartAsync();
        stage.Bot.IsUp();
        var crowd = new Crowd(stage);
        using var stop = new CancellationTokenSource();
        var arriving = crowd.KeepArrivingAsync(IntakesPerMinute / 60 * speed, i => i % OfEachActed == 0, stop.Token);
        await Task.Delay(Before, clock);
        await stage.Gate.ShutAsync();
        await Task.Delay(down, clock);
        await stop.CancelAsync();
        await arriving;
        var (waiting, tries) = await WaitingAsync(stage);
        stage.Gate.Open();
        var reopened = clock.GetUtcNow();

        var reckoning = new Reckoning(stage, crowd, report);
        await reckoning.IntakesAsync();
        report.Note("longest wait for an answer, on the wall's clock", $"{ResultTable.Figure(crowd.Ended.SelectMany(w => w.Told).Max(t => t.Took).TotalSeconds)} s");
        report.Note("deliveries waiting when it came back, most tries of one", $"{waiting}, {tries}");
        await reckoning.QueuesAsync(clock.OnWall(Patience));
        await using (var db = stage.OpenDatabase())
        {
            var last = await db.Deliveries.MaxAsync(d => d.EndedAt);
            report.Note("from its return to the last send, on the bot's clock", $"{(last - reopened)?.TotalMinutes:0.0} min");
        }

        await reckoning.RepliesAsync(most: 1_000);
        reckoning.Messages(mayDouble: true);
        report.None("robot messages refused beyond twenty a minute", stage.Refused.RobotLimit);
        await reckoning.AuditAsync();
        await bot.StopAsync();
        return report;
    }

    private static async Task<(int Waiting, int Tries)> WaitingAsync(DrillStage stage)
    {
        await using var db = stage.OpenDatabase();
        var waiting = db.Deliveries.Where(d => d.State < Data.Deliveries.DeliveryState.Sent);
        return (await waiting.CountAsync(), await waiting.MaxAsync(d => (int?)d.Attempts) ?? 0);
    }
}
