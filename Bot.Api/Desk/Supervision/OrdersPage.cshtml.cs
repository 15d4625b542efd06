using System.Globalization;
using Bot.Api.Desk.SignIn;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Data.Supervision;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Supervision;

/// <summary><c>/desk/orders</c>: orders of supervision (督办) that wait for an answer, and those that have one.</summary>
[Needs(DeskAct.SeeIntakes)]
public sealed class OrdersPage(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction) : OwedAndDonePage(database, jurisdiction)
{
    private const string InTime = "in-time";
    private const string TooLate = "late";

    public override string Heading => "督办";

    public override string Lead => "居民第二次不满意会自动督办；班长也可以在一件事上点“催办督办”发出。";

    public override (string Owed, string Done) Views => ("没有答复的", "答复了的");

    public override string Path => "/desk/orders";

    protected override IReadOnlyList<(string Value, string Words)> Results => [(InTime, "按时答复"), (TooLate, "超期答复")];

    protected override async Task<Worklist> OwedAsync(BotDbContext db, IQueryable<Intake> visible, CancellationToken cancellation)
    {
        var rows = await db.SupervisionOrders.AsNoTracking().Where(o => o.AnsweredAt == null)
            .Join(visible, o => o.IntakeId, i => i.Id, (Order, Intake) => new { Order, Intake })
            .OrderBy(r => r.Order.Due).Take(Worklist.Most).ToListAsync(cancellation);
        var items = await ItemsAsync(db, rows.Select(r => r.Intake), cancellation);
        return new Worklist(
            "没有答复的督办",
            [
                .. rows.Select(r => new WorkLine(
                    items.Row(r.Intake),
                    $"{r.Order.Number} {(r.Order.ToPerson is { } person ? "请" + person + "答复：" : "")}{Masking.Mask(r.Order.Reason)}",
                    r.Order.Due,
                    [($"/desk/orders/{r.Order.Number}", "看、答复"), ($"/desk/intakes/{r.Intake.Number}", "打开")])),
            ],
            "没有等答复的督办。");
    }

    protected override IQueryable<DoneRow> DoneSince(BotDbContext db, IQueryable<Intake> visible, DateTimeOffset since, string result)
    {
        var orders = db.SupervisionOrders.AsNoTracking().Where(o => o.AnsweredAt >= since);
        orders = result switch
        {
            InTime => orders.Where(o => o.AnsweredAt <= o.Due),
            TooLate => orders.Where(o => o.AnsweredAt > o.Due),
            _ => orders,
        };
        return orders.Join(visible, o => o.IntakeId, i => i.Id, (o, i) => new DoneRow { Id = o.Id, At = o.AnsweredAt!.Value, By = o.AnsweredBy, Words = o.Answer, Due = o.Due, Intake = i });
    }

    protected override (string Title, string Path) Called(DoneRow row)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"DB-{row.Id / SupervisionOrders.PerDay:D8}-{row.Id % SupervisionOrders.PerDay:D3}");
        return (number, "/desk/orders/" + number);
    }
}
