using Bot.Data.Intakes;
using Microsoft.EntityFrameworkCore;

namespace Bot.Benchmarks.Drills;

/// <summary>Redis is flushed, then stopped, then started again empty, under load; a consumer of the streams must miss nothing.</summary>
public static class RedisDrill
{
    public const string Name = "redis";
    private const string Title = "Redis flushed, stopped, started again empty";
    private static readonly TimeSpan ToAppear = TimeSpan.FromSeconds(15), Patience = TimeSpan.FromMinutes(10);

    /// <param name="phase">How long before the flush, from it to the stop, and after the start.</param>
    /// <param name="gone">How long Redis is gone.</param>
    /// <param name="arrivalsPerSecond">How many residents begin to report in a second, all the while.</param>
    public static async Task<DrillReport> RunAsync(TimeSpan phase, TimeSpan gone, double arrivalsPerSecond)
    {
        await using var stage = await DrillStage.OpenAsync();
        await using var redis = new RedisServer(stage.Folder);
        if (!await redis.StartAsync())
        {
            return DrillReport.Skip(Name, Title, "redis-server is not installed (Debian: apt-get install redis-server)");
        }

        stage.Settings["ConnectionStrings:Redis"] = $"127.0.0.1:{redis.Port}";
        await stage.Bot.StartAsync();
        var crowd = new Crowd(stage);
        var consumer = new StreamConsumer(redis.Port);
        using var stop = new CancellationTokenSource();
        var consuming = consumer.RunAsync(stop.Token);
        await crowd.WalkAsync(confirms: true, acting: false);
        if (!await stage.UntilAsync(_ => Task.FromResult(consumer.Seen.Count > 0), ToAppear))
        {
            await stop.CancelAsync();
            await consuming;
            return DrillReport.Skip(Name, Title, "this build writes no grid:events");
        }

        var report = new DrillReport(Name, $"{Title} {(gone < TimeSpan.FromMinutes(2) ? $"{gone.TotalSeconds:0} s" : $"{gone.TotalMinutes:0} minutes")} later");
        await DisturbAsync(redis, crowd, phase, gone, arrivalsPerSecond);
        var started = Clock.Wall.GetTimestamp();
        await stage.UntilAsync(async db => consumer.Seen.Count >= await db.Events.CountAsync() && !await db.Intakes.AnyAsync(i => i.Status == IntakeStatus.Submitted), Patience);
        report.Note("until the consumer had everything, after the last arrival", $"{Clock.Wall.GetElapsedTime(started).TotalSeconds:0.0} s");
        await stop.CancelAsync();
        await consuming;
        await JudgeAsync(stage, crowd, consumer, report);
        return report;
    }

    private static async Task DisturbAsync(RedisServer redis, Crowd crowd, TimeSpan phase, TimeSpan gone, double arrivalsPerSecond)
    {
        using var stop = new CancellationTokenSource();
        var arriving = crowd.KeepArrivingAsync(arrivalsPerSecond, _ => false, stop.Token);
        await Task.Delay(phase, Clock.Wall);
        await redis.FlushAsync();
        await Task.Delay(phase, Clock.Wall);
        await redis.StopAsync();
        await Task.Delay(gone, Clock.Wall);
        await redis.StartAsync();
        await Task.Delay(phase, Clock.Wall);
        await stop.CancelAsync();
        await arriving;
    }

    private static async Task JudgeAsync(DrillStage stage, Crowd crowd, StreamConsumer consumer, DrillReport report)
    {
        var log = (await stage.GridPlatform.ReadEventsAsync()).ConvertAll(e => e.GetProperty("id").GetString()!);
        report.Note("events in the log, seen in the stream, read twice", $"{log.Count}, {consumer.Seen.Count}, {consumer.ReadTwice}");
        report.None("events of the log the consumer never saw", log.Except(consumer.Seen, StringComparer.Ordinal).Count());
        report.None("events seen that the log does not hold", consumer.Seen.Except(log, StringComparer.Ordinal).Count());
        report.None("intakes whose events came out of order", consumer.Seen.Select(Split).GroupBy(e => e.Number, e => e.Sequence, StringComparer.Ordinal).Count(g => !g.SequenceEqual(g.Order())));
        await using var db = stage.OpenDatabase();
        var accepted = await db.Timeline.Where(e => e.Move == Move.Accept).GroupBy(e => e.IntakeId).Select(g => g.Count()).ToListAsync();
        report.Note("actions wanted, sent (again under their key while without effect)", $"{consumer.Wanted}, {consumer.SentActions}");
        report.Law("intakes accepted by an action", $"{accepted.Count}", accepted.Count == consumer.Wanted);
        report.None("accepted more than once", accepted.Count(n => n > 1));
        var reckoning = new Reckoning(stage, crowd, report);
        await reckoning.IntakesAsync();
        await reckoning.AuditAsync();
    }

    /// <summary>An event's id is the intake's number and its place in the timeline.</summary>
    private static (string Number, int Sequence) Split(string id)
    {
        var cut = id.LastIndexOf('-');
        return (id[..cut], int.Parse(id[(cut + 1)..], System.Globalization.CultureInfo.InvariantCulture));
    }
}
