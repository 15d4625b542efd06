using Bot.Data.Deliveries;
using Bot.Data.EventQueue;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Simulator.Platform.Residents;
using Microsoft.EntityFrameworkCore;

namespace Bot.Benchmarks.Drills;

/// <summary>Holds what residents were told against the rows, and the rows against what the platform received.</summary>
internal sealed class Reckoning(DrillStage stage, Crowd crowd, DrillReport report)
{
    private const int AtOnce = 32;

    /// <summary>Every acknowledged report stands exactly once, every dropped one not at all, and nothing nobody said.</summary>
    public async Task IntakesAsync()
    {
        var walks = crowd.Ended.ToList();
        await using var db = stage.OpenDatabase();
        var rows = (await db.Intakes.AsNoTracking().Select(i => new { i.Id, i.Text }).ToListAsync()).ToLookup(i => i.Text, i => IntakeNumber.FromId(i.Id).ToString(), StringComparer.Ordinal);
        var acknowledged = walks.Where(w => w.Number is not null).ToList();
        report.Note("intakes acknowledged, reports dropped", $"{acknowledged.Count}, {walks.Count(w => !w.Confirms)}");
        report.None("acknowledged and not found", acknowledged.Count(w => !rows[w.Words].Contains(w.Number, StringComparer.Ordinal)));
        report.None("standing more than once", acknowledged.Count(w => rows[w.Words].Count() > 1));
        var said = walks.Where(w => w.Confirms).Select(w => w.Words).ToHashSet(StringComparer.Ordinal);
        report.None("intakes nobody confirmed", rows.Count(r => !said.Contains(r.Key)));
    }

    /// <summary>Everything delivered once more gets the same answer and changes no row.</summary>
    public async Task RepliesAsync(int most = int.MaxValue)
    {
        var walks = crowd.Ended.Where(w => w.Number is not null).Concat(crowd.Ended.Where(w => w.Number is null)).Take(most).ToList();
        var before = await CountsAsync();
        int again = 0, different = 0;
        await Parallel.ForEachAsync(walks.SelectMany(w => w.Told.Select(t => (w.Resident, Told: t))), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (said, _) =>
        {
            var answer = (await said.Resident.RedeliverAsync(said.Told.Message, times: 1))[0];
            Interlocked.Increment(ref again);
            if (answer.Text != said.Told.Reply)
            {
                Interlocked.Increment(ref different);
            }
        });
        foreach (var (walk, acted) in walks.SelectMany(w => w.Acted.Select(a => (w, a))))
        {
            again++;
            different += await stage.GridPlatform.ActAsync(walk.Number!, acted.Action, acted.Note, acted.Key) == acted.Answer ? 0 : 1;
        }

        report.Note("messages and actions delivered once more at the end", $"{again}");
        report.None("answers that differed then", different);
        var after = await CountsAsync();
        report.Law("rows changed by that", before == after ? "0" : $"{before} → {after}", before == after);
    }

    /// <summary>Every event is done and every delivery ended. Returns how long that took, on the wall.</summary>
    public async Task<TimeSpan> QueuesAsync(TimeSpan patience)
    {
        var started = Clock.Wall.GetTimestamp();
        await stage.UntilAsync(async db => !await db.Events.AnyAsync(e => e.State < EventState.Done) && !await db.Deliveries.AnyAsync(d => d.State < DeliveryState.Sent), patience);
        var took = Clock.Wall.GetElapsedTime(started);
        await using var db = stage.OpenDatabase();
        report.None("events not done", await db.Events.CountAsync(e => e.State != EventState.Done));
        report.None("deliveries not ended", await db.Deliveries.CountAsync(d => d.State < DeliveryState.Sent));
        report.None("deliveries given up", await db.Deliveries.CountAsync(d => d.State == DeliveryState.GaveUp));
        report.Note("deliveries sent, kept for the next word", $"{await db.Deliveries.CountAsync(d => d.State == DeliveryState.Sent)}, {await db.Deliveries.CountAsync(d => d.State == DeliveryState.Kept)}");
        return took;
    }

    /// <summary>What the groups and the residents' phones show.</summary>
    /// <param name="mayDouble">Whether a message may come twice: between the platform's taking it and the row's saying so lies an instant.</param>
    public void Messages(bool mayDouble)
    {
        var walks = crowd.Ended.Where(w => w.Number is not null).ToList();
        var shown = stage.Platform.Groups.SelectMany(g => g.Messages).Select(m => m.AllText).ToList();
        var counts = walks.ToDictionary(w => w.Number!, _ => 0, StringComparer.Ordinal);
        foreach (var number in shown.SelectMany(text => Crowd.NumbersIn(text).Distinct(StringComparer.Ordinal)).Where(counts.ContainsKey))
        {
            counts[number]++;
        }

        report.None("intakes no group was shown", counts.Values.Count(c => c == 0));
        var twice = counts.Values.Sum(c => Math.Max(0, c - 1));
        var pushed = walks.Select(w => w.Resident.Chat.Where(m => m.Pushed).Select(m => m.Text).ToList()).ToList();
        var pushedTwice = pushed.Sum(p => p.Count - p.Distinct(StringComparer.Ordinal).Count());
        var acted = walks.Count(w => w.Acted.Count == 2);
        report.None("residents not told of acceptance and result", acted - walks.Zip(pushed).Count(p => p.First.Acted.Count == 2 && Told(p.First.Resident, p.Second)));
        if (mayDouble)
        {
            report.Note("shown twice in a group, told twice to a resident", $"{twice} of {shown.Count}, {pushedTwice} of {pushed.Sum(p => p.Count)}");
        }
        else
        {
            report.None("shown twice in a group", twice);
            report.None("told twice to a resident", pushedTwice);
        }
    }

    public async Task AuditAsync()
    {
        var (code, said) = await stage.Bot.RunAsync("verify-audit");
        report.Law("verify-audit", said, code == 0);
    }

    /// <summary>Two pushes, or what stands in front of a later reply when no door was open.</summary>
    private static bool Told(SimulatedResident resident, List<string> pushed) =>
        pushed.Distinct(StringComparer.Ordinal).Count() >= 2 || resident.Chat.Count(m => m.Text.Contains("已经办好", StringComparison.Ordinal)) > 0;

    private async Task<(int Intakes, int Entries, int Events, int Deliveries, int Seen)> CountsAsync()
    {
        await using var db = stage.OpenDatabase();
        return (await db.Intakes.CountAsync(), await db.Timeline.CountAsync(), await db.Events.CountAsync(), await db.Deliveries.CountAsync(), await db.SeenMessages.CountAsync());
    }
}
