using Bot.Api.Grids;
using Bot.Data.Figures;
using Bot.Data.Grids;

namespace Bot.Api.Desk.Figures;

/// <summary>One grid drawn: its path, and how it stands.</summary>
public sealed record MapShape(string Code, string Name, string Path, FigureCounts Counts);

/// <summary>The grids as our own borders have them, drawn by the server.</summary>
public sealed record GridMap(double Width, double Height, IReadOnlyList<MapShape> Shapes)
{
    /// <summary>More grids than this are too small to hit on one picture.</summary>
    public const int MostGrids = 400;

    public const double Side = 600;

    /// <summary>Null when there is nothing to draw, or too much.</summary>
    public static GridMap? Of(GridDirectory directory, IReadOnlyDictionary<string, FigureCounts> counts, string code)
    {
        var grids = code.Length == 0 ? directory.Grids : directory.Under(code);
        if (grids.Count is 0 or > MostGrids)
        {
            return null;
        }

        var borders = grids.Select(g => (Grid: g, Rings: directory.BorderOf(g.Code))).Where(b => b.Rings.Count > 0).ToList();
        if (borders.Count == 0)
        {
            return null;
        }

        var drawing = BorderDrawing.Of([.. borders.SelectMany(b => b.Rings).SelectMany(r => r)], Side, margin: 0);
        return new GridMap(
            Math.Max(1, drawing.Width),
            Math.Max(1, drawing.Height),
            [.. borders.Select(b => new MapShape(b.Grid.Code, b.Grid.Name, drawing.Path(b.Rings), counts.GetValueOrDefault(b.Grid.Code) ?? new FigureCounts()))]);
    }
}
