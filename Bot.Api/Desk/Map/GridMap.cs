using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Bot.Api.Grids;
using Bot.Data.Grids;
using Microsoft.AspNetCore.Html;

namespace Bot.Api.Desk.Map;

/// <summary>A grid on a map.</summary>
/// <param name="Code">Whose border.</param>
/// <param name="Name">Written into it; empty for none.</param>
/// <param name="IsMain">Drawn as what the map is about.</param>
public sealed record MapGrid(string Code, string Name, bool IsMain);

/// <summary>A spot on a map.</summary>
/// <param name="At">Where, WGS84.</param>
/// <param name="Label">A few characters in it; a list beside the map says what they stand for.</param>
/// <param name="Weight">0 to 1: how large.</param>
public sealed record MapSpot(GeoPoint At, string Label, double Weight);

/// <summary>Our own borders as a drawing (SVG), made on the server: no tiles, no script, no other site hears what is looked at.</summary>
public static class GridMap
{
    /// <summary>Grids on one drawing.</summary>
    public const int MostGrids = 200;

    private const double Width = 800;
    private const double LeastHeight = 240;
    private const double MostHeight = 640;
    private const double Margin = 16;

    private const double SmallestSpot = 16;
    private const double LargestSpot = 32;

    /// <summary>Degrees around a single point.</summary>
    private const double Around = 0.004;

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The grid that holds a point, and those whose border comes near it.</summary>
    public static IEnumerable<Grid> GridsAround(GridDirectory directory, GeoPoint point, double metres) =>
        directory.At(point) is { } holds ? directory.Near(point, metres).Prepend(holds) : directory.Near(point, metres);

    /// <summary>Null where there is nothing to draw.</summary>
    public static IHtmlContent? Draw(GridDirectory directory, IEnumerable<MapGrid> grids, IReadOnlyList<MapSpot> spots, string title)
    {
        var shapes = grids.DistinctBy(g => g.Code, StringComparer.Ordinal).Select(g => (Grid: g, Rings: directory.BorderOf(g.Code))).Where(s => s.Rings.Count > 0)
            .OrderBy(s => s.Grid.IsMain).TakeLast(MostGrids).ToList();
        GeoPoint[] all = [.. shapes.SelectMany(s => s.Rings).SelectMany(r => r), .. spots.Select(s => s.At)];
        if (all.Length == 0)
        {
            return null;
        }

        var frame = FrameOf(all);
        var svg = new StringBuilder(FormattableString.Invariant($"<svg class=\"grid-map\" viewBox=\"0 0 {Width:0} {frame.Height:0}\" role=\"img\" aria-label=\"{Html.Encode(title)}\">"));
        foreach (var (grid, rings) in shapes)
        {
            svg.Append("<path class=\"").Append(grid.IsMain ? "grid-map-main" : "grid-map-grid").Append("\" fill-rule=\"evenodd\" d=\"");
            svg.Append(frame.Path(rings, decimals: 0)).Append("\"><title>").Append(Html.Encode(grid.Name)).Append("</title></path>");
        }

        foreach (var (grid, rings) in shapes.Where(s => s.Grid.Name.Length > 0))
        {
            var (x, y) = Middle(rings[0], frame);
            svg.Append(FormattableString.Invariant($"<text class=\"grid-map-name\" x=\"{x:0}\" y=\"{y:0}\">{Html.Encode(grid.Name)}</text>"));
        }

        foreach (var spot in spots)
        {
            var (x, y) = frame.At(spot.At);
            var radius = SmallestSpot + ((LargestSpot - SmallestSpot) * Math.Clamp(spot.Weight, 0, 1));
            svg.Append(FormattableString.Invariant($"<circle class=\"grid-map-spot\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius:0.#}\"/><text class=\"grid-map-label\" x=\"{x:0.#}\" y=\"{y + 8:0.#}\">{Html.Encode(spot.Label)}</text>"));
        }

        return new HtmlString(svg.Append("</svg>").ToString());
    }

    private static (double X, double Y) Middle(IReadOnlyList<GeoPoint> ring, BorderDrawing frame) => frame.At(new GeoPoint(
        (ring.Min(p => p.Longitude) + ring.Max(p => p.Longitude)) / 2, (ring.Min(p => p.Latitude) + ring.Max(p => p.Latitude)) / 2));

    /// <summary>As wide as the page, as high as the points want.</summary>
    private static BorderDrawing FrameOf(GeoPoint[] all)
    {
        var (west, east) = (all.Min(p => p.Longitude) - (Around / 4), all.Max(p => p.Longitude) + (Around / 4));
        var (south, north) = (all.Min(p => p.Latitude) - (Around / 4), all.Max(p => p.Latitude) + (Around / 4));
        var narrowing = Math.Cos((south + north) / 2 * Math.PI / 180);
        var wide = Math.Max((east - west) * narrowing, Around);
        var high = Math.Max(north - south, Around / 2);
        var scale = Math.Min((Width - (2 * Margin)) / wide, (MostHeight - (2 * Margin)) / high);
        var height = Math.Clamp((high * scale) + (2 * Margin), LeastHeight, MostHeight);

        // What is smaller than the drawing stands in its middle.
        var (spareX, spareY) = ((Width - ((east - west) * narrowing * scale)) / 2, (height - ((north - south) * scale)) / 2);
        return new BorderDrawing(west - (spareX / (scale * narrowing)), north + (spareY / scale), scale * narrowing, scale, Width, height);
    }
}
