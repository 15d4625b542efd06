using Bot.Data.Storage;

namespace Bot.Data.Joining;

/// <summary>Who follows what, inside a transaction.</summary>
public static class Followers
{
    /// <summary>Followers of one intake: each notice of it becomes so many deliveries in one transaction.</summary>
    public const int Most = 1_000;

    /// <summary>How the timeline names them.</summary>
    public const string Name = "邻居（一起跟进）";

    private const string Standing = """SELECT DISTINCT "Resident" FROM "intake_followers" WHERE "IntakeId" = @0 AND "LeftAt" IS NULL""";

    /// <summary>Keys of the residents who follow now.</summary>
    public static List<string> Of(WriteSession session, long intakeId) => session.Query(Standing, r => r.GetString(0), intakeId);

    /// <summary>Of those, who were asked to rate the last result and have not.</summary>
    public static List<string> Asked(WriteSession session, long intakeId) =>
        session.Query(Standing + """ AND "AskedAt" IS NOT NULL AND "Rating" IS NULL""", r => r.GetString(0), intakeId);

    public static bool IsFollowing(WriteSession session, long intakeId, string resident) => session.Scalar(
        """SELECT 1 FROM "intake_followers" WHERE "IntakeId" = @0 AND "Resident" = @1 AND "LeftAt" IS NULL""", intakeId, resident) is not null;

    /// <summary>Begins, or begins again after leaving.</summary>
    public static void Add(WriteSession session, IntakeFollower follower)
    {
        if (!session.TryInsert(follower))
        {
            session.Execute(
                """
                UPDATE "intake_followers" SET "JoinedAt" = @0, "LeftAt" = NULL, "SaidIn" = @1, "SaidAs" = @2, "SealedPhone" = COALESCE(@3, "SealedPhone")
                WHERE "IntakeId" = @4 AND "Resident" = @5 AND "Via" = @6
                """,
                follower.JoinedAt,
                follower.SaidIn,
                follower.SaidAs,
                follower.SealedPhone,
                follower.IntakeId,
                follower.Resident,
                follower.Via);
        }
    }

    /// <summary>Stops following, also what brought them along; false when they did not follow.</summary>
    public static bool Leave(WriteSession session, long intakeId, string resident, DateTimeOffset at) => session.Execute(
        """
        UPDATE "intake_followers" SET "LeftAt" = @0 WHERE "Resident" = @1 AND "LeftAt" IS NULL AND ("IntakeId" = @2
            OR "IntakeId" IN (SELECT f."Via" FROM "intake_followers" f WHERE f."IntakeId" = @2 AND f."Resident" = @1))
        """,
        at,
        resident,
        intakeId) > 0;

    /// <summary>Whom a merge brought along leave with it.</summary>
    public static void TakeBack(WriteSession session, long intakeId, long via, DateTimeOffset at) => session.Execute(
        """UPDATE "intake_followers" SET "LeftAt" = @0 WHERE "IntakeId" = @1 AND "Via" = @2 AND "LeftAt" IS NULL""", at, intakeId, via);

    /// <summary>A result was given: each is asked anew. Null: the question is over.</summary>
    public static void Ask(WriteSession session, long intakeId, DateTimeOffset? resolved) => session.Execute(
        """UPDATE "intake_followers" SET "AskedAt" = @0, "Rating" = NULL WHERE "IntakeId" = @1""", resolved, intakeId);

    /// <summary>Notes the rating of the last result; false when none is asked for any more.</summary>
    public static bool Rate(WriteSession session, long intakeId, string resident, int score) => session.Execute(
        """
        UPDATE "intake_followers" SET "Rating" = @0 WHERE "IntakeId" = @1 AND "Resident" = @2 AND "LeftAt" IS NULL AND "AskedAt" IS NOT NULL AND "Rating" IS NULL
        """,
        score,
        intakeId,
        resident) > 0;
}
