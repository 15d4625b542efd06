using System.Globalization;
using Bot.Data.Storage;

namespace Bot.Data.Accounts;

/// <summary>What a resident says of the public board: written where all its doors read it.</summary>
public static class PublicWish
{
    public static void HideOne(WriteSession session, long intake, DateTimeOffset at) => session.TryInsert(new PublicOptOut { Resident = KeyOf(intake), At = at });

    public static void OfOne(WriteSession session, long intake, bool may, DateTimeOffset at)
    {
        if (may)
        {
            session.Execute("""DELETE FROM "public_opt_outs" WHERE "Resident" = @0""", KeyOf(intake));
        }
        else
        {
            HideOne(session, intake, at);
        }
    }

    /// <summary>All of theirs; that all may be shown takes back what was said of single ones too.</summary>
    public static void OfAll(WriteSession session, string resident, bool may, DateTimeOffset at)
    {
        if (!may)
        {
            session.TryInsert(new PublicOptOut { Resident = resident, At = at });
            return;
        }

        session.Execute("""DELETE FROM "public_opt_outs" WHERE "Resident" = @0""", resident);
        session.Execute(
            """DELETE FROM "public_opt_outs" WHERE "Resident" IN (SELECT '""" + PublicOptOut.OneIntake + """' || "Id" FROM "intakes" WHERE "Resident" = @0)""", resident);
    }

    public static bool HidesAll(WriteSession session, string resident) => session.Context.PublicOptOuts.Any(o => o.Resident == resident);

    private static string KeyOf(long intake) => PublicOptOut.OneIntake + intake.ToString(CultureInfo.InvariantCulture);
}
