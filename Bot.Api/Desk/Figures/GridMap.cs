using System.Globalization;
using System.Text;
using Bot.Data.Figures;
using Bot.Data.Grids;

namespace Bot.Api.Desk.Figures;

/// <summary>One grid drawn: its path, and how it stands.</summary>
public sealed record MapShape(string Code, string Name, string Path, FigureCounts Counts);

/// <summary>The grids as our own borders have them, drawn by the server. North is up; degrees of longitude are shortened as they are there.</summary>
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

        var all = borders.SelectMany(b => b.Rings).SelectMany(r => r).ToList();
        var (west, east, south, north) = (all.Min(p => p.Longitude), all.Max(p => p.Longitude), all.Min(p => p.Latitude), all.Max(p => p.Latitude));
        var shrink = Math.Cos((south + north) / 2 * Math.PI / 180);
        var scale = Side / Math.Max((east - west) * shrink, Math.Max(north - south, 1e-6));
        return new GridMap(
            Math.Max(1, (east - west) * shrink * scale),
            Math.Max(1, (north - south) * scale),
            [.. borders.Select(b => new MapShape(b.Grid.Code, b.Grid.Name, Path(b.Rings), counts.GetValueOrDefault(b.Grid.Code) ?? new FigureCounts()))]);

        string Path(IReadOnlyList<IReadOnlyList<GeoPoint>> rings)
        {
            var path = new StringBuilder();
            foreach (var ring in rings)
            {
                var last = "";
                foreach (var point in ring)
                {
                    var spot = string.Create(CultureInfo.InvariantCulture, $"{(point.Longitude - west) * shrink * scale:0.#} {(north - point.Latitude) * scale:0.#}");
                    if (spot != last)
                    {
                        path.Append(last.Length == 0 ? 'M' : 'L').Append(spot);
                        last = spot;
                    }
                }

                path.Append('Z');
            }

            return path.ToString();
        }
    }
}
