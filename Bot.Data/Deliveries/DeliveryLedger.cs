using System.Globalization;
using Bot.Data.Storage;

namespace Bot.Data.Deliveries;

/// <summary>
/// Hands out due deliveries, oldest first; to one recipient one after another, so that nobody is told the end before the
/// beginning, except that what is urgent waits for nothing but what is urgent too. What a digest carries is not handed
/// out, and blocks what is behind it until the digest has ended. A lease that was not ended in time is free again.
/// </summary>
public static class DeliveryLedger
{
    /// <summary>Deliveries in hand at once; each has its place in the statement, so that its text never changes.</summary>
    public const int MostInHand = 16;

    private const int FirstInHand = 4;

    private static readonly string Lease =
        $"""
        UPDATE "deliveries" SET "State" = 1, "NextAt" = @1, "LeasedAt" = @0
        WHERE "Id" IN (
            SELECT d."Id" FROM "deliveries" d
            WHERE d."State" < 2 AND d."Urgent" = @2 AND d."NextAt" <= @0 AND d."DigestId" IS NULL AND d."Id" NOT IN ({string.Join(", ", Enumerable.Range(FirstInHand, MostInHand).Select(i => string.Create(CultureInfo.InvariantCulture, $"@{i}")))})
            AND (d."Purpose" = '{Purposes.Digest}' OR NOT EXISTS (
                SELECT 1 FROM "deliveries" p WHERE p."Recipient" = d."Recipient" AND p."Id" < d."Id"
                AND p."Urgent" >= d."Urgent" AND p."State" < 2 AND p."Purpose" <> '{Purposes.Digest}'))
            ORDER BY d."Id" LIMIT @3)
        """;

    /// <summary>Leases what is due, urgent or not as asked, at most so many, and none of those still in hand (at most <see cref="MostInHand"/>).</summary>
    public static List<Delivery> LeaseDue(WriteSession session, DateTimeOffset now, TimeSpan lease, bool urgent, int most, IReadOnlyCollection<long> inHand)
    {
        if (most <= 0)
        {
            return [];
        }

        if (inHand.Count > MostInHand)
        {
            throw new ArgumentException($"{inHand.Count} deliveries are in hand; the statement has places for {MostInHand}.", nameof(inHand));
        }

        object?[] values = [now, now + lease, urgent, most, .. inHand, .. Enumerable.Repeat<object?>(0L, MostInHand - inHand.Count)];
        return [.. session.Change<Delivery>(Lease, values).OrderBy(d => d.Id)];
    }

    /// <summary>Not now: nothing went to the wire, and nothing was tried.</summary>
    public static void PutBack(WriteSession session, Delivery delivery, DateTimeOffset until) => session.Execute(
        """UPDATE "deliveries" SET "State" = 0, "NextAt" = @0, "LeasedAt" = NULL WHERE "Id" = @1""", until, delivery.Id);

    /// <summary>Writes a try down, unless there are so many of this delivery that one more tells nothing.</summary>
    public static void Append(WriteSession session, DeliveryAttempt attempt)
    {
        var before = Convert.ToInt64(
            session.Scalar("""SELECT COUNT(*) FROM "delivery_attempts" WHERE "DeliveryId" = @0""", attempt.DeliveryId),
            CultureInfo.InvariantCulture);
        if (before < DeliveryAttempt.MostOfOne)
        {
            session.Insert(attempt);
        }
    }

    /// <summary>A resident's older messages that found no door: they go first, now that one is open.</summary>
    public static int ReleaseKeptBefore(WriteSession session, string recipient, long id, DateTimeOffset now) => session.Execute(
        """UPDATE "deliveries" SET "State" = 0, "NextAt" = @0 WHERE "Recipient" = @1 AND "State" = 3 AND "Id" < @2""", now, recipient, id);
}
