using Bot.Data.Storage;

namespace Bot.Data.Accounts;

/// <summary>Which key a mini account's rows carry.</summary>
public static class MiniKeys
{
    /// <summary>The official account's key once linked, else the mini account's own; also where there is no account yet.</summary>
    public static string Resident(WriteSession session, string account) =>
        session.Scalar("""SELECT "LinkedTo" FROM "mini_accounts" WHERE "Key" = @0""", account) as string ?? account;
}
