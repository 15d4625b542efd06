using System.Globalization;

namespace Bot.Api.PublicBoard.Pages;

/// <summary><c>GET /public/map?grid=</c>: all grids on our own borders, and the same as a list.</summary>
public sealed class MapPage(PublicGrids grids) : PublicPage
{
    /// <summary>How much of the map is seen around one grid: times its own width.</summary>
    private const double Around = 1.5;

    public IReadOnlyList<Community> Communities { get; private set; } = [];

    /// <summary>The box to begin with: west, south, east, north; null where no grid has a border.</summary>
    public string? Box { get; private set; }

    /// <summary>The grid to show first.</summary>
    public string? Chosen { get; private set; }

    public string? Before { get; private set; }

    public string? After { get; private set; }

    public void OnGet(string? grid, int? p)
    {
        var directory = grids.Current;
        if (directory.Shapes.Count > 0)
        {
            var box = GridShapes.Around(directory.Shapes);
            if (directory.Shapes.FirstOrDefault(s => s.Grid.Code == grid) is { } shape)
            {
                var (x, y) = ((shape.East - shape.West) * Around, (shape.North - shape.South) * Around);
                (box, Chosen) = ((shape.West - x, shape.South - y, shape.East + x, shape.North + y), shape.Grid.Code);
            }

            Box = string.Create(CultureInfo.InvariantCulture, $"{box.West:F6},{box.South:F6},{box.East:F6},{box.North:F6}");
        }

        // The list goes by communities, as many to a page as hold what a page may weigh.
        var page = PublicLimits.Page(p);
        var pages = Pages(directory.Communities);
        Communities = page <= pages.Count ? pages[page - 1] : [];
        Before = page > 1 ? Turned(page - 1, ("grid", Chosen)) : null;
        After = page < pages.Count ? Turned(page + 1, ("grid", Chosen)) : null;
    }

    private static List<List<Community>> Pages(IReadOnlyList<Community> communities)
    {
        var pages = new List<List<Community>>();
        var held = PublicLimits.ShapesInAnswer;
        foreach (var community in communities)
        {
            if (held + community.Grids.Count > PublicLimits.ShapesInAnswer)
            {
                pages.Add([]);
                held = 0;
            }

            pages[^1].Add(community);
            held += community.Grids.Count;
        }

        return pages;
    }
}
