using Bot.Api.Desk.Figures;
using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.SignIn;
using Bot.Api.Grids;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Reports;

/// <summary><c>/desk/reports</c>: the reports that the place makes (日报、周查、月考核), on screen and on paper.</summary>
[Needs(DeskAct.SeeFigures)]
public sealed class ReportsPage(FigureReader figures, LiveGridDirectory directory, IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction, Profile profile) : FiguresPage(figures, directory)
{
    /// <summary>Intakes of a sample (周查).</summary>
    public const int SampleSize = 10;

    /// <summary>Resolved intakes among which a sample is drawn.</summary>
    private const int SampleOf = 5_000;

    /// <summary>What the place makes for this period; its own plain report where it says nothing.</summary>
    public IReadOnlyList<ProfileReport> Reports { get; private set; } = [];

    /// <summary>Spread evenly over the period, the same whoever looks.</summary>
    public IReadOnlyList<InboxRow> Sample { get; private set; } = [];

    public string Place => profile.Place;

    public string Name => Reports.Count > 0 ? string.Join("、", Reports.Select(r => r.Name)) : Sheet.Period.Word + "报";

    public override async Task<IActionResult> OnGetAsync(string? period, string? of, string? area, CancellationToken cancellation)
    {
        var result = await base.OnGetAsync(period, of, area, cancellation);
        if (result is not PageResult)
        {
            return result;
        }

        Reports = [.. profile.Reports.Where(r => r.Every == Sheet.Period.Kind && r.Kind != ReportKind.Best)];
        if (Reports.Any(r => r.Kind == ReportKind.Check))
        {
            Sample = await DrawAsync(cancellation);
        }

        return result;
    }

    /// <summary>The rows of the items that an analysis is about.</summary>
    public FigureTable? About(ProfileReport report) => Sheet.Tables.FirstOrDefault(t => t.By == "item") is { } table
        ? table with { Rows = [.. table.Rows.Where(r => report.Items.Count == 0 || report.Items.Contains(r.Key, StringComparer.Ordinal))], IsCut = false }
        : null;

    private async Task<IReadOnlyList<InboxRow>> DrawAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var (from, before) = (Sheet.Period.FromId, Sheet.Period.BeforeId);
        var ids = await Sheet.Focus.Facts(db.IntakeFacts.AsNoTracking().Where(f => f.IntakeId >= from && f.IntakeId < before && f.HasResult)).OrderBy(f => f.IntakeId).Select(f => f.IntakeId).Take(SampleOf).ToListAsync(cancellation);
        long[] drawn = [.. Enumerable.Range(0, Math.Min(SampleSize, ids.Count)).Select(i => ids[i * ids.Count / Math.Min(SampleSize, ids.Count)])];
        var intakes = await Scope.Visible(db.Intakes.AsNoTracking()).Where(i => drawn.Contains(i.Id)).OrderBy(i => i.Id).ToListAsync(cancellation);
        var items = await ItemsInForce.OfAsync(db, intakes, jurisdiction, Visit.At, cancellation);
        return [.. intakes.Select(i => items.Row(i))];
    }
}
