using System.Security.Cryptography;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Api.Handling.Moves;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Phone;

/// <summary><c>/desk/phone</c>: taking down a call while the caller speaks. As it is typed, the page says what it understood.</summary>
[Needs(DeskAct.TakeCalls)]
public sealed class PhonePage(PhoneReader reader, PhoneIntakes intakes, IDbContextFactory<BotDbContext> database) : DeskPage
{
    public PhoneForm Filled { get; private set; } = PhoneForm.Empty;

    public PhoneReading Reading { get; private set; } = null!;

    public FieldError? Error { get; private set; }

    public string Once { get; private set; } = RandomNumberGenerator.GetHexString(MoveForm.OnceLength, lowercase: true);

    public string? Wrong(string field) => Error?.Field == field ? Error.Words : null;

    public void OnGet() => Reading = reader.Read(Filled, Visit.At);

    /// <summary>The part of the page that says what was understood, for each pause in typing. Writes nothing.</summary>
    public async Task<IActionResult> OnPostReadAsync(CancellationToken cancellation)
    {
        await ReadAsync(cancellation);
        return Partial("/Desk/Phone/Understood.cshtml", Reading);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await ReadAsync(cancellation);
        if (Filled.Fault() is { } fault)
        {
            Error = fault;
            Once = Filled.HasOnce ? Filled.Once! : Once;
            return Again();
        }

        return To($"/desk/phone/{await intakes.WriteAsync(Visit, Scope, Filled, Reading)}");
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        Filled = PhoneForm.Read(await Request.ReadFormAsync(cancellation));
        await using var db = await database.CreateDbContextAsync(cancellation);
        Reading = await reader.WithCallerAsync(reader.Read(Filled, Visit.At), Filled, Scope, db, cancellation);
    }
}
