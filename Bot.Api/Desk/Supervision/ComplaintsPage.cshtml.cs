using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Supervision;

/// <summary><c>/desk/complaints</c>: complaints about grid workers that wait for a finding. No grid, no worker, no department ever sees them.</summary>
[Needs(DeskAct.Supervise)]
public sealed class ComplaintsPage(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction) : DeskPage
{
    private static readonly IntakeStatus[] Open =
    [
        IntakeStatus.Submitted, IntakeStatus.Accepted, IntakeStatus.Assigned, IntakeStatus.Handling, IntakeStatus.Returned, IntakeStatus.Escalated, IntakeStatus.Extended, IntakeStatus.Reopened,
    ];

    public Worklist Waiting { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var found = await Scope.Visible(db.Intakes.AsNoTracking()).Where(i => i.AboutWorker && Open.Contains(i.Status)).SoonestOf(db, Worklist.Most).ToListAsync(cancellation);
        var items = await ItemsInForce.OfAsync(db, found, jurisdiction, Visit.At, cancellation);
        Waiting = new Worklist(
            "等结论的投诉",
            [
                .. found.Select(i => new WorkLine(
                    items.Row(i),
                    i.GridName ?? "不清楚是哪个网格",
                    i.Due,
                    [($"/desk/intakes/{i.Number}/finding", "写结论"), ($"/desk/intakes/{i.Number}", "打开")])),
            ],
            "没有等结论的投诉。");
    }
}
