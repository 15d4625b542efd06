using Bot.Data;
using Bot.Data.People;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.SignIn;

/// <summary>Who sits behind a session, asked anew at each request: signing out, another role and a shut account end it at once.</summary>
public sealed class DeskSessions(IDbContextFactory<BotDbContext> database, GroupCommit commit, TimeProvider clock)
{
    /// <summary>A new session, inside the transaction of signing in; returns what the browser is to hold.</summary>
    public static string Start(WriteSession session, StaffMember staff, DateTimeOffset at)
    {
        var token = DeskScheme.NewToken();
        session.Insert(new DeskSession { Id = DeskScheme.IdOf(token), Login = staff.Login, Role = staff.Role, Scope = staff.Scope, StartedAt = at, SeenAt = at });
        return token;
    }

    /// <summary>Ends one session, or every one of a login but the one that is kept.</summary>
    public static void End(WriteSession session, string login, DateTimeOffset at, string? only = null, string? except = null) => session.Execute(
        """UPDATE "desk_sessions" SET "EndedAt" = @0 WHERE "Login" = @1 AND "EndedAt" IS NULL AND ("Id" = @2 OR @2 = '') AND "Id" <> @3""",
        at,
        login,
        only ?? "",
        except ?? "");

    /// <summary>The visit of this session, or null when it is over.</summary>
    public async Task<DeskVisit?> FindAsync(string id, bool isQuiet, CancellationToken cancellation)
    {
        var now = clock.GetChinaNow();
        await using var db = await database.CreateDbContextAsync(cancellation);
        var found = await (
            from s in db.DeskSessions.AsNoTracking()
            join m in db.Staff.AsNoTracking() on s.Login equals m.Login
            join a in db.StaffAccounts.AsNoTracking() on s.Login equals a.Login
            where s.Id == id
            select new { Session = s, Member = m, Account = a }).FirstOrDefaultAsync(cancellation);
        if (found is null || !IsGood(found.Session, found.Member, found.Account, now))
        {
            return null;
        }

        if (!isQuiet && now - found.Session.SeenAt >= SignInLimits.SeenEvery)
        {
            await commit.Run(session => session.Execute("""UPDATE "desk_sessions" SET "SeenAt" = @0 WHERE "Id" = @1""", now, id), cancellation);
        }

        var (division, department) = DeskVisit.Scope(found.Member.Scope);
        return new DeskVisit(id, found.Member.Login, found.Member.Name, found.Member.Role, division, department, now)
        {
            MustChange = found.Account.MustChange,
            MustPair = found.Account.MustPair,
            HighContrast = found.Account.HighContrast,
            LargeType = found.Account.LargeType,
        };
    }

    private static bool IsGood(DeskSession session, StaffMember member, StaffAccount account, DateTimeOffset now) =>
        session.EndedAt is null
        && now - session.StartedAt < SignInLimits.SessionLife
        && now - session.SeenAt < SignInLimits.IdleLife
        && session.Role == member.Role
        && session.Scope == member.Scope
        && account is { ShutAt: null, PasswordHash: not null };
}
