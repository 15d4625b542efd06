using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Api.Handling;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Data.Supervision;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Supervision;

/// <summary><c>/desk/dispatch</c>: what is nobody's: disputes first, then what came back or went up and waits to be given to somebody.</summary>
[Needs(DeskAct.AssignIntakes)]
public sealed class RedispatchPage(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction) : DeskPage
{
    private static readonly IntakeStatus[] Nobodys = [IntakeStatus.Returned, IntakeStatus.Escalated, IntakeStatus.Reopened];
    private static readonly Move[] Why = [Move.Return, Move.Escalate, Move.Reopen];

    public Worklist Disputes { get; private set; } = null!;

    public Worklist Waiting { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var visible = Scope.Visible(db.Intakes.AsNoTracking());
        var disputes = await db.OwnerDisputes.AsNoTracking().Where(d => d.DecidedAt == null)
            .Join(visible, d => d.IntakeId, i => i.Id, (Dispute, Intake) => new { Dispute, Intake }).OrderBy(r => r.Dispute.Id).Take(Worklist.Most).ToListAsync(cancellation);
        var items = await ItemsInForce.OfAsync(db, [.. disputes.Select(d => d.Intake)], jurisdiction, Visit.At, cancellation);
        Disputes = new Worklist(
            "责任争议",
            [.. disputes.Select(r => Line(items.Row(r.Intake), $"{r.Dispute.RaisedBy}：{Masking.Mask(r.Dispute.Claims)}", (Owner(r.Intake), Can(DeskAct.Supervise) ? "裁定归谁" : "看争议")))],
            "没有等裁定的。");
        Waiting = await WaitingAsync(db, visible, cancellation);
    }

    private async Task<Worklist> WaitingAsync(BotDbContext db, IQueryable<Intake> visible, CancellationToken cancellation)
    {
        var intakes = await visible.Where(i => Nobodys.Contains(i.Status) && i.HandlerId == null && i.Department == null).SoonestOf(db, Worklist.Most).ToListAsync(cancellation);
        var ids = intakes.Select(i => i.Id).ToList();
        var entries = await db.Timeline.AsNoTracking().Where(t => ids.Contains(t.IntakeId) && Why.Contains(t.Move)).ToListAsync(cancellation);
        var last = entries.GroupBy(t => t.IntakeId).ToDictionary(g => g.Key, g => g.MaxBy(t => t.Sequence)!);
        var decided = (await db.OwnerDisputes.AsNoTracking().Where(d => ids.Contains(d.IntakeId) && d.DecidedAt != null).ToListAsync(cancellation)).ToLookup(d => d.IntakeId);
        var items = await ItemsInForce.OfAsync(db, intakes, jurisdiction, Visit.At, cancellation);
        return new Worklist(
            "等重新派的",
            [
                .. intakes.Select(i => Line(items.Row(i), Reason(last.GetValueOrDefault(i.Id)), ($"/desk/intakes/{i.Number}/move/assign", "派单"), (Owner(i), "争议")) with
                {
                    Badges = decided[i.Id].MaxBy(d => d.Id) is { } d ? [new Badge("裁定归" + d.Owner, "info")] : [],
                }),
            ],
            "没有等重新派的。");
    }

    private static string Owner(Intake intake) => $"/desk/intakes/{intake.Number}/owner";

    private static string Reason(TimelineEntry? entry) => entry is null ? "" : $"{entry.ActorName}{HandlingWords.Did(entry.Move)}：{Masking.Mask(entry.Note ?? "")}";

    private static WorkLine Line(InboxRow row, string why, params (string, string)[] links) =>
        new(row, why, row.Intake.Due, [.. links, ($"/desk/intakes/{row.Intake.Number}", "打开")]);
}
