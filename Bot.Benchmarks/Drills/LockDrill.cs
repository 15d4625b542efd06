using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Bot.Benchmarks.Drills;

/// <summary>Another process than the bot's (this one) holds the database for itself while residents report.</summary>
public static class LockDrill
{
    public const string Name = "lock";
    private const double ArrivalsPerSecond = 20;
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task<DrillReport> RunAsync(TimeSpan held)
    {
        var report = new DrillReport(Name, $"BEGIN EXCLUSIVE held by another process for {held.TotalSeconds:0} s");
        await using var stage = await DrillStage.OpenAsync();
        await stage.Bot.StartAsync();
        var crowd = new Crowd(stage);
        using var stop = new CancellationTokenSource();
        var arriving = crowd.KeepArrivingAsync(ArrivalsPerSecond, i => i % 4 == 0, stop.Token);
        await Task.Delay(Before, Clock.Wall);
        var (readings, answered) = await HoldAsync(stage, crowd, held);
        await Task.Delay(Before, Clock.Wall);
        await stop.CancelAsync();
        await arriving;

        var told = crowd.Ended.SelectMany(w => w.Told).ToList();
        report.Note("residents arriving, a second", $"{ArrivalsPerSecond:0}");
        report.Law("the process", stage.Bot.Lives ? "lived" : "ended", stage.Bot.Lives);
        report.Note("questions that only read, answered meanwhile; slowest", $"{readings.Count}; {Seconds(readings.DefaultIfEmpty().Max())}");
        report.Note("reports acknowledged while it was held (committed just before)", $"{answered}");
        report.Note("messages answered at once, at the second or third try, after a redelivery", $"{told.Count(t => t.Took < TimeSpan.FromSeconds(5))}, {told.Count(t => t.Took >= TimeSpan.FromSeconds(5) && t.Deliveries == 1)}, {told.Count(t => t.Deliveries > 1)}");
        report.Note("longest wait for an answer", Seconds(told.Max(t => t.Took)));
        var reckoning = new Reckoning(stage, crowd, report);
        await reckoning.IntakesAsync();
        await reckoning.QueuesAsync(Patience);
        await reckoning.RepliesAsync();
        reckoning.Messages(mayDouble: false);
        await reckoning.AuditAsync();
        return report;
    }

    /// <summary>Meanwhile somebody asks what needs no writing, every tenth of a second.</summary>
    private static async Task<(List<TimeSpan> Readings, int Answered)> HoldAsync(DrillStage stage, Crowd crowd, TimeSpan held)
    {
        List<TimeSpan> readings = [];
        await using var connection = new SqliteConnection($"Data Source={stage.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync();
        var started = Stopwatch.GetTimestamp();
        var before = Acknowledged(crowd);
        for (var i = 0; Stopwatch.GetElapsedTime(started) < held; i++)
        {
            var asked = Stopwatch.GetTimestamp();
            var reader = stage.Platform.Follow($"oDrillReader{i:D15}");
            if (await reader.SayAsync("帮助") is not null)
            {
                readings.Add(Stopwatch.GetElapsedTime(asked));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), Clock.Wall);
        }

        var answered = Acknowledged(crowd) - before;
        command.CommandText = "ROLLBACK";
        await command.ExecuteNonQueryAsync();
        return (readings, answered);
    }

    private static int Acknowledged(Crowd crowd) => crowd.Walks.Count(w => w.Number is not null);

    private static string Seconds(TimeSpan span) => $"{ResultTable.Figure(span.TotalSeconds)} s";
}
