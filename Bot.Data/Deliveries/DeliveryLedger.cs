using System.Globalization;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Deliveries;

/// <summary>
/// Hands out due deliveries, oldest first; to one recipient one after another, so that nobody is told the end before the
/// beginning, except that what is urgent waits for nothing but what is urgent too. What a digest carries is not handed
/// out, and blocks what is behind it until the digest has ended. A lease that was not ended in time is free again.
/// </summary>
public static class DeliveryLedger
{
    private const string Lease =
        $$"""
        UPDATE "deliveries" SET "State" = 1, "NextAt" = @1, "LeasedAt" = @0
        WHERE "Id" IN (
            SELECT d."Id" FROM "deliveries" d
            WHERE d."State" < 2 AND d."Urgent" = @2 AND d."NextAt" <= @0 AND d."DigestId" IS NULL AND d."Id" NOT IN ({0})
            AND (d."Purpose" = '{{Purposes.Digest}}' OR NOT EXISTS (
                SELECT 1 FROM "deliveries" p WHERE p."Recipient" = d."Recipient" AND p."Id" < d."Id"
                AND p."Urgent" >= d."Urgent" AND p."State" < 2 AND p."Purpose" <> '{{Purposes.Digest}}'))
            ORDER BY d."Id" LIMIT @3)
        RETURNING "Id"
        """;

    /// <summary>Leases what is due, urgent or not as asked, at most so many, and none of those still in hand.</summary>
    public static List<Delivery> LeaseDue(WriteSession session, DateTimeOffset now, TimeSpan lease, bool urgent, int most, IReadOnlyCollection<long> inHand)
    {
        if (most <= 0)
        {
            return [];
        }

        var ids = session.Query(string.Format(CultureInfo.InvariantCulture, Lease, string.Join(',', inHand.DefaultIfEmpty(0))), r => r.GetInt64(0), now, now + lease, urgent, most);
        return ids.Count == 0 ? [] : [.. session.Context.Deliveries.AsNoTracking().Where(d => ids.Contains(d.Id)).OrderBy(d => d.Id)];
    }

    /// <summary>Not now: nothing went to the wire, and nothing was tried.</summary>
    public static void PutBack(WriteSession session, Delivery delivery, DateTimeOffset until) => session.Execute(
        """UPDATE "deliveries" SET "State" = 0, "NextAt" = @0, "LeasedAt" = NULL WHERE "Id" = @1""", until, delivery.Id);

    /// <summary>Writes a try down, unless there are so many of this delivery that one more tells nothing.</summary>
    public static void Append(WriteSession session, DeliveryAttempt attempt)
    {
        var before = Convert.ToInt64(
            session.Scalar("""SELECT COUNT(*) FROM "delivery_attempts" WHERE "DeliveryId" = @0""", attempt.DeliveryId),
            System.Globalization.CultureInfo.InvariantCulture);
        if (before < DeliveryAttempt.MostOfOne)
        {
            session.Insert(attempt);
        }
    }

    /// <summary>A resident's older messages that found no door: they go first, now that one is open.</summary>
    public static int ReleaseKeptBefore(WriteSession session, string recipient, long id, DateTimeOffset now) => session.Execute(
        """UPDATE "deliveries" SET "State" = 0, "NextAt" = @0 WHERE "Recipient" = @1 AND "State" = 3 AND "Id" < @2""", now, recipient, id);
}
