using Bot.Data.Storage;

namespace Bot.Data.Accounts;

/// <summary>What a number that WeChat vouched for leads to.</summary>
public static class PhoneClaims
{
    /// <summary>
    /// Intakes that somebody took down for this number (代居民登记) become the resident's; returns how many. Never a confidential
    /// one, never one about a grid worker: their number is not kept to be found by.
    /// </summary>
    public static int Claim(WriteSession session, string phoneKey, string resident)
    {
        var claimed = session.Query(
            """
            UPDATE "intakes" SET "Resident" = @0 WHERE "PhoneKey" = @1 AND "Resident" IS NULL AND NOT "Confidential" AND NOT "AboutWorker" RETURNING "Id"
            """,
            r => r.GetInt64(0),
            resident,
            phoneKey);
        AccountLinking.Announce(session, claimed);
        return claimed.Count;
    }

    /// <summary>The resident of the official account who lately left this number to be called back, or null.</summary>
    public static string? ResidentOf(WriteSession session, string phoneKey) => session.Scalar(
        """
        SELECT i."Resident" FROM "intakes" i JOIN "conversations" c ON c."Resident" = i."Resident"
        WHERE i."PhoneKey" = @0 AND c."Following" ORDER BY i."Id" DESC LIMIT 1
        """,
        phoneKey) as string;
}
