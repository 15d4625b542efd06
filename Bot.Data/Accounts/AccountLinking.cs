using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.Joining;
using Bot.Data.Storage;

namespace Bot.Data.Accounts;

/// <summary>
/// A mini account and a resident of the official account turn out to be the same person: from here on all rows carry the
/// official account's key. Part of somebody's transaction; the caller invalidates both contexts.
/// </summary>
public static class AccountLinking
{
    /// <summary>False when the account is linked already or gone.</summary>
    public static bool Link(WriteSession session, string account, string resident, DateTimeOffset now)
    {
        if (session.Execute(
            """UPDATE "mini_accounts" SET "LinkedTo" = @0, "LinkedAt" = @1 WHERE "Key" = @2 AND "LinkedTo" IS NULL""", resident, now, account) == 0)
        {
            return false;
        }

        session.Execute("""DELETE FROM "link_codes" WHERE "Account" = @0""", account);
        MoveHome(session, account, resident);
        MoveIntakes(session, account, resident, now);
        MoveConsents(session, account, resident);
        MoveDeliveries(session, account, resident);
        session.Execute("""UPDATE "seen_messages" SET "Resident" = @0 WHERE "Resident" = @1""", resident, account);
        MoveOptOut(session, account, resident);
        return true;
    }

    /// <summary>The mini-program's counts only where the official account knows none.</summary>
    private static void MoveHome(WriteSession session, string account, string resident)
    {
        session.Execute(
            """
            UPDATE "conversations" SET "HomeGrid" = COALESCE("HomeGrid", (SELECT "HomeGrid" FROM "mini_accounts" WHERE "Key" = @0)), "Version" = "Version" + 1
            WHERE "Resident" = @1
            """,
            account,
            resident);
        session.Execute(
            """UPDATE "mini_accounts" SET "HomeGrid" = NULL WHERE "Key" = @0 AND EXISTS (SELECT 1 FROM "conversations" WHERE "Resident" = @1)""", account, resident);
    }

    private static void MoveIntakes(WriteSession session, string account, string resident, DateTimeOffset now)
    {
        var touched = session.Query(
            """
            SELECT "Id" FROM "intakes" WHERE "Resident" = @0
            UNION SELECT "IntakeId" FROM "intake_followers" WHERE "Resident" = @0 AND "LeftAt" IS NULL
            """,
            r => r.GetInt64(0),
            account);
        session.Execute("""UPDATE "intakes" SET "Resident" = @0 WHERE "Resident" = @1""", resident, account);

        // Who followed the same on both sides follows it once; what is their own they no longer follow.
        session.Execute(
            """
            DELETE FROM "intake_followers" WHERE "Resident" = @0 AND EXISTS (
                SELECT 1 FROM "intake_followers" o WHERE o."Resident" = @1 AND o."IntakeId" = "intake_followers"."IntakeId" AND o."Via" = "intake_followers"."Via")
            """,
            account,
            resident);
        session.Execute("""UPDATE "intake_followers" SET "Resident" = @0 WHERE "Resident" = @1""", resident, account);
        session.Execute(
            """
            UPDATE "intake_followers" SET "LeftAt" = @0 WHERE "Resident" = @1 AND "LeftAt" IS NULL
            AND "IntakeId" IN (SELECT "Id" FROM "intakes" WHERE "Resident" = @1)
            """,
            now,
            resident);
        Announce(session, touched);
    }

    /// <summary>Whoever holds intakes in memory is told whose they are now.</summary>
    internal static void Announce(WriteSession session, IReadOnlyList<long> intakes)
    {
        foreach (var intake in session.Context.Intakes.Where(i => intakes.Contains(i.Id)).ToList())
        {
            session.Announce(OpenIntake.Of(intake, Joining.Followers.Of(session, intake.Id)));
        }
    }

    private static void MoveConsents(WriteSession session, string account, string resident)
    {
        session.Execute(
            """
            UPDATE "consents" SET "Left" = "Left" + (SELECT m."Left" FROM "consents" m WHERE m."Resident" = @0 AND m."TemplateId" = "consents"."TemplateId")
            WHERE "Resident" = @1 AND EXISTS (SELECT 1 FROM "consents" m WHERE m."Resident" = @0 AND m."TemplateId" = "consents"."TemplateId" AND m."Account" = "consents"."Account")
            """,
            account,
            resident);
        session.Execute(
            """
            DELETE FROM "consents" WHERE "Resident" = @0 AND EXISTS (SELECT 1 FROM "consents" o WHERE o."Resident" = @1 AND o."TemplateId" = "consents"."TemplateId")
            """,
            account,
            resident);
        session.Execute("""UPDATE "consents" SET "Resident" = @0 WHERE "Resident" = @1""", resident, account);
    }

    /// <summary>What the same occasion told both is told once.</summary>
    private static void MoveDeliveries(WriteSession session, string account, string resident)
    {
        var (from, to) = (Recipients.Resident(account), Recipients.Resident(resident));
        session.Execute(
            """
            DELETE FROM "deliveries" WHERE "Recipient" = @0 AND "State" <> 1 AND EXISTS (
                SELECT 1 FROM "deliveries" o WHERE o."Recipient" = @1 AND o."EventId" = "deliveries"."EventId" AND o."Purpose" = "deliveries"."Purpose")
            """,
            from,
            to);
        session.Execute(
            """
            UPDATE "deliveries" SET "Recipient" = @1 WHERE "Recipient" = @0 AND NOT EXISTS (
                SELECT 1 FROM "deliveries" o WHERE o."Recipient" = @1 AND o."EventId" = "deliveries"."EventId" AND o."Purpose" = "deliveries"."Purpose")
            """,
            from,
            to);
        session.Execute("""UPDATE "delivery_attempts" SET "Recipient" = @1 WHERE "Recipient" = @0""", from, to);
    }

    private static void MoveOptOut(WriteSession session, string account, string resident)
    {
        if (session.Execute("""DELETE FROM "public_opt_outs" WHERE "Resident" = @0""", account) > 0)
        {
            session.Execute(
                """INSERT INTO "public_opt_outs" ("Resident", "At") SELECT @0, "LinkedAt" FROM "mini_accounts" WHERE "Key" = @1 ON CONFLICT DO NOTHING""", resident, account);
        }
    }
}
