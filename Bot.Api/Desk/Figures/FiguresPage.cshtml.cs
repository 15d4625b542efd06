using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Api.Grids;
using Bot.Data;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.Desk.Figures;

/// <summary><c>/desk/figures</c>: how one's own area stands in a day, week, month, quarter or year. Every figure leads to its intakes.</summary>
[Needs(DeskAct.SeeFigures)]
public class FiguresPage(FigureReader figures, LiveGridDirectory directory) : DeskPage
{
    public FigureSheet Sheet { get; private set; } = null!;

    public GridMap? Map { get; private set; }

    public string Heading { get; private set; } = "";

    public virtual async Task<IActionResult> OnGetAsync(string? period, string? of, string? area, CancellationToken cancellation)
    {
        if (FigureFocus.Of(Visit, Scope, area) is not { } focus)
        {
            return NotFound();
        }

        Sheet = await figures.ReadAsync(FigurePeriod.Read(period, of, Visit.At.ChinaDate()), focus, FigureReader.PageRows, cancellation);
        Map = focus.HasGrids ? GridMap.Of(directory.Current, Sheet.Grids, focus.Code) : null;
        Heading = focus.Department ?? (focus.Code.Length == 0 ? "全部" : directory.Current.ByCode(focus.Code)?.Name ?? figures.DivisionName(focus.Code));
        return Page();
    }

    /// <summary>The intakes behind a figure.</summary>
    public string Behind(string what, string? by = null, string? key = null)
    {
        var query = Query(Sheet.Period, by == "area" ? key : Sheet.Focus.Code);
        query.Add("what", what);
        if (by is not null and not "area")
        {
            query.Add(by, key!);
        }

        return Url.Content("~/desk/figures/intakes") + query.ToQueryString();
    }

    /// <summary>This page for another time or area.</summary>
    public string Here(FigurePeriod period, string? area = null) => Url.Content("~/desk/figures") + Query(period, area ?? Sheet.Focus.Code).ToQueryString();

    private static QueryBuilder Query(FigurePeriod period, string? area)
    {
        var query = new QueryBuilder { { "period", period.Spelling }, { "of", period.Of } };
        if (!string.IsNullOrEmpty(area))
        {
            query.Add("area", area);
        }

        return query;
    }
}
