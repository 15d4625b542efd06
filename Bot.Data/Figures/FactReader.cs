using Bot.Data.Deadlines;
using Bot.Data.Intakes;
using Bot.Data.Ratings;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Figures;

/// <summary>Reads intakes and all that happened to them, and says what each adds to the figures now.</summary>
public static class FactReader
{
    private sealed record Step(long IntakeId, int Sequence, Move Move, ActorRole Role, string? ActorId, string ActorName, DateTimeOffset At);

    private sealed record Promise(long IntakeId, DateTimeOffset Due, DateTimeOffset? EndedAt);

    /// <param name="db">Inside a transaction or not.</param>
    /// <param name="ids">Which; a few hundred at a time.</param>
    /// <param name="rules">Of the place.</param>
    /// <param name="now">What is late is judged by it.</param>
    public static List<IntakeFact> Read(BotDbContext db, long[] ids, FigureRules rules, DateTimeOffset now)
    {
        var steps = db.Timeline.AsNoTracking().Where(t => ids.Contains(t.IntakeId) && t.Move != Move.Note)
            .Select(t => new Step(t.IntakeId, t.Sequence, t.Move, t.Role, t.ActorId, t.ActorName, t.At)).ToList().ToLookup(t => t.IntakeId);
        var promises = db.Deadlines.AsNoTracking().Where(d => ids.Contains(d.IntakeId) && d.Kind == DeadlineKind.Resolve)
            .Select(d => new Promise(d.IntakeId, d.Due, d.EndedAt)).ToList().ToLookup(d => d.IntakeId);
        var ratings = db.Ratings.AsNoTracking().Where(r => ids.Contains(r.IntakeId)).ToList().ToLookup(r => r.IntakeId);
        return [.. db.Intakes.AsNoTracking().Where(i => ids.Contains(i.Id)).OrderBy(i => i.Id).AsEnumerable()
            .Select(i => Of(i, [.. steps[i.Id].OrderBy(s => s.Sequence)], [.. promises[i.Id]], ratings[i.Id].MaxBy(r => r.Sequence), rules, now))];
    }

    private static IntakeFact Of(Intake intake, Step[] steps, Promise[] promises, Rating? rating, FigureRules rules, DateTimeOffset now)
    {
        var counted = intake.Status is not (IntakeStatus.Withdrawn or IntakeStatus.Merged or IntakeStatus.Rejected);
        var hasResult = intake.Status is IntakeStatus.Resolved or IntakeStatus.Verified or IntakeStatus.Closed;
        var first = Array.Find(steps, s => s.Sequence > 1 && s.Role is not (ActorRole.Resident or ActorRole.Rule));
        var result = Array.FindLast(steps, s => s.Move == Move.Resolve);
        var running = promises.Where(p => p.EndedAt is null && p.Due > now).Select(p => (DateTimeOffset?)p.Due).Min();
        var (township, community) = intake.GridCode is { } code ? rules.DivisionsOf(code) : ("", "");
        return new IntakeFact
        {
            IntakeId = intake.Id,
            Township = township,
            Community = community,
            Grid = intake.GridCode ?? "",
            Item = intake.Item,
            Department = intake.Department ?? "",
            Worker = hasResult ? result?.ActorId ?? "" : "",
            WorkerName = hasResult ? result?.ActorName ?? "" : "",
            Sealed = intake.Confidential || intake.AboutWorker,
            AboutWorker = intake.AboutWorker,
            Counted = counted,
            HasResult = hasResult,
            Late = promises.Any(p => p.EndedAt is { } ended ? ended > p.Due : p.Due <= now),
            Reopened = Array.Exists(steps, s => s.Move == Move.Reopen),
            FirstMinutes = Minutes(intake.SubmittedAt, first?.At),
            ResultMinutes = Minutes(intake.SubmittedAt, result?.At),
            Rating = intake.Rating,
            RatedSeconds = rating is null || result is null ? null : (int)Math.Clamp((rating.At - result.At).TotalSeconds, int.MinValue, int.MaxValue),
            Points = hasResult && !intake.AboutWorker ? rules.PointsOf(intake.Item, intake.GridCode) : 0,
            RunsUntil = running,
        };
    }

    private static int? Minutes(DateTimeOffset from, DateTimeOffset? to) => to is { } end ? (int)Math.Max(0, (end - from).TotalMinutes) : null;
}
