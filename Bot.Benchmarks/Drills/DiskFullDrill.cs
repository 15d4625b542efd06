using System.Diagnostics;
using Bot.Simulator.Platform;

namespace Bot.Benchmarks.Drills;

/// <summary>The disk under the database is full for a while, under load; then there is room again.</summary>
public static class DiskFullDrill
{
    public const string Name = "disk";
    private const string Title = "the disk under the database full";
    private const double ArrivalsPerSecond = 20;
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public static async Task<DrillReport> RunAsync(TimeSpan full)
    {
        await using var disk = await TinyDisk.MountAsync();
        if (disk is null)
        {
            return DrillReport.Skip(Name, Title, "a disk of its own (tmpfs) may be mounted by root only");
        }

        var report = new DrillReport(Name, $"{Title} for {full.TotalSeconds:0} s");
        await using var stage = await DrillStage.OpenAsync(databaseFolder: disk.Path);
        await stage.Bot.StartAsync();
        var crowd = new Crowd(stage);
        using var stop = new CancellationTokenSource();
        var arriving = crowd.KeepArrivingAsync(ArrivalsPerSecond, i => i % 4 == 0, stop.Token);
        await Task.Delay(Before, Clock.Wall);

        disk.Fill();
        var before = Acknowledged(crowd);
        var calls = stage.Platform.Log.Calls.Count == 0 ? 0 : stage.Platform.Log.Calls[^1].Id;
        await Task.Delay(full, Clock.Wall);
        var meanwhile = Acknowledged(crowd) - before;
        var unanswered = stage.Platform.Log.Calls.Where(c => c.Id > calls && c.Way == CallWay.ToBot).ToList();
        disk.Free();
        var recovered = await UntilAcknowledgedAsync(crowd);
        await Task.Delay(Before, Clock.Wall);
        await stop.CancelAsync();
        await arriving;

        report.Law("the process", stage.Bot.Lives ? "lived" : "ended", stage.Bot.Lives);
        report.Note("tries while it was full (newest thousand), of them without an answer", $"{unanswered.Count}, {unanswered.Count(c => c.Failed)}");
        report.Note("asked to say it again", $"{crowd.SayAgain}");
        report.Law("it was really full: tries without an answer or asked to say it again", $"{unanswered.Count(c => c.Failed) + crowd.SayAgain}", unanswered.Any(c => c.Failed) || crowd.SayAgain > 0);
        report.Note("reports acknowledged while it was full (rows that still fitted)", $"{meanwhile}");
        report.Note("from room again to the next acknowledged report", $"{ResultTable.Figure(recovered.TotalSeconds)} s");
        var reckoning = new Reckoning(stage, crowd, report);
        await reckoning.IntakesAsync();
        await reckoning.QueuesAsync(Patience);
        await reckoning.RepliesAsync();
        reckoning.Messages(mayDouble: true);
        await reckoning.AuditAsync();
        return report;
    }

    private static async Task<TimeSpan> UntilAcknowledgedAsync(Crowd crowd)
    {
        var started = Stopwatch.GetTimestamp();
        var before = Acknowledged(crowd);
        while (Acknowledged(crowd) == before && Stopwatch.GetElapsedTime(started) < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), Clock.Wall);
        }

        return Stopwatch.GetElapsedTime(started);
    }

    private static int Acknowledged(Crowd crowd) => crowd.Walks.Count(w => w.Number is not null);
}
