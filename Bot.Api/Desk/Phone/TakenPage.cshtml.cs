using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Data.Intakes;
using Bot.Data.PhoneCalls;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Phone;

/// <summary><c>/desk/phone/{number}</c>: what was taken down, the number large enough to be read out.</summary>
[Needs(DeskAct.TakeCalls)]
public sealed class TakenPage(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction) : DeskPage
{
    public Intake Intake { get; private set; } = null!;

    public PhoneCall Call { get; private set; } = null!;

    /// <summary>What the place calls its item in force.</summary>
    public string Item { get; private set; } = "";

    public string Office => jurisdiction.Office;

    public IntakeNumber? JoinedTo => Intake.MergedInto is { } id ? IntakeNumber.FromId(id) : null;

    /// <summary>As one reads it out: the day, then the six digits by threes.</summary>
    public string ReadOut
    {
        get
        {
            var number = Intake.Number.ToString();
            return $"{number[3..7]} 年 {number[7..9]} 月 {number[9..11]} 日，{number[12..15]} {number[15..]}";
        }
    }

    /// <summary>How the caller hears of the result.</summary>
    public string Answer => this switch
    {
        { Intake: { SealedPhone: null, Resident: null } } => "没留号码：请他记下编号，随时打电话来问。",
        { Intake.Resident: null } or { Call.ByPhone: true } => "有了结果，我们打电话告诉您。",
        _ => "有了结果，微信上会告诉您。",
    };

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (!IntakeNumber.TryParse(number, out var parsed))
        {
            return NotFound();
        }

        await using var db = await database.CreateDbContextAsync(cancellation);
        var call = await db.PhoneCalls.AsNoTracking().FirstOrDefaultAsync(c => c.IntakeId == parsed.Id, cancellation);
        var intake = await db.Intakes.AsNoTracking().FirstOrDefaultAsync(i => i.Id == parsed.Id, cancellation);
        if (call is null || intake is null || !(Scope.Sees(intake) || call.TakenBy == Visit.Login))
        {
            return NotFound();
        }

        (Intake, Call, Item) = (intake, call, await ItemsInForce.NameOfAsync(db, intake, jurisdiction, cancellation));
        return Page();
    }
}
