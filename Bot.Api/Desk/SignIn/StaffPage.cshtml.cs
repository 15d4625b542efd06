using Bot.Api.Desk.Shell;
using Bot.Data.People;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.SignIn;

/// <summary><c>/desk/staff</c>: who may sign in; opening and shutting accounts.</summary>
[Needs(DeskAct.ManageStaff)]
public sealed class StaffPage(IDbContextFactory<BotDbContext> database, GroupCommit commit) : DeskPage
{
    /// <summary>Lines of the list.</summary>
    public const int Most = 1_000;

    public IReadOnlyList<StaffLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var division = Visit.Division;
        var members = await db.Staff.AsNoTracking().Where(m => m.Scope.StartsWith(division)).OrderBy(m => m.Role).ThenBy(m => m.Login).Take(Most).ToListAsync(cancellation);
        var accounts = await db.StaffAccounts.AsNoTracking().ToDictionaryAsync(a => a.Login, StringComparer.Ordinal, cancellation);
        Lines = [.. members.Select(m => new StaffLine(m, accounts.GetValueOrDefault(m.Login)))];
    }

    public async Task<IActionResult> OnPostAsync(string? login, bool shut, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var member = await db.Staff.AsNoTracking().FirstOrDefaultAsync(m => m.Login == login, cancellation);
        if (member is null || member.Login == Visit.Login || !member.Scope.StartsWith(Visit.Division, StringComparison.Ordinal))
        {
            return NotFound();
        }

        await commit.Run(session => StaffAccounts.Shut(session, Visit, member.Login, shut), cancellation);
        Say(shut ? $"{member.Name}的账号停用了，已经退出。" : $"{member.Name}的账号启用了。");
        return To("/desk/staff");
    }
}

/// <summary>One member of staff, and how they sign in.</summary>
public sealed record StaffLine(StaffMember Member, StaffAccount? Account)
{
    public Badge State => Account switch
    {
        { ShutAt: not null } => new Badge("停用", "bad"),
        null or { PasswordHash: null } => new Badge("没有密码"),
        { MustChange: true } => new Badge("待换初始密码", "warn"),
        _ => new Badge("可登录", "good"),
    };
}
