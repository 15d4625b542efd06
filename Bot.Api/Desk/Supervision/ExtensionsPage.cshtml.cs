using Bot.Api.Deadlines;
using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.Intakes;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Api.GroupNotification;
using Bot.Data.Deadlines;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Supervision;

/// <summary><c>/desk/extensions</c>: requests that wait for an answer, where the place has somebody agree; and promises that were put off, with who did it and why.</summary>
[Needs(DeskAct.ApproveExtensions)]
public sealed class ExtensionsPage(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction, ExtensionAsks asks) : DeskPage
{
    /// <summary>Whether somebody has to agree here.</summary>
    public bool IsAsked => asks.IsNeeded;

    public Worklist Waiting { get; private set; } = null!;

    public Worklist Running { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var visible = Scope.Visible(db.Intakes.AsNoTracking());
        var waiting = await db.ExtensionsWaiting(visible).Take(Worklist.Most).ToListAsync(cancellation);
        var intakes = await visible.Where(i => i.Status == IntakeStatus.Extended).SoonestOf(db, Worklist.Most).ToListAsync(cancellation);
        List<Intake> all = [.. waiting.Select(w => w.Intake), .. intakes];
        var ids = all.ConvertAll(i => i.Id);
        var items = await ItemsInForce.OfAsync(db, all, jurisdiction, Visit.At, cancellation);
        var moves = (await db.Timeline.AsNoTracking().Where(t => ids.Contains(t.IntakeId) && t.Move == Move.Extend).OrderBy(t => t.Sequence).ToListAsync(cancellation)).ToLookup(t => t.IntakeId);
        Waiting = new Worklist("等答复的延期申请", [.. waiting.Select(w => Line(w, items.Row(w.Intake), moves[w.Intake.Id].Count()))], "没有等答复的延期申请。");
        Running = new Worklist("延了期的", [.. intakes.Select(i => Line(items.Row(i), [.. moves[i.Id]]))], "没有延期的。");
    }

    private WorkLine Line(WaitingExtension waiting, InboxRow row, int times) => new(
        row,
        $"{waiting.Request.AskedBy}想延到{ChineseTime.Moment(waiting.Request.Until)}：{Masking.Mask(waiting.Request.Reason)}",
        waiting.Intake.Due,
        [($"/desk/extensions/{waiting.Request.Id}", ExtensionPower.MayDecide(asks.Approval, Visit, waiting.Request) ? "答复" : "看"), ($"/desk/intakes/{waiting.Intake.Number}", "打开")])
    {
        Badges = Times(times, least: 1),
    };

    private static WorkLine Line(InboxRow row, IReadOnlyList<TimelineEntry> extensions) => new(
        row,
        extensions is [.., var last] ? $"{last.ActorName}：{Masking.Mask(last.Note ?? "")}" : "",
        row.Intake.Due,
        [($"/desk/intakes/{row.Intake.Number}/order", "催办督办"), ($"/desk/intakes/{row.Intake.Number}", "打开")])
    {
        Badges = Times(extensions.Count, least: 2),
    };

    private static IReadOnlyList<Badge> Times(int times, int least) => times >= least ? [new Badge($"延过 {times} 次", "warn")] : [];
}
