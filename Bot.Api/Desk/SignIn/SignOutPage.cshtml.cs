using Bot.Api.Desk.Audit;
using Bot.Api.Desk.Shell;
using Bot.Data.Audit;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.Desk.SignIn;

/// <summary><c>POST /desk/sign-out</c>: the session's row ends, whatever becomes of the cookie.</summary>
[Needs(DeskAct.OwnPassword)]
public sealed class SignOutPage(GroupCommit commit) : DeskPage
{
    public IActionResult OnGet() => To("/desk");

    public async Task<IActionResult> OnPostAsync()
    {
        await commit.Run(session =>
        {
            DeskSessions.End(session, Visit.Login, Visit.At, only: Visit.SessionId);
            DeskAudit.Write(session, Visit, AuditActs.SignOut, Visit.Login);
        });
        await DeskScheme.SignOutAsync(HttpContext);
        Say("已退出。");
        return To("/desk/sign-in");
    }
}
