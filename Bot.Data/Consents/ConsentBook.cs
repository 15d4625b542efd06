using Bot.Data.Storage;

namespace Bot.Data.Consents;

/// <summary>Counts consents. Each method is part of somebody's transaction.</summary>
public static class ConsentBook
{
    /// <summary>Consents kept of one resident for one template; nobody is told more often than this between two words.</summary>
    public const int Most = 100;

    /// <summary>One message more is allowed.</summary>
    public static void Give(WriteSession session, Consent one)
    {
        if (!session.TryInsert(one))
        {
            session.Execute(
                $"""
                UPDATE "consents" SET "Left" = CASE WHEN "Left" < {Most} THEN "Left" + 1 ELSE "Left" END, "ChangedAt" = @0
                WHERE "Resident" = @1 AND "TemplateId" = @2
                """,
                one.ChangedAt,
                one.Resident,
                one.TemplateId);
        }
    }

    /// <summary>Uses one up before the send; false when none is left.</summary>
    public static bool TryTake(WriteSession session, string resident, string templateId, DateTimeOffset now) => session.Execute(
        """UPDATE "consents" SET "Left" = "Left" - 1, "ChangedAt" = @0 WHERE "Resident" = @1 AND "TemplateId" = @2 AND "Left" > 0""",
        now,
        resident,
        templateId) == 1;

    /// <summary>The platform refused for another reason: the consent was not used.</summary>
    public static void GiveBack(WriteSession session, string resident, string templateId, DateTimeOffset now) => session.Execute(
        """UPDATE "consents" SET "Left" = "Left" + 1, "ChangedAt" = @0 WHERE "Resident" = @1 AND "TemplateId" = @2""",
        now,
        resident,
        templateId);

    /// <summary>The resident took it back, or the platform says that none is left.</summary>
    public static void Clear(WriteSession session, string resident, string templateId, DateTimeOffset now) => session.Execute(
        """UPDATE "consents" SET "Left" = 0, "ChangedAt" = @0 WHERE "Resident" = @1 AND "TemplateId" = @2""",
        now,
        resident,
        templateId);
}
