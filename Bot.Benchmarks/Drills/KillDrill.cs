using System.Diagnostics;
using System.Globalization;

namespace Bot.Benchmarks.Drills;

/// <summary>SIGKILL at random instants under load, each time started again and what had no answer delivered again.</summary>
public static class KillDrill
{
    public const string Name = "kill";

    /// <summary>Residents talking at a time.</summary>
    private const int AtOnce = 24;

    /// <summary>Intakes a second at most, so that the groups' robots (twenty messages a minute each) can follow.</summary>
    private const double IntakesPerSecond = 25;

    /// <summary>How long the bot works before it is killed, at most.</summary>
    private static readonly TimeSpan LongestLife = TimeSpan.FromMilliseconds(1_200);

    /// <summary>One kill in so many falls into the start itself.</summary>
    private const int InStart = 10;

    private static readonly TimeSpan LongestStart = TimeSpan.FromMilliseconds(1_500);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    public static async Task<DrillReport> RunAsync(int kills, int? seed = null)
    {
        var report = new DrillReport(Name, $"SIGKILL at {kills} random instants under load");
        var random = new Random(seed ??= Environment.TickCount);
        await using var stage = await DrillStage.OpenAsync();
        var crowd = new Crowd(stage);
        await stage.Bot.StartAsync();
        using var stop = new CancellationTokenSource();
        var walking = crowd.KeepWalkingAsync(AtOnce, new Allowance(IntakesPerSecond).TryTake, acting: true, stop.Token);
        var starts = new List<TimeSpan>();
        for (var kill = 1; kill <= kills; kill++)
        {
            await Task.Delay(LongestLife * random.NextDouble(), Clock.Wall);
            await stage.Bot.KillAsync();
            if (kill % InStart == 0 && kill < kills)
            {
                kill++;
                stage.Bot.Launch();
                await Task.Delay(LongestStart * random.NextDouble(), Clock.Wall);
                await stage.Bot.KillAsync();
            }

            starts.Add(await stage.Bot.StartAsync());
        }

        await stop.CancelAsync();
        await walking;
        report.Note("kills, seed of their instants", string.Create(CultureInfo.InvariantCulture, $"{stage.Bot.Kills}, {seed}"));
        report.Note("start to ready, median", $"{ResultTable.Figure(ResultTable.Median([.. starts.Select(s => s.TotalSeconds)]))} s");
        report.Note("messages answered, of them only after a redelivery", $"{crowd.Ended.Sum(w => w.Told.Count)}, {crowd.Ended.Sum(w => w.Told.Count(t => t.Deliveries > 1))}");
        var reckoning = new Reckoning(stage, crowd, report);
        await reckoning.IntakesAsync();
        var settled = await reckoning.QueuesAsync(Patience);
        report.Note("until the last delivery ended, after the last kill", $"{settled.TotalSeconds:0} s");
        await reckoning.RepliesAsync(most: 5_000);
        reckoning.Messages(mayDouble: true);
        report.Note("robot messages refused beyond twenty a minute", $"{stage.Refused.RobotLimit}");
        await reckoning.AuditAsync();
        return report;
    }

    /// <summary>So many a second, not saved up for longer than half a second.</summary>
    private sealed class Allowance(double perSecond)
    {
        private readonly Lock _guard = new();
        private double _left;
        private long _at = Stopwatch.GetTimestamp();

        public bool TryTake()
        {
            lock (_guard)
            {
                var now = Stopwatch.GetTimestamp();
                _left = Math.Min(perSecond / 2, _left + (Stopwatch.GetElapsedTime(_at, now).TotalSeconds * perSecond));
                _at = now;
                return _left >= 1 && (_left -= 1) >= 0;
            }
        }
    }
}
