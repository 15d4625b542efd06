using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.Desk.Accountability;

/// <summary><c>/desk/intakes/{number}/accountability/{form}/print</c>: the form on A4.</summary>
[Needs(DeskAct.SeeIntakes)]
public sealed class PrintPage(AccountabilityDesk desk) : DeskPage
{
    public FilledForm Filled { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string number, string form, CancellationToken cancellation)
    {
        if (await desk.ReadAsync(Visit, Scope, number, form, cancellation) is not { } filled)
        {
            return NotFound();
        }

        Filled = filled;
        return Can(DeskAct.Supervise) ? Page() : Forbid();
    }
}
