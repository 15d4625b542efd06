using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Intakes;

/// <summary><c>/desk/intakes/{number}/identity</c>: asks why, records it, then shows the phone, on this one answer only.</summary>
[Needs(DeskAct.SeeIntakes)]
public sealed class IdentityPage(SealedIdentity identity, IDbContextFactory<BotDbContext> database) : DeskPage
{
    public IntakeNumber Number { get; private set; }

    public bool IsConfidential { get; private set; }

    public string? Phone { get; private set; }

    /// <summary>What the caller is called; null where nobody noted it.</summary>
    public string? Name { get; private set; }

    public string? Reason { get; private set; }

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation) => await RefusalAsync(number, cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(string number, string? reason, CancellationToken cancellation)
    {
        if (await RefusalAsync(number, cancellation) is { } refusal)
        {
            return refusal;
        }

        Reason = (reason ?? "").Trim();
        if (await identity.ReadAsync(Visit, Scope, Number.Id, Reason, cancellation) is not { } read)
        {
            return NotFound();
        }

        (Phone, Name, Problem) = (read.Phone, read.Name, read.Refusal);
        return Problem is null ? Page() : Again();
    }

    private async Task<IActionResult?> RefusalAsync(string number, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        if (!IntakeNumber.TryParse(number, out var parsed)
            || await Scope.Visible(db.Intakes.AsNoTracking()).FirstOrDefaultAsync(i => i.Id == parsed.Id, cancellation) is not { } intake)
        {
            return NotFound();
        }

        (Number, IsConfidential) = (parsed, intake.Confidential);
        return Can(SealedIdentity.ActFor(intake)) ? null : Forbid();
    }
}
