using Bot.Data.Storage;

namespace Bot.Data.Uploads;

/// <summary>What somebody keeps here that is not yet anybody else's: for erasing it.</summary>
public static class OwnedUploads
{
    /// <summary>Forgets uploads that no intake named, drafts, and by whom a safety check was asked. Files follow with the next sweep.</summary>
    public static void Forget(WriteSession session, string owner)
    {
        session.Execute("""DELETE FROM "uploads" WHERE "Owner" = @0""", owner);
        session.Execute("""DELETE FROM "saved_drafts" WHERE "Owner" = @0""", owner);
        session.Execute("""UPDATE "safety_verdicts" SET "Verdict" = 'review', "Account" = '' WHERE "Account" = @0 AND "Verdict" = 'pending'""", owner);
        session.Execute("""UPDATE "safety_verdicts" SET "Account" = '' WHERE "Account" = @0""", owner);
    }
}
