using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.Storage;

namespace Bot.Data.Accounts;

/// <summary>What is left to do once an erasure is on disk.</summary>
/// <param name="Sessions">Sessions that ended with it.</param>
/// <param name="Files">Attachments whose files go.</param>
public sealed record Erased(IReadOnlyList<string> Sessions, IReadOnlyList<Attachment> Files);

/// <summary>
/// Takes a resident out of every row (个人信息保护法 第四十七条). What they reported stays as the record of what was done, with
/// nobody's name on it; see docs/decisions/0018-erasure.md.
/// </summary>
public static class ResidentErasure
{
    /// <summary>Why a file is gone and a message was not sent.</summary>
    public const string Reason = "Erased";

    /// <summary>What stands where a resident's key stood: of one intake only, so that not even two of theirs are known to belong together.</summary>
    public const string Mark = "erased:";

    /// <summary>The resident's key and those of all mini accounts linked to it.</summary>
    public static List<string> KeysOf(WriteSession session, string resident) =>
        [.. session.Query("""SELECT "Key" FROM "mini_accounts" WHERE "LinkedTo" = @0""", r => r.GetString(0), resident).Append(resident).Distinct(StringComparer.Ordinal)];

    /// <summary>Part of the one transaction.</summary>
    public static Erased Erase(WriteSession session, IReadOnlyList<string> keys, DateTimeOffset now)
    {
        List<string> sessions = [];
        List<Attachment> files = [];
        foreach (var key in keys)
        {
            sessions.AddRange(session.Query("""DELETE FROM "mini_sessions" WHERE "Account" = @0 RETURNING "Id" """, r => r.GetString(0), key));
            files.AddRange(Files(session, key));
            Intakes(session, key, now);
            Deliveries(session, key, now);
            session.Execute("""DELETE FROM "intake_followers" WHERE "Resident" = @0""", key);
            session.Execute("""DELETE FROM "consents" WHERE "Resident" = @0""", key);
            session.Execute("""DELETE FROM "seen_messages" WHERE "Resident" = @0""", key);
            Receipts(session, key);
            session.Execute("""DELETE FROM "conversations" WHERE "Resident" = @0""", key);
            session.Execute("""DELETE FROM "link_codes" WHERE "Account" = @0 OR "Resident" = @0""", key);
            session.Execute("""DELETE FROM "public_opt_outs" WHERE "Resident" = @0""", key);
            session.Execute("""DELETE FROM "mini_accounts" WHERE "Key" = @0""", key);
        }

        return new Erased(sessions, files);
    }

    /// <summary>What they sent along with their own intakes, the sealed voice of a confidential one included.</summary>
    private static List<Attachment> Files(WriteSession session, string key)
    {
        var sent = session.Context.Attachments
            .Where(a => a.By != "worker" && session.Context.Intakes.Any(i => i.Id == a.IntakeId && i.Resident == key)).ToList();
        sent.ForEach(a => session.Execute(
            """UPDATE "attachments" SET "State" = @0, "Reason" = @1, "MediaId" = NULL, "Size" = 0 WHERE "Id" = @2""", AttachmentState.Lost, Reason, a.Id));
        return sent;
    }

    /// <summary>The public board shows none of them from here on: nobody is left who could ask for it.</summary>
    private static void Intakes(WriteSession session, string key, DateTimeOffset now)
    {
        var followed = session.Query("""SELECT "IntakeId" FROM "intake_followers" WHERE "Resident" = @0 AND "LeftAt" IS NULL""", r => r.GetInt64(0), key);
        session.Execute("""INSERT INTO "public_opt_outs" ("Resident", "At") SELECT '""" + Mark + """' || "Id", @0 FROM "intakes" WHERE "Resident" = @1""", now, key);
        var own = session.Query(
            """UPDATE "intakes" SET "Resident" = '""" + Mark + """' || "Id", "SealedPhone" = NULL, "PhoneKey" = NULL WHERE "Resident" = @0 RETURNING "Id" """,
            r => r.GetInt64(0),
            key);
        session.Execute("""UPDATE "intake_followers" SET "LeftAt" = @0 WHERE "Resident" = @1 AND "LeftAt" IS NULL""", now, key);
        AccountLinking.Announce(session, [.. followed, .. own]);
    }

    /// <summary>Answers kept under the keys of a resident's own requests.</summary>
    private static void Receipts(WriteSession session, string key)
    {
        var prefix = Recipients.Resident(key) + ":";
        session.Execute("""DELETE FROM "action_receipts" WHERE substr("Key", 1, @0) = @1""", prefix.Length, prefix);
    }

    /// <summary>That something was sent stays in the ledger; what it said and to whom does not.</summary>
    private static void Deliveries(WriteSession session, string key, DateTimeOffset now)
    {
        var recipient = Recipients.Resident(key);
        session.Execute("""UPDATE "delivery_attempts" SET "Recipient" = @0 WHERE "Recipient" = @1""", Recipients.Resident(Mark), recipient);
        session.Execute(
            """
            UPDATE "deliveries" SET "State" = @0, "Error" = @1, "EndedAt" = @2 WHERE "Recipient" = @3 AND "State" IN (0, 3)
            """,
            DeliveryState.GaveUp,
            Reason,
            now,
            recipient);
        session.Execute(
            """UPDATE "deliveries" SET "Recipient" = @0 || "Id", "EventId" = CASE WHEN "IntakeId" = 0 THEN @0 || "Id" ELSE "EventId" END, "Body" = '' WHERE "Recipient" = @1""",
            Recipients.Resident(Mark),
            recipient);
    }
}
