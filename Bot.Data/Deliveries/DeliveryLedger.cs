using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Deliveries;

/// <summary>Hands out due deliveries, urgent ones first, oldest first. A lease that was not ended in time is free again.</summary>
public static class DeliveryLedger
{
    public static List<Delivery> LeaseDue(WriteSession session, DateTimeOffset now, TimeSpan lease, int most)
    {
        var ids = session.Query(
            $"""
            UPDATE "deliveries" SET "State" = {(int)DeliveryState.Leased}, "NextAt" = @1
            WHERE "Id" IN (
                SELECT "Id" FROM "deliveries"
                WHERE "State" < {(int)DeliveryState.Sent} AND "NextAt" <= @0
                ORDER BY "Urgent" DESC, "Id" LIMIT {most})
            RETURNING "Id"
            """,
            r => r.GetInt64(0),
            now,
            now + lease);
        return ids.Count == 0 ? [] : [.. session.Context.Deliveries.AsNoTracking().Where(d => ids.Contains(d.Id)).OrderBy(d => d.Id)];
    }
}
