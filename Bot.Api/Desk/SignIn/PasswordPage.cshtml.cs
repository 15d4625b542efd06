using Bot.Api.Desk.Shell;
using Bot.Api.Handling.Moves;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.SignIn;

/// <summary><c>/desk/password</c>: one's own password; at the first sign-in the only page there is.</summary>
[Needs(DeskAct.OwnPassword)]
public sealed class PasswordPage(Passwords passwords, GroupCommit commit, IDbContextFactory<BotDbContext> database) : DeskPage
{
    private FieldError? _error;

    public string? Wrong(string field) => _error?.Field == field ? _error.Words : null;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string? old, string? fresh, string? again, CancellationToken cancellation)
    {
        _error = await FaultAsync(old ?? "", fresh ?? "", again ?? "", cancellation);
        if (_error is not null)
        {
            return Again();
        }

        var hash = passwords.Hash(fresh!);
        await commit.Run(session => StaffAccounts.ChooseOwn(session, Visit, hash), cancellation);
        Say("新密码换好了，下次用它登录。");
        return To("/desk");
    }

    private async Task<FieldError?> FaultAsync(string old, string fresh, string again, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var hash = await db.StaffAccounts.Where(a => a.Login == Visit.Login).Select(a => a.PasswordHash).FirstOrDefaultAsync(cancellation);
        if (old.Length is 0 or > SignInLimits.LongestPassword || !await passwords.IsRightAsync(hash, old, cancellation))
        {
            return new FieldError("old", "现在的密码没写对。");
        }

        if (Passwords.Fault(fresh, Visit.Login) is { } fault)
        {
            return new FieldError("fresh", fault);
        }

        return fresh == old ? new FieldError("fresh", "新密码要和现在的不一样。")
            : fresh != again ? new FieldError("again", "两遍写得不一样。")
            : null;
    }
}
