using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Supervision;

/// <summary><c>/desk/extensions</c>: promises that were put off, with who did it and why. The place's rule refuses what goes beyond it; here a leader sees the rest and presses.</summary>
[Needs(DeskAct.ApproveExtensions)]
public sealed class ExtensionsPage(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction) : DeskPage
{
    public Worklist Running { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var intakes = await Scope.Visible(db.Intakes.AsNoTracking()).Where(i => i.Status == IntakeStatus.Extended).SoonestOf(db, Worklist.Most).ToListAsync(cancellation);
        var ids = intakes.Select(i => i.Id).ToList();
        var moves = (await db.Timeline.AsNoTracking().Where(t => ids.Contains(t.IntakeId) && t.Move == Move.Extend).OrderBy(t => t.Sequence).ToListAsync(cancellation)).ToLookup(t => t.IntakeId);
        Running = new Worklist("延了期的", [.. intakes.Select(i => Line(i, [.. moves[i.Id]]))], "没有延期的。");
    }

    private WorkLine Line(Intake intake, IReadOnlyList<TimelineEntry> extensions) => new(
        new InboxRow(intake, jurisdiction.Item(intake.Item)?.Name ?? intake.Item, Visit.At),
        extensions is [.., var last] ? $"{last.ActorName}：{Masking.Mask(last.Note ?? "")}" : "",
        intake.Due,
        [($"/desk/intakes/{intake.Number}/order", "催办督办"), ($"/desk/intakes/{intake.Number}", "打开")])
    {
        Badges = extensions.Count > 1 ? [new Badge($"延过 {extensions.Count} 次", "warn")] : [],
    };
}
