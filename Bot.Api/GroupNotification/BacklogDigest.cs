using System.Globalization;
using Bot.Api.Result;
using Bot.Data.Deliveries;
using Bot.Data.Storage;

namespace Bot.Api.GroupNotification;

/// <summary>
/// More waits for a robot than it has places: the oldest become one message, a delivery of its own. The rows it carries
/// name it and end with it, so that a crash at any instant leaves either them or it to be sent.
/// </summary>
public static class BacklogDigest
{
    /// <summary>Lines of one digest at most; what the bytes allow is about half.</summary>
    public const int MostLines = 40;

    /// <summary>A row whose digest was refused for its content goes on its own.</summary>
    public const string Refused = "DigestRefused";

    private const string Due =
        $"""
        WHERE "Recipient" = @0 AND NOT "Urgent" AND "DigestId" IS NULL AND ("Error" IS NULL OR "Error" <> '{Refused}')
        AND "Purpose" NOT IN ('{Purposes.Digest}', '{Purposes.MorningDigest}')
        AND (("State" = 0 AND "NextAt" <= @1) OR ("State" = 1 AND "LeasedAt" = @1))
        """;

    private static readonly string OldestDue = string.Create(CultureInfo.InvariantCulture, $"""{Due} ORDER BY "Id" LIMIT {MostLines}""");

    /// <summary>Messages to this group that are due and could share a digest.</summary>
    public static int Waiting(WriteSession session, string recipient, DateTimeOffset now) =>
        Convert.ToInt32(session.Scalar("""SELECT COUNT(*) FROM "deliveries" """ + Due, recipient, now), CultureInfo.InvariantCulture);

    /// <summary>Writes the digest, leased already, or null when there are not at least two messages to put into it.</summary>
    public static Delivery? Make(WriteSession session, string recipient, DateTimeOffset now)
    {
        var due = session.Select<Delivery>(OldestDue, recipient, now);
        var page = new DigestPage();
        var carried = due.TakeWhile(d => page.TryAddLine(DigestLines.Of(d))).ToList();
        if (carried.Count < 2)
        {
            return null;
        }

        var waiting = Waiting(session, recipient, now) - carried.Count;
        session.Insert(new Delivery
        {
            EventId = string.Create(CultureInfo.InvariantCulture, $"backlog:{carried[0].Id}"),
            Recipient = recipient,
            IntakeId = 0,
            Purpose = Purposes.Digest,
            Body = page.Close(string.Create(CultureInfo.InvariantCulture, $"**消息较多，{carried.Count} 件合在一起**，点编号打开处理"), waiting, "随后发来"),
            CreatedAt = now,
            State = DeliveryState.Leased,
            NextAt = now + DeliveryWorker.Lease,
            LeasedAt = now,
        });
        var eventId = string.Create(CultureInfo.InvariantCulture, $"backlog:{carried[0].Id}");
        var digest = session.Select<Delivery>("""WHERE "EventId" = @0 AND "Recipient" = @1 AND "Purpose" = @2""", eventId, recipient, Purposes.Digest).Single();
        foreach (var row in carried)
        {
            session.Execute("""UPDATE "deliveries" SET "State" = 0, "LeasedAt" = NULL, "DigestId" = @0 WHERE "Id" = @1""", digest.Id, row.Id);
        }

        return digest;
    }

    /// <summary>The platform took the digest: what it carries has been said.</summary>
    public static void Sent(WriteSession session, Delivery digest, DateTimeOffset now)
    {
        foreach (var id in Carried(session, digest))
        {
            session.Execute("""UPDATE "deliveries" SET "State" = 2, "Channel" = 'digest', "EndedAt" = @0 WHERE "Id" = @1""", now, id);
            DeliveryLedger.Append(session, new DeliveryAttempt { DeliveryId = id, Recipient = digest.Recipient, At = now, Rung = Rungs.Digest });
        }
    }

    /// <summary>The platform will never take this digest: each row goes on its own.</summary>
    public static void Dissolve(WriteSession session, Delivery digest, DateTimeOffset now)
    {
        foreach (var id in Carried(session, digest))
        {
            session.Execute("""UPDATE "deliveries" SET "State" = 0, "DigestId" = NULL, "Error" = @0, "NextAt" = @1 WHERE "Id" = @2""", Refused, now, id);
        }
    }

    private static List<long> Carried(WriteSession session, Delivery digest) => session.Query(
        """SELECT "Id" FROM "deliveries" WHERE "Recipient" = @0 AND "DigestId" = @1 AND "State" IN (0, 3)""", r => r.GetInt64(0), digest.Recipient, digest.Id);
}
