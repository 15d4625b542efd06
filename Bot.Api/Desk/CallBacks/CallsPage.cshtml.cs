using Bot.Api.CallBacks;
using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Api.Desk.Supervision;
using Bot.Data.CallBacks;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.CallBacks;

/// <summary><c>/desk/calls</c>: whom the desk owes a call (回访), due first.</summary>
[Needs(DeskAct.CallBack)]
public sealed class CallsPage(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction) : DeskPage
{
    public Worklist Owed { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var rows = await db.CallBacks.AsNoTracking().Where(c => c.DoneAt == null)
            .Join(Scope.Visible(db.Intakes.AsNoTracking()), c => c.IntakeId, i => i.Id, (Call, Intake) => new { Call, Intake })
            .OrderBy(r => r.Call.Due).ThenBy(r => r.Call.Id).Take(Worklist.Most).ToListAsync(cancellation);
        Owed = new Worklist(
            "要回访的",
            [
                .. rows.Select(r => new WorkLine(
                    new InboxRow(r.Intake, jurisdiction.Item(r.Intake.Item)?.Name ?? r.Intake.Item, Visit.At),
                    CallBackRules.Why(r.Call.Reason),
                    r.Call.Due,
                    [($"/desk/calls/{r.Call.Id}", "打电话"), ($"/desk/intakes/{r.Intake.Number}", "打开")])
                {
                    Badges = r.Call.Tries > 0 ? [new Badge($"没打通 {r.Call.Tries} 次", "warn")] : [],
                }),
            ],
            "没有要回访的。");
    }
}
