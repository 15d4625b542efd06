using Bot.Api.Conversations;
using Bot.Api.Grids;
using Bot.Api.Handling;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Deadlines;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Deadlines;

/// <summary>
/// Watches over the promises: takes the steps of deadlines that are due, the longest due first. Everything it needs stands
/// in the rows, and a step and the note that it was taken are one transaction, so a crash neither loses nor doubles one.
/// </summary>
public sealed class DeadlineWatch(
    IDbContextFactory<BotDbContext> database,
    GroupCommit commit,
    LiveGridDirectory directory,
    Profile profile,
    Jurisdiction jurisdiction,
    WorkerLinks links,
    Promises promises,
    DeadlinePlan plan,
    ResidentContexts contexts,
    DeadlineSignals signals,
    TimeProvider clock,
    ILogger<DeadlineWatch> log)
    : SweepingWorker(signals.Deadlines, Sweep, clock, log)
{
    /// <summary>Deadlines of one sweep.</summary>
    public const int BatchSize = 100;

    /// <summary>How long a deadline whose step failed is left alone.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(2);

    /// <summary>Takes the steps that are due now; returns how many deadlines were looked at.</summary>
    public override async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        var now = Clock.GetChinaNow();
        var due = await DueAsync(now, cancellation);
        var planned = await PlanAsync([.. due.Where(d => d.Step == DeadlineStep.Plan).Select(d => d.Id)], now, cancellation);
        await Task.WhenAll(due.Where(d => !planned.Contains(d.Id)).Select(d => LookAsync(d.Id, now, cancellation)));
        return due.Count;
    }

    /// <summary>Plans all that are new in one piece of work: two come with each report, and residents share the writer with them. Returns those that need no more now.</summary>
    private async Task<HashSet<long>> PlanAsync(IReadOnlyList<long> ids, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            return ids.Count == 0 ? [] : await commit.Run(session => ids.Where(id => Look(session, id, now, planOnly: true).IsDone).ToHashSet(), cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.LogError(fault, "{Count} new deadlines could not be planned together; each is looked at by itself", ids.Count);
            return [];
        }
    }

    private async Task<List<(long Id, DeadlineStep Step)>> DueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var due = await db.Deadlines.AsNoTracking().Where(d => d.EndedAt == null && d.NextAt <= now)
            .OrderBy(d => d.NextAt).ThenBy(d => d.Id).Select(d => new { d.Id, d.Step }).Take(BatchSize).ToListAsync(cancellation);
        return [.. due.Select(d => (d.Id, d.Step))];
    }

    private async Task LookAsync(long id, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            var (_, taken) = await commit.Run(session => Look(session, id, now, planOnly: false), cancellation);
            if (taken is not null)
            {
                contexts.Invalidate(taken.Intake.Resident);
                signals.Events.Raise();
                signals.Deliveries.Raise();
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.LogError(fault, "A step of deadline {Deadline} failed; it is tried again in {Pause}", id, Pause);
            await commit.Run(session => session.Execute("""UPDATE "deadlines" SET "NextAt" = @0 WHERE "Id" = @1""", now + Pause, id), cancellation);
        }
    }

    /// <summary>Inside one transaction: the step, if it is time for one, and when to look again. What is only planned is not done when a step is due already.</summary>
    private (bool IsDone, DeadlineScene? Taken) Look(WriteSession session, long id, DateTimeOffset now, bool planOnly)
    {
        if (session.Find<Deadline>(id) is not { EndedAt: null } deadline || deadline.NextAt > now)
        {
            // An earlier step of this sweep, or a worker, ended it.
            return (true, null);
        }

        var intake = session.Find<Intake>(deadline.IntakeId)!;
        var look = plan.At(deadline, intake.Urgent, now);
        if (planOnly && look.Do is not null)
        {
            return (false, null);
        }

        session.Execute("""UPDATE "deadlines" SET "Step" = @0, "NextAt" = @1 WHERE "Id" = @2""", look.Next, look.NextAt, id);
        if (look.Do is not { } step)
        {
            return (true, null);
        }

        var grid = intake.GridCode is { } code ? directory.Current.ByCode(code) : null;
        var scene = new DeadlineScene(session, deadline, step, intake, grid, profile, jurisdiction, links, promises, plan, now);
        DeadlineSteps.Take(scene);
        return (true, scene);
    }
}

/// <summary>What wakes the watch, and whom it wakes.</summary>
public sealed record DeadlineSignals(DeadlineSignal Deadlines, EventSignal Events, DeliverySignal Deliveries);
