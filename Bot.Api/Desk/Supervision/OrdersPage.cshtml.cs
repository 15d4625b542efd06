using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Supervision;

/// <summary><c>/desk/orders</c>: orders of supervision that wait for an answer, due first.</summary>
[Needs(DeskAct.SeeIntakes)]
public sealed class OrdersPage(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction) : DeskPage
{
    public Worklist Open { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var rows = await db.SupervisionOrders.AsNoTracking().Where(o => o.AnsweredAt == null)
            .Join(Scope.Visible(db.Intakes.AsNoTracking()), o => o.IntakeId, i => i.Id, (Order, Intake) => new { Order, Intake })
            .OrderBy(r => r.Order.Due).Take(Worklist.Most).ToListAsync(cancellation);
        Open = new Worklist(
            "没有答复的督办",
            [
                .. rows.Select(r => new WorkLine(
                    new InboxRow(r.Intake, jurisdiction.Item(r.Intake.Item)?.Name ?? r.Intake.Item, Visit.At),
                    $"{r.Order.Number} {(r.Order.ToPerson is { } person ? "请" + person + "答复：" : "")}{Masking.Mask(r.Order.Reason)}",
                    r.Order.Due,
                    [($"/desk/orders/{r.Order.Number}", "看、答复"), ($"/desk/intakes/{r.Intake.Number}", "打开")])),
            ],
            "没有等答复的督办。");
    }
}
