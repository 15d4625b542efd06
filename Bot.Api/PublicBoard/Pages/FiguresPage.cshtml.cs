using Bot.Dialogs;

namespace Bot.Api.PublicBoard.Pages;

/// <summary>A line of a table of figures.</summary>
/// <param name="Name">Of what.</param>
/// <param name="Tally">How many.</param>
/// <param name="IsHidden">The counts are not said.</param>
public sealed record FigureLine(string Name, Tally Tally, bool IsHidden);

/// <summary><c>GET /public/figures</c>: what came and what became of it, month by month, by item and by community.</summary>
public sealed class FiguresPage(PublicFigures figures, PublicGrids grids, Jurisdiction jurisdiction) : PublicPage
{
    /// <summary>The newest last.</summary>
    public IReadOnlyList<MonthFigures> Months { get; private set; } = [];

    /// <summary>The months in which something came, newest first, and whether their counts are not said.</summary>
    public IReadOnlyList<(MonthFigures Month, bool IsHidden)> Shown { get; private set; } = [];

    public Tally All { get; private set; } = Tally.None;

    public IReadOnlyList<FigureLine> Items { get; private set; } = [];

    public IReadOnlyList<FigureLine> Communities { get; private set; } = [];

    public MonthChart Chart { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Months = await figures.LastAsync(cancellation);
        All = Months.Aggregate(Tally.None, (sum, month) => sum + month.All);
        Items = Lines(Months.SelectMany(m => m.ByItem), code => jurisdiction.Item(code)?.Name ?? "其他");
        Communities = Lines(Months.SelectMany(m => m.ByCommunity), code => grids.Current.CommunityNamed(code)?.Name ?? code);
        var hidden = SmallCells.Hidden([.. Months.Select(m => m.All.Received)]);
        Shown = [.. Months.Select((m, i) => (m, hidden[i])).Where(m => m.m.All.Received > 0).Reverse()];
        Chart = new MonthChart(Months, hidden);
    }

    private static FigureLine[] Lines(IEnumerable<KeyValuePair<string, Tally>> parts, Func<string, string> name)
    {
        var sums = parts.GroupBy(p => p.Key, p => p.Value, StringComparer.Ordinal)
            .Select(g => (Name: name(g.Key), Tally: g.Aggregate(Tally.None, (sum, part) => sum + part)))
            .OrderByDescending(s => s.Tally.Received).ThenBy(s => s.Name, StringComparer.Ordinal).ToList();
        var hidden = SmallCells.Hidden([.. sums.Select(s => s.Tally.Received)]);
        return [.. sums.Select((s, i) => new FigureLine(s.Name, s.Tally, hidden[i]))];
    }
}
