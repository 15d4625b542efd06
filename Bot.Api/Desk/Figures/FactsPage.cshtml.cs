using System.Globalization;
using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Data;
using Bot.Data.Figures;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Figures;

/// <summary><c>/desk/figures/intakes</c>: the intakes behind a figure, the newest first.</summary>
[Needs(DeskAct.SeeFigures)]
public sealed class FactsPage(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction) : DeskPage
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Item { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Department { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Worker { get; set; }

    public string Heading { get; private set; } = "";

    public IReadOnlyList<InboxRow> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = new(null, null);

    public async Task<IActionResult> OnGetAsync(string? period, string? of, string? area, string? what, long? after, CancellationToken cancellation)
    {
        if (FigureFocus.Of(Visit, Scope, area) is not { } focus)
        {
            return NotFound();
        }

        var (time, measure) = (FigurePeriod.Read(period, of, Visit.At.ChinaDate()), FigureMeasure.Named(what));
        await using var db = await database.CreateDbContextAsync(cancellation);
        var (from, before) = (time.FromId, Math.Min(after ?? long.MaxValue, time.BeforeId));
        var facts = Narrow(focus.Facts(db.IntakeFacts.AsNoTracking().Where(f => f.IntakeId >= from && f.IntakeId < before))).Where(measure.Is);

        // In the order of the facts, whose indexes end with it: by the intakes' own, all of a year would be joined and sorted for one page.
        var found = await facts.Join(Scope.Visible(db.Intakes.AsNoTracking()), f => f.IntakeId, i => i.Id, (f, i) => new { f.IntakeId, Intake = i })
            .OrderByDescending(r => r.IntakeId).Take(PageSize + 1).Select(r => r.Intake).ToListAsync(cancellation);
        var items = await ItemsInForce.OfAsync(db, found, jurisdiction, Visit.At, cancellation);
        Rows = [.. found.Take(PageSize).Select(i => items.Row(i))];
        Pager = Pager.Of(Request, found.Count > PageSize ? Rows[^1].Intake.Id.ToString(CultureInfo.InvariantCulture) : null);
        Heading = $"{time.Title}收到的：{measure.Title}{(string.IsNullOrEmpty(Item) ? "" : "，" + (jurisdiction.Item(Item)?.Name ?? Item))}{(string.IsNullOrEmpty(Department) ? "" : "，" + Department)}";
        return Page();
    }

    private IQueryable<IntakeFact> Narrow(IQueryable<IntakeFact> facts)
    {
        facts = string.IsNullOrEmpty(Item) ? facts : facts.Where(f => f.Item == Item);
        facts = string.IsNullOrEmpty(Worker) ? facts : facts.Where(f => f.Worker == Worker);
        return string.IsNullOrEmpty(Department) ? facts : facts.Where(f => f.Department == Department && !f.Sealed);
    }
}
