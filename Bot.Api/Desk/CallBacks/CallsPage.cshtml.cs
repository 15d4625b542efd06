using Bot.Api.CallBacks;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Api.Desk.Supervision;
using Bot.Data.CallBacks;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.CallBacks;

/// <summary><c>/desk/calls</c>: whom the desk owes a call (回访), and whom it called.</summary>
[Needs(DeskAct.CallBack)]
public sealed class CallsPage(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction) : OwedAndDonePage(database, jurisdiction)
{
    public override string Heading => "回访";

    public override string Lead => "按 j、k 上下，回车打开；打完记下结果。";

    public override (string Owed, string Done) Views => ("要回访的", "回访过的");

    public override string Path => "/desk/calls";

    protected override IReadOnlyList<(string Value, string Words)> Results { get; } =
        [.. Enum.GetValues<CallBackResult>().Select(r => (r.ToString(), NameOf(r)))];

    protected override async Task<Worklist> OwedAsync(BotDbContext db, IQueryable<Intake> visible, CancellationToken cancellation)
    {
        var rows = await db.CallBacks.AsNoTracking().Where(c => c.DoneAt == null)
            .Join(visible, c => c.IntakeId, i => i.Id, (Call, Intake) => new { Call, Intake })
            .OrderBy(r => r.Call.Due).ThenBy(r => r.Call.Id).Take(Worklist.Most).ToListAsync(cancellation);
        var items = await ItemsAsync(db, rows.Select(r => r.Intake), cancellation);
        return new Worklist(
            "要回访的",
            [
                .. rows.Select(r => new WorkLine(
                    items.Row(r.Intake),
                    CallBackRules.Why(r.Call.Reason),
                    r.Call.Due,
                    [($"/desk/calls/{r.Call.Id}", "打电话"), ($"/desk/intakes/{r.Intake.Number}", "打开")])
                {
                    Badges = r.Call.Tries > 0 ? [new Badge($"没打通 {r.Call.Tries} 次", "warn")] : [],
                }),
            ],
            "没有要回访的。");
    }

    protected override IQueryable<DoneRow> DoneSince(BotDbContext db, IQueryable<Intake> visible, DateTimeOffset since, string result)
    {
        var calls = db.CallBacks.AsNoTracking().Where(c => c.DoneAt >= since);
        calls = Enum.TryParse<CallBackResult>(result, out var chosen) ? calls.Where(c => c.Result == chosen) : calls;
        return calls.Join(visible, c => c.IntakeId, i => i.Id, (c, i) => new DoneRow { Id = c.Id, At = c.DoneAt!.Value, By = c.DoneBy, Words = c.Answer, Due = c.Due, Intake = i, Result = c.Result });
    }

    protected override (string Title, string Path) Called(DoneRow row) => (row.Result is { } result ? NameOf(result) : "", "/desk/calls/" + row.Id);

    private static string NameOf(CallBackResult result) => result switch
    {
        CallBackResult.Told => "告诉了，没说满不满意",
        CallBackResult.Satisfied => "满意",
        CallBackResult.Unsatisfied => "不满意",
        _ => "没打通",
    };
}
