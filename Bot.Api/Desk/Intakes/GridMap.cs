using Bot.Api.Grids;
using Bot.Data.Grids;

namespace Bot.Api.Desk.Intakes;

/// <summary>A grid's border and one point in it, as a small picture drawn from our own polygons: no map service is asked where a resident lives.</summary>
/// <param name="Path">The border, as an SVG path.</param>
/// <param name="X">Where the point lies, in the picture's units; null when it has none.</param>
/// <param name="Y">The same, from the top.</param>
public sealed record GridMap(string Path, double? X, double? Y)
{
    /// <summary>Units of the picture, each way.</summary>
    public const int Size = 300;

    private const double Margin = 12;

    /// <summary>Null when the grid has no border.</summary>
    public static GridMap? Of(GridDirectory directory, string? gridCode, double? longitude, double? latitude)
    {
        var rings = gridCode is null ? [] : directory.BorderOf(gridCode);
        var points = rings.SelectMany(r => r).ToList();
        if (points.Count < 3)
        {
            return null;
        }

        GeoPoint? spot = longitude is { } east && latitude is { } north ? new GeoPoint(east, north) : null;
        points.AddRange(spot is { } added ? [added] : []);
        var drawing = BorderDrawing.Of(points, Size, Margin);
        (double X, double Y)? at = spot is { } point ? drawing.At(point) : null;
        return new GridMap(drawing.Path(rings), at?.X, at?.Y);
    }
}
