using Bot.Data.Intakes;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.PublicBoard.Pages;

/// <summary><c>GET /public/cases/{number}</c>: one closed case.</summary>
public sealed class CasePage(PublicCases cases) : PublicPage
{
    public PublicCase Case { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        // What is hidden and what never was look alike.
        if (!IntakeNumber.TryParse(number, out var parsed) || await cases.FindAsync(parsed, cancellation) is not { } found)
        {
            return Nothing("没有这一件，或者它不公开。");
        }

        Case = found;
        Response.GetTypedHeaders().LastModified = found.Closed.AddTicks(-(found.Closed.Ticks % TimeSpan.TicksPerSecond));
        return Page();
    }
}
