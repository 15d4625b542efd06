using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.EventQueue;
using Bot.Data.Storage;

namespace Bot.Api.EventQueue;

/// <summary>
/// Runs what follows from each event: leased, done, later again, or parked where the desk sees it. A lease that its
/// holder did not end in time is free again. Reactions only write rows, so each runs in the transaction that ends it.
/// </summary>
public sealed class EventWorker(
    GroupCommit commit, Reactions reactions, EventSignal signal, DeliverySignal deliveries, MediaSignal media, TimeProvider clock, ILogger<EventWorker> log)
    : SweepingWorker(signal, Sweep, clock, log)
{
    public const int BatchSize = 100;
    public const int Attempts = 8;
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(2);

    /// <summary>Runs the events that are due now; returns how many there were.</summary>
    public override async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        var leased = await commit.Run(session => LeaseDue(session, Clock.GetUtcNow()), cancellation);
        await Task.WhenAll(leased.Select(e => RunAsync(e, cancellation)));
        if (leased.Count > 0)
        {
            deliveries.Raise();
            media.Raise();
        }

        return leased.Count;
    }

    /// <summary>The earliest due events, at most one an intake: those behind it wait until it is done, so order holds.</summary>
    private static List<QueuedEvent> LeaseDue(WriteSession session, DateTimeOffset now) => session.Query(
        $"""
        UPDATE "events" SET "State" = {(int)EventState.Leased}, "NextAt" = @1, "Attempts" = "Attempts" + 1
        WHERE "Position" IN (
            SELECT e."Position" FROM "events" e WHERE e."State" < {(int)EventState.Done} AND e."NextAt" <= @0
            AND NOT EXISTS (SELECT 1 FROM "events" p WHERE p."IntakeId" = e."IntakeId" AND p."Position" < e."Position" AND p."State" < {(int)EventState.Done})
            ORDER BY e."Position" LIMIT {BatchSize})
        RETURNING "Position", "Id", "Type", "IntakeId", "Time", "Data", "Attempts"
        """,
        r => new QueuedEvent
        {
            Position = r.GetInt64(0),
            Id = r.GetString(1),
            Type = r.GetString(2),
            IntakeId = r.GetInt64(3),
            Time = DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(4)).ToOffset(ChinaTime.Offset),
            Data = r.GetString(5),
            Attempts = r.GetInt32(6),
        },
        now,
        now + Lease);

    private async Task RunAsync(QueuedEvent queued, CancellationToken cancellation)
    {
        try
        {
            await commit.Run(
                session =>
                {
                    reactions.To(session, queued, Clock.GetChinaNow());
                    End(session, queued, EventState.Done, Clock.GetUtcNow(), null);
                },
                cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            var parked = queued.Attempts >= Attempts;
            Log.LogError(fault, "Event {Event} failed at try {Attempt}{Parked}", queued.Id, queued.Attempts, parked ? " and is parked" : "");
            var next = Clock.GetUtcNow() + Backoff.After(queued.Attempts);
            await commit.Run(session => End(session, queued, parked ? EventState.Parked : EventState.Waiting, next, fault.GetType().Name), cancellation);
        }
    }

    private static void End(WriteSession session, QueuedEvent queued, EventState state, DateTimeOffset next, string? error) =>
        session.Execute("""UPDATE "events" SET "State" = @0, "NextAt" = @1, "LastError" = @2 WHERE "Position" = @3""", state, next, error, queued.Position);
}
