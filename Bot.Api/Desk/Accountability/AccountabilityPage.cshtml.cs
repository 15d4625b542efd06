using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.Desk.Accountability;

/// <summary><c>/desk/intakes/{number}/accountability/{form}</c>: the form, filled as far as known, to be completed and kept.</summary>
[Needs(DeskAct.SeeIntakes)]
public sealed class AccountabilityPage(AccountabilityDesk desk) : DeskPage
{
    public FilledForm Filled { get; private set; } = null!;

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number, string form, CancellationToken cancellation) => await LoadAsync(number, form, cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(string number, string form, CancellationToken cancellation)
    {
        if (await LoadAsync(number, form, cancellation) is { } refusal)
        {
            return refusal;
        }

        var values = Filled.Form.Fields.ToDictionary(f => f.Key, f => Request.Form[f.Key].ToString().Trim().ReplaceLineEndings("\n"), StringComparer.Ordinal);
        if (Filled.Form.Fields.FirstOrDefault(f => values[f.Key].Length > AccountabilityForm.FieldLength) is { } tooLong)
        {
            (Filled, Problem) = (Filled with { Values = values }, $"“{tooLong.Label}”太长，最多写 {AccountabilityForm.FieldLength} 个字。");
            return Again();
        }

        await desk.SaveAsync(Visit, Filled, values, cancellation);
        Say("保存好了。");
        return To($"/desk/intakes/{Filled.Number}/accountability/{form}");
    }

    private async Task<IActionResult?> LoadAsync(string number, string form, CancellationToken cancellation)
    {
        if (await desk.ReadAsync(Visit, Scope, number, form, cancellation) is not { } filled)
        {
            return NotFound();
        }

        Filled = filled;
        return Can(DeskAct.Supervise) ? null : Forbid();
    }
}
