using System.Linq.Expressions;
using Bot.Api.Grids;
using Bot.Data.Figures;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Figures;

/// <summary>One row of a table of figures.</summary>
/// <param name="Key">Code of the division or grid, of the item, or the department.</param>
/// <param name="Name">As people call it.</param>
public sealed record FigureRow(string Key, string Name, FigureCounts Counts);

/// <summary>A table of figures.</summary>
/// <param name="By">How an address narrows to a row: area, item, department.</param>
/// <param name="IsCut">There are more rows than are shown.</param>
public sealed record FigureTable(string Title, string By, IReadOnlyList<FigureRow> Rows, bool IsCut = false);

/// <summary>One period of a trend.</summary>
public sealed record FigurePoint(FigurePeriod Period, FigureCounts Counts);

/// <summary>All that a page of figures shows.</summary>
public sealed record FigureSheet(FigurePeriod Period, FigureFocus Focus, FigureCounts Total, FigureCounts Before, IReadOnlyList<FigurePoint> Trend, IReadOnlyList<FigureTable> Tables, IReadOnlyDictionary<string, FigureCounts> Grids);

/// <summary>Reads figures from the cells: a few index ranges, whatever the number of intakes.</summary>
public sealed class FigureReader(IDbContextFactory<BotDbContext> database, LiveGridDirectory directory, Jurisdiction jurisdiction)
{
    /// <summary>Periods of a trend.</summary>
    public const int Periods = 13;

    /// <summary>Rows of a table on a page; a file holds all.</summary>
    public const int PageRows = 100;

    /// <param name="mostRows">Rows of one table.</param>
    public async Task<FigureSheet> ReadAsync(FigurePeriod period, FigureFocus focus, int mostRows, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var trend = await TrendAsync(db, period, focus, cancellation);
        var cells = In(db, period);
        List<FigureTable> tables = [];
        if (focus.HasTownships)
        {
            tables.Add(Table("街镇", "area", await SumsAsync(focus.Within(cells, FigureDimension.Township), c => c.Area, cancellation), DivisionName, mostRows));
        }

        if (focus.HasCommunities)
        {
            tables.Add(Table("社区（村）", "area", await SumsAsync(focus.Within(cells, FigureDimension.Community), c => c.Area, cancellation), DivisionName, mostRows));
        }

        var grids = focus.HasGrids ? await SumsAsync(focus.Within(cells, FigureDimension.Grid), c => c.Area, cancellation) : [];
        if (focus.HasGrids)
        {
            tables.Add(Table("网格", "area", grids, code => directory.Current.ByCode(code)?.Name ?? code, mostRows));
        }

        if (focus.HasItems)
        {
            tables.Add(Table("事项", "item", await SumsAsync(focus.Items(cells), c => c.Key, cancellation), code => jurisdiction.Item(code)?.Name ?? code, mostRows));
        }

        if (focus.HasDepartments)
        {
            tables.Add(Table("部门", "department", await SumsAsync(focus.Keyed(cells, FigureDimension.Department), c => c.Key, cancellation), name => name, mostRows));
        }

        return new FigureSheet(period, focus, trend[^1].Counts, trend[^2].Counts, trend, tables, grids);
    }

    /// <summary>What a division is called: its village or township is known by its grids only.</summary>
    public string DivisionName(string code)
    {
        var grids = directory.Current.Under(code);
        if (grids.Count == 0)
        {
            return code;
        }

        var stem = grids[0].Name.Split("第", 2)[0];
        return code.Length >= 12 && stem.Length > 0 ? stem : $"{stem}等{grids.Count}个网格";
    }

    /// <summary>The cells of a period.</summary>
    public static IQueryable<FigureCell> In(BotDbContext db, FigurePeriod period)
    {
        var (span, starts) = period.Cells;
        return db.FigureCells.AsNoTracking().Where(c => c.Span == span && starts.Contains(c.Start));
    }

    /// <summary>Added up by the database: a year of a city's grids is ten thousand cells, and their sums a few hundred rows.</summary>
    public static async Task<Dictionary<string, FigureCounts>> SumsAsync(IQueryable<FigureCell> cells, Expression<Func<FigureCell, string>> by, CancellationToken cancellation)
    {
        var sums = await cells.GroupBy(by).Select(g => new
        {
            g.Key,
            Counts = new FigureCounts
            {
                Received = g.Sum(c => c.Received),
                Counted = g.Sum(c => c.Counted),
                Resolved = g.Sum(c => c.Resolved),
                OnTime = g.Sum(c => c.OnTime),
                Late = g.Sum(c => c.Late),
                Answered = g.Sum(c => c.Answered),
                AnswerMinutes = g.Sum(c => c.AnswerMinutes),
                ResultMinutes = g.Sum(c => c.ResultMinutes),
                Rated = g.Sum(c => c.Rated),
                Satisfied = g.Sum(c => c.Satisfied),
                Scores = g.Sum(c => c.Scores),
                Reopened = g.Sum(c => c.Reopened),
                Complaints = g.Sum(c => c.Complaints),
                Points = g.Sum(c => c.Points),
            },
        }).ToListAsync(cancellation);
        return sums.ToDictionary(s => s.Key, s => s.Counts, StringComparer.Ordinal);
    }

    private static async Task<IReadOnlyList<FigurePoint>> TrendAsync(BotDbContext db, FigurePeriod period, FigureFocus focus, CancellationToken cancellation)
    {
        FigurePeriod[] periods = [.. Enumerable.Range(1 - Periods, Periods).Select(period.Step)];
        var span = period.Cells.Span;
        int[] starts = [.. periods.SelectMany(p => p.Cells.Starts)];
        var cells = await focus.Total(db.FigureCells.AsNoTracking().Where(c => c.Span == span && starts.Contains(c.Start))).ToListAsync(cancellation);
        var byStart = cells.ToLookup(c => c.Start);
        return [.. periods.Select(p => new FigurePoint(p, FigureCounts.Sum(p.Cells.Starts.SelectMany(s => byStart[s]))))];
    }

    /// <summary>What needs looking at stands first: the most late, then the most.</summary>
    private static FigureTable Table(string title, string by, Dictionary<string, FigureCounts> sums, Func<string, string> name, int most) => new(
        title,
        by,
        [.. sums.OrderByDescending(s => s.Value.Late).ThenByDescending(s => s.Value.Received).ThenBy(s => s.Key, StringComparer.Ordinal).Take(most).Select(s => new FigureRow(s.Key, name(s.Key), s.Value))],
        sums.Count > most);
}
