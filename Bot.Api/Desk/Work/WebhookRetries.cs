using System.Globalization;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.SignIn;
using Bot.Api.Integration.Webhooks;
using Bot.Data.Audit;
using Bot.Data.Integration;
using Bot.Data.Storage;

namespace Bot.Api.Desk.Work;

/// <summary>Another try for what integrators' receivers did not take.</summary>
public sealed class WebhookRetries(GroupCommit commit, WebhookSignal signal)
{
    /// <summary>Goes on with a subscription where it stopped, and tries again what it gave up; returns how many of those, or null when there is nothing to go on with.</summary>
    public async Task<int?> ResumeAsync(DeskVisit visit, string id, CancellationToken cancellation)
    {
        var resumed = await commit.Run(
            session =>
            {
                if (WebhookDoors.Resume(session, id, visit.At) is not { State: WebhookState.Active } row)
                {
                    return false;
                }

                DeskAudit.Write(session, visit, AuditActs.WorkRetried, "webhook " + id, new { what = "webhook", holder = row.Holder });
                return true;
            },
            cancellation);
        if (!resumed)
        {
            return null;
        }

        var total = 0;
        for (var freed = DeliveryRetries.Chunk; freed == DeliveryRetries.Chunk && total < DeliveryRetries.MostAtOnce; total += freed)
        {
            freed = await commit.Run(session => FreeParked(session, visit, id), cancellation);
        }

        signal.Raise();
        return total;
    }

    private static int FreeParked(WriteSession session, DeskVisit visit, string id) => session.Execute(
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            UPDATE "webhook_deliveries" SET "State" = 0, "Attempts" = 0, "TriedSince" = NULL, "NextAt" = @0
            WHERE "Id" IN (SELECT "Id" FROM "webhook_deliveries" WHERE "SubscriptionId" = @1 AND "State" = 2 ORDER BY "Id" LIMIT {DeliveryRetries.Chunk})
            """),
        visit.At,
        id);
}
