using Bot.Api.Desk.Audit;
using Bot.Api.Desk.SignIn;
using Bot.Api.EventQueue;
using Bot.Api.Hosting;
using Bot.Data.Audit;
using Bot.Data.Storage;

namespace Bot.Api.Desk.Work;

/// <summary>Another try for an event that was parked, or a word why there is none. Each is an act on record, in the transaction that does it.</summary>
public sealed class ParkedEvents(GroupCommit commit, EventSignal events)
{
    /// <summary>Characters of a reason.</summary>
    public const int ReasonLength = 200;

    /// <summary>Runs a parked event again, from its first try.</summary>
    public async Task<bool> RetryAsync(DeskVisit visit, long position, CancellationToken cancellation)
    {
        var done = await commit.Run(
            session =>
            {
                var id = session.Query("""UPDATE "events" SET "State" = 0, "Attempts" = 0, "NextAt" = @0 WHERE "Position" = @1 AND "State" = 3 RETURNING "Id" """, r => r.GetString(0), visit.At, position);
                id.ForEach(event_ => DeskAudit.Write(session, visit, AuditActs.WorkRetried, event_, new { what = "event" }));
                return id.Count == 1;
            },
            cancellation);
        events.Raise();
        return done;
    }

    /// <summary>Leaves a parked event as it is: nothing follows from it any more.</summary>
    public Task<bool> SetAsideAsync(DeskVisit visit, long position, string reason, CancellationToken cancellation) => commit.Run(
        session =>
        {
            var id = session.Query("""UPDATE "events" SET "State" = 2 WHERE "Position" = @0 AND "State" = 3 RETURNING "Id" """, r => r.GetString(0), position);
            id.ForEach(event_ => DeskAudit.Write(session, visit, AuditActs.WorkSetAside, event_, new { what = "event", reason }));
            return id.Count == 1;
        },
        cancellation);
}
