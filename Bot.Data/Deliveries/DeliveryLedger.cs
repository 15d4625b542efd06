using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Deliveries;

/// <summary>
/// Hands out due deliveries, urgent ones first, oldest first; to one recipient one after another, so that nobody is told
/// the end before the beginning. A lease that was not ended in time is free again.
/// </summary>
public static class DeliveryLedger
{
    public static List<Delivery> LeaseDue(WriteSession session, DateTimeOffset now, TimeSpan lease, int most)
    {
        var ids = session.Query(
            $"""
            UPDATE "deliveries" SET "State" = {(int)DeliveryState.Leased}, "NextAt" = @1
            WHERE "Id" IN (
                SELECT d."Id" FROM "deliveries" d
                WHERE d."State" < {(int)DeliveryState.Sent} AND d."NextAt" <= @0
                AND NOT EXISTS (
                    SELECT 1 FROM "deliveries" p WHERE p."Recipient" = d."Recipient" AND p."Id" < d."Id"
                    AND p."Urgent" >= d."Urgent" AND p."State" < {(int)DeliveryState.Sent})
                ORDER BY d."Urgent" DESC, d."Id" LIMIT {most})
            RETURNING "Id"
            """,
            r => r.GetInt64(0),
            now,
            now + lease);
        return ids.Count == 0 ? [] : [.. session.Context.Deliveries.AsNoTracking().Where(d => ids.Contains(d.Id)).OrderBy(d => d.Id)];
    }
}
