using Bot.Api.Conversations;
using Bot.Api.Grids;
using Bot.Api.Handling;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Deadlines;
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
        await Task.WhenAll(due.Select(id => LookAsync(id, now, cancellation)));
        return due.Count;
    }

    private async Task<List<long>> DueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        return await db.Deadlines.AsNoTracking().Where(d => d.EndedAt == null && d.NextAt <= now)
            .OrderBy(d => d.NextAt).ThenBy(d => d.Id).Select(d => d.Id).Take(BatchSize).ToListAsync(cancellation);
    }

    private async Task LookAsync(long id, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            var taken = await commit.Run(session => Look(session, id, now), cancellation);
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

    /// <summary>One transaction: the step, if it is time for one, and when to look again.</summary>
    private DeadlineScene? Look(WriteSession session, long id, DateTimeOffset now)
    {
        var deadline = session.Context.Deadlines.FirstOrDefault(d => d.Id == id && d.EndedAt == null && d.NextAt <= now);
        if (deadline is null)
        {
            // An earlier step of this sweep, or a worker, ended it.
            return null;
        }

        var intake = session.Context.Intakes.First(i => i.Id == deadline.IntakeId);
        var look = plan.At(deadline, intake.Urgent, now);
        session.Execute("""UPDATE "deadlines" SET "Step" = @0, "NextAt" = @1 WHERE "Id" = @2""", look.Next, look.NextAt, id);
        if (look.Do is not { } step)
        {
            return null;
        }

        var grid = intake.GridCode is { } code ? directory.Current.ByCode(code) : null;
        var scene = new DeadlineScene(session, deadline, step, intake, grid, profile, jurisdiction, links, promises, plan, now);
        DeadlineSteps.Take(scene);
        return scene;
    }
}

/// <summary>What wakes the watch, and whom it wakes.</summary>
public sealed record DeadlineSignals(DeadlineSignal Deadlines, EventSignal Events, DeliverySignal Deliveries);
