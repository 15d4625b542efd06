using Bot.Data.Storage;

namespace Bot.Data.Consents;

/// <summary>Counts consents. Each method is part of somebody's transaction.</summary>
public static class ConsentBook
{
    /// <summary>Consents kept of one resident for one template; nobody is told more often than this between two words.</summary>
    public const int Most = 100;

    /// <summary>The mini-program's word and the platform's event about one tap come no further apart.</summary>
    public static readonly TimeSpan PairedWithin = TimeSpan.FromMinutes(10);

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

    /// <summary>
    /// One message more of the mini-program is allowed, as it told us itself or as the platform's event says: both tell of
    /// the same tap, in either order, and it counts once.
    /// </summary>
    public static void Tell(WriteSession session, Consent one, bool byPlatform)
    {
        var step = byPlatform ? -1 : 1;
        var row = session.Context.Consents.FirstOrDefault(c => c.Resident == one.Resident && c.TemplateId == one.TemplateId);
        var ahead = row?.AheadAt is { } since && one.ChangedAt - since < PairedWithin ? row.Ahead : 0;
        if (ahead * step >= 0)
        {
            Give(session, one);
        }

        session.Execute(
            """UPDATE "consents" SET "Ahead" = @0, "AheadAt" = @1 WHERE "Resident" = @2 AND "TemplateId" = @3""",
            ahead + step,
            one.ChangedAt,
            one.Resident,
            one.TemplateId);
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
