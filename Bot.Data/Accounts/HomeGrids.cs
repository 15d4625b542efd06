using Bot.Data.Storage;

namespace Bot.Data.Accounts;

/// <summary>Where somebody of the mini-program is at home: with the conversation once linked, with the account before.</summary>
public static class HomeGrids
{
    /// <summary>The code of the home grid, or null.</summary>
    public static string? Of(BotDbContext db, string account)
    {
        var row = db.MiniAccounts.Where(a => a.Key == account).Select(a => new { a.LinkedTo, a.HomeGrid }).FirstOrDefault();
        return row is null || row.LinkedTo is null ? row?.HomeGrid
            : db.Conversations.Where(c => c.Resident == row.LinkedTo).Select(c => c.HomeGrid).FirstOrDefault() ?? row.HomeGrid;
    }

    /// <summary>Part of somebody's transaction; the caller then invalidates the resident's context.</summary>
    public static void Set(WriteSession session, string account, string grid)
    {
        var linked = session.Scalar("""SELECT "LinkedTo" FROM "mini_accounts" WHERE "Key" = @0""", account) as string;
        if (linked is null || session.Execute(
            """UPDATE "conversations" SET "HomeGrid" = @0, "Version" = "Version" + 1 WHERE "Resident" = @1""", grid, linked) == 0)
        {
            session.Execute("""UPDATE "mini_accounts" SET "HomeGrid" = @0 WHERE "Key" = @1""", grid, account);
        }
    }
}
