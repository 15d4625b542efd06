using Bot.Api.Desk.Audit;
using Bot.Data.Audit;
using Bot.Data.People;
using Bot.Data.Storage;

namespace Bot.Api.Desk.SignIn;

/// <summary>What changes accounts, each inside a transaction, with its word in the audit.</summary>
public static class StaffAccounts
{
    /// <summary>A first password, or a new one for who forgot theirs: good for nothing but choosing one's own. Ends every session.</summary>
    public static void SetFirst(WriteSession session, string login, string hash, DateTimeOffset at, string by, bool mustChange = true)
    {
        Change(session, login, account => (account.PasswordHash, account.PasswordAt, account.MustChange) = (hash, at, mustChange));
        DeskSessions.End(session, login, at);
        session.Execute("""DELETE FROM "sign_in_locks" WHERE "Login" = @0""", login.ToLowerInvariant());
        AuditLog.Append(session, at, by, AuditActs.PasswordSet, login);
    }

    /// <summary>A password that an administrator gives to who forgot theirs, for a reason. Ends every session and lock; it must be changed first of all.</summary>
    public static void ResetPassword(WriteSession session, DeskVisit visit, string login, string hash, string reason)
    {
        Change(session, login, account => (account.PasswordHash, account.PasswordAt, account.MustChange) = (hash, visit.At, true));
        DeskSessions.End(session, login, visit.At);
        session.Execute("""DELETE FROM "sign_in_locks" WHERE "Login" = @0""", login.ToLowerInvariant());
        DeskAudit.Write(session, visit, AuditActs.PasswordReset, login, new { reason });
    }

    /// <summary>Takes away the second factor of who lost their phone, for a reason. Ends every session; they pair another phone first of all.</summary>
    public static void ResetSecondFactor(WriteSession session, DeskVisit visit, string login, string reason)
    {
        Change(session, login, account => (account.SealedSecret, account.RecoveryCodes, account.LastStep, account.MustPair) = (null, "", 0, true));
        DeskSessions.End(session, login, visit.At);
        DeskAudit.Write(session, visit, AuditActs.SecondFactorReset, login, new { reason });
    }

    /// <summary>One's own choice; the sessions in other browsers end.</summary>
    public static void ChooseOwn(WriteSession session, DeskVisit visit, string hash)
    {
        Change(session, visit.Login, account => (account.PasswordHash, account.PasswordAt, account.MustChange) = (hash, visit.At, false));
        DeskSessions.End(session, visit.Login, visit.At, except: visit.SessionId);
        DeskAudit.Write(session, visit, AuditActs.PasswordChanged, visit.Login);
    }

    /// <summary>Shuts an account, and ends its sessions, or opens it again.</summary>
    public static void Shut(WriteSession session, DeskVisit visit, string login, bool isShut)
    {
        Change(session, login, account => account.ShutAt = isShut ? visit.At : null);
        if (isShut)
        {
            DeskSessions.End(session, login, visit.At);
        }

        DeskAudit.Write(session, visit, isShut ? AuditActs.StaffShut : AuditActs.StaffOpened, login);
    }

    public static void SecondFactor(WriteSession session, DeskVisit visit, string? sealedSecret, string recoveryCodes, long lastStep)
    {
        Change(session, visit.Login, account => (account.SealedSecret, account.RecoveryCodes, account.LastStep, account.MustPair) = (sealedSecret, recoveryCodes, lastStep, account.MustPair && sealedSecret is null));
        DeskAudit.Write(session, visit, sealedSecret is null ? AuditActs.SecondFactorOff : AuditActs.SecondFactorOn, visit.Login);
    }

    public static void Look(WriteSession session, DeskVisit visit, bool highContrast, bool largeType) =>
        Change(session, visit.Login, account => (account.HighContrast, account.LargeType) = (highContrast, largeType));

    private static void Change(WriteSession session, string login, Action<StaffAccount> change)
    {
        var account = session.Context.StaffAccounts.FirstOrDefault(a => a.Login == login);
        var row = account ?? new StaffAccount { Login = login };
        change(row);
        if (account is null)
        {
            session.Insert(row);
        }
        else
        {
            session.Update(row);
        }
    }
}
