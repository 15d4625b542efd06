using Bot.Api.Desk.Shell;
using Bot.Api.Handling.Moves;
using Bot.Data.People;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.SignIn;

/// <summary>
/// <c>/desk/staff/{login}/reset</c>: an administrator gives a new first password, or takes a lost second factor away, with a reason that goes on
/// record. The person is signed out everywhere and sets their own first of all. Nobody does this to themselves.
/// </summary>
[Needs(DeskAct.ManageStaff)]
public sealed class StaffResetPage(IDbContextFactory<BotDbContext> database, GroupCommit commit, Passwords passwords) : DeskPage
{
    public const int ShortestReason = 4;
    public const int LongestReason = 200;

    private FieldError? _error;

    [BindProperty(SupportsGet = true)]
    public string Login { get; set; } = "";

    public StaffMember Member { get; private set; } = null!;

    public bool HasSecondFactor { get; private set; }

    /// <summary>The new first password, this once.</summary>
    public string? First { get; private set; }

    /// <summary>As it was typed.</summary>
    public string? Reason { get; private set; }

    public string? Wrong(string field) => _error?.Field == field ? _error.Words : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPasswordAsync(string? reason, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (Said(reason) is not { } said)
        {
            return Again();
        }

        var first = Passwords.Generate();
        var hash = passwords.Hash(first);
        await commit.Run(session => StaffAccounts.ResetPassword(session, Visit, Member.Login, hash, said), cancellation);

        // Shown in the answer itself, never kept in a cookie or an address.
        (First, Reason) = (first, null);
        return Page();
    }

    public async Task<IActionResult> OnPostFactorAsync(string? reason, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (!HasSecondFactor)
        {
            _error = new FieldError("reason", "这个账号没有打开动态码，不用重设。");
            return Again();
        }

        if (Said(reason) is not { } said)
        {
            return Again();
        }

        await commit.Run(session => StaffAccounts.ResetSecondFactor(session, Visit, Member.Login, said), cancellation);
        Say($"{Member.Name}的动态码去掉了，已经退出；下次登录先用自己的手机重新打开。");
        return To("/desk/staff");
    }

    private string? Said(string? reason)
    {
        Reason = reason;
        if (reason?.Trim() is { Length: >= ShortestReason and <= LongestReason } said)
        {
            return said;
        }

        _error = new FieldError("reason", $"请写原因，{ShortestReason} 到 {LongestReason} 个字，会进审计。");
        return null;
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var member = await db.Staff.AsNoTracking().FirstOrDefaultAsync(m => m.Login == Login, cancellation);
        if (member is null || member.Login == Visit.Login || !member.Scope.StartsWith(Visit.Division, StringComparison.Ordinal))
        {
            return false;
        }

        Member = member;
        HasSecondFactor = await db.StaffAccounts.AnyAsync(a => a.Login == member.Login && a.SealedSecret != null, cancellation);
        return true;
    }
}
