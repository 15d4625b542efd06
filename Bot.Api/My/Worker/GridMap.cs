using System.Globalization;
using Bot.Api.Grids;
using Bot.Data.Grids;

namespace Bot.Api.My.Worker;

/// <summary>The grids around one, drawn from their own borders: no map service, nobody is asked where the resident is.</summary>
public static class GridMap
{
    /// <summary>Grids drawn at most.</summary>
    public const int Most = 40;

    /// <summary>Length of the longer side, in units of the drawing.</summary>
    private const double Side = 1000;

    /// <summary>Around the grids, in the same units.</summary>
    private const double Margin = 20;

    /// <summary>Grids of the same village or community, or null where none has a border.</summary>
    public static MapView? Around(Grid grid, GridDirectory grids)
    {
        var drawn = grids.Under(grid.Parent).Take(Most).Append(grid).DistinctBy(g => g.Code)
            .Select(g => (Grid: g, Rings: grids.BorderOf(g.Code))).Where(g => g.Rings.Count > 0).ToList();
        if (drawn.Count == 0)
        {
            return null;
        }

        var drawing = BorderDrawing.Of([.. drawn.SelectMany(g => g.Rings).SelectMany(r => r)], Side, Margin);
        return new MapView(
            drawing.Width, drawing.Height, [.. drawn.Select(g => new MapGrid(g.Grid.Code, g.Grid.Name, g.Grid.Code == grid.Code, drawing.Path(g.Rings, decimals: 0), Middle(drawing, g.Rings[0])))]);
    }

    private static (double X, double Y) Middle(BorderDrawing drawing, IReadOnlyList<GeoPoint> ring)
    {
        var (x, y) = drawing.At(new GeoPoint(ring.Average(p => p.Longitude), ring.Average(p => p.Latitude)));
        return (Math.Round(x), Math.Round(y));
    }
}

/// <summary>A drawing of grids, in units of its own.</summary>
public sealed record MapView(double Width, double Height, IReadOnlyList<MapGrid> Grids)
{
    public string ViewBox => string.Create(CultureInfo.InvariantCulture, $"0 0 {Width:F0} {Height:F0}");
}

/// <param name="Code">Of the grid.</param>
/// <param name="Name">Of the grid.</param>
/// <param name="IsHere">The one it is about.</param>
/// <param name="Path">Its border, as SVG has it.</param>
/// <param name="Middle">Where its name may stand.</param>
public sealed record MapGrid(string Code, string Name, bool IsHere, string Path, (double X, double Y) Middle);
