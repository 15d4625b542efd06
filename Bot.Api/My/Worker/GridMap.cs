using System.Globalization;
using System.Text;
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

        var frame = Frame.Of(drawn.SelectMany(g => g.Rings).SelectMany(r => r));
        return new MapView(frame.Width, frame.Height, [.. drawn.Select(g => new MapGrid(g.Grid.Code, g.Grid.Name, g.Grid.Code == grid.Code, frame.Path(g.Rings), frame.Middle(g.Rings[0])))]);
    }

    private sealed record Frame(double West, double North, double East, double Scale, double Narrowing, double Width, double Height)
    {
        public static Frame Of(IEnumerable<GeoPoint> points)
        {
            var all = points.ToList();
            var (west, east) = (all.Min(p => p.Longitude), all.Max(p => p.Longitude));
            var (south, north) = (all.Min(p => p.Latitude), all.Max(p => p.Latitude));
            var narrowing = Math.Cos(double.DegreesToRadians((south + north) / 2));
            var (wide, high) = ((east - west) * narrowing, north - south);
            var scale = (Side - (2 * Margin)) / Math.Max(Math.Max(wide, high), 1e-9);
            return new Frame(west, north, east, scale, narrowing, (wide * scale) + (2 * Margin), (high * scale) + (2 * Margin));
        }

        public string Path(IReadOnlyList<IReadOnlyList<GeoPoint>> rings)
        {
            var path = new StringBuilder();
            foreach (var ring in rings)
            {
                var at = (X: double.NaN, Y: double.NaN);
                foreach (var point in ring)
                {
                    var next = At(point);
                    if (next == at)
                    {
                        continue;
                    }

                    path.Append(double.IsNaN(at.X) ? 'M' : 'L').Append(CultureInfo.InvariantCulture, $"{next.X} {next.Y}");
                    at = next;
                }

                path.Append('Z');
            }

            return path.ToString();
        }

        public (double X, double Y) Middle(IReadOnlyList<GeoPoint> ring) => At(new GeoPoint(ring.Average(p => p.Longitude), ring.Average(p => p.Latitude)));

        private (double X, double Y) At(GeoPoint point) => (
            Math.Round(((point.Longitude - West) * Narrowing * Scale) + Margin),
            Math.Round(((North - point.Latitude) * Scale) + Margin));
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
