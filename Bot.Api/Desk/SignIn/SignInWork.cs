using Bot.Data.Audit;
using Bot.Data.People;
using Bot.Data.Storage;

namespace Bot.Api.Desk.SignIn;

/// <summary>What a try to sign in came to.</summary>
public enum SignInOutcome
{
    Entered,

    /// <summary>The password was right; the code is still to come.</summary>
    CodeDue,

    Wrong,

    Locked,

    /// <summary>Right, but an administrator keeps the account shut.</summary>
    Shut,
}

/// <summary>The outcome, what the browser is to hold when it entered, and until when it is locked or how many tries are left.</summary>
public readonly record struct SignInResult(SignInOutcome Outcome, string? Token = null, DateTimeOffset? Until = null, int TriesLeft = 0);

/// <summary>The one transaction of a try, password or code: the lock is asked, the outcome and the audit are written together.</summary>
/// <param name="login">As typed, known or not.</param>
/// <param name="staff">Whose it is; null for a login that nobody has.</param>
/// <param name="prove">Whether what was given is right, asked of the account as it stands in the transaction; what it changes there is written.</param>
/// <param name="isLast">No further factor is asked for after this one.</param>
/// <param name="at">When.</param>
public sealed class SignInWork(string login, StaffMember? staff, Func<StaffAccount, bool> prove, Func<StaffAccount, bool> isLast, DateTimeOffset at)
{
    public SignInResult Apply(WriteSession session)
    {
        var key = login.ToLowerInvariant();
        var held = session.Context.SignInLocks.FirstOrDefault(l => l.Login == key) ?? new SignInLock { Login = key };
        if (held.LockedUntil > at)
        {
            Tell(session, AuditActs.SignInFailed, new { reason = "locked" });
            return new SignInResult(SignInOutcome.Locked, Until: held.LockedUntil);
        }

        held.At = at;
        var account = staff is null ? null : session.Context.StaffAccounts.FirstOrDefault(a => a.Login == staff.Login);
        if (account is null || !prove(account))
        {
            return Fail(session, held, account is null);
        }

        if (account.ShutAt is not null)
        {
            Tell(session, AuditActs.SignInFailed, new { reason = "shut" });
            return new SignInResult(SignInOutcome.Shut);
        }

        session.Update(account);
        return isLast(account) ? Enter(session, held) : new SignInResult(SignInOutcome.CodeDue);
    }

    private SignInResult Enter(WriteSession session, SignInLock held)
    {
        (held.Failed, held.Locks, held.LockedUntil) = (0, 0, null);
        Write(session, held);
        Tell(session, AuditActs.SignIn, null);
        return new SignInResult(SignInOutcome.Entered, DeskSessions.Start(session, staff!, at));
    }

    private SignInResult Fail(WriteSession session, SignInLock held, bool isUnknown)
    {
        held.Failed++;
        Tell(session, AuditActs.SignInFailed, new { reason = isUnknown ? "unknown" : "wrong", tries = held.Failed });
        if (held.Failed < SignInLimits.WrongTries)
        {
            Write(session, held);
            return new SignInResult(SignInOutcome.Wrong, TriesLeft: SignInLimits.WrongTries - held.Failed);
        }

        var until = at + SignInLimits.Lock(held.Locks);
        (held.Failed, held.Locks, held.LockedUntil) = (0, held.Locks + 1, until);
        Write(session, held);
        Tell(session, AuditActs.SignInLocked, new { until });
        return new SignInResult(SignInOutcome.Locked, Until: until);
    }

    private static void Write(WriteSession session, SignInLock held)
    {
        if (!session.TryInsert(held))
        {
            session.Update(held);
        }
    }

    /// <summary>Of a login that nobody has, only how it begins: people type their password into the wrong field.</summary>
    private void Tell(WriteSession session, string act, object? detail)
    {
        var who = staff?.Login ?? "?" + (login.Length <= 4 ? "" : login[..2] + "…");
        AuditLog.Append(session, at, who, act, who, detail);
    }
}
