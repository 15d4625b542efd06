using System.Globalization;
using System.Text;
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

        // Nearer the pole a degree of longitude is shorter.
        var narrow = Math.Cos(points[0].Latitude * Math.PI / 180);
        if (longitude is { } lon && latitude is { } lat)
        {
            points.Add(new GeoPoint(lon, lat));
        }

        var (west, east) = (points.Min(p => p.Longitude), points.Max(p => p.Longitude));
        var (south, north) = (points.Min(p => p.Latitude), points.Max(p => p.Latitude));
        var scale = (Size - (2 * Margin)) / Math.Max(1e-9, Math.Max((east - west) * narrow, north - south));
        double X(double lonOf) => Margin + ((lonOf - west) * narrow * scale);
        double Y(double latOf) => Margin + ((north - latOf) * scale);
        var path = new StringBuilder();
        foreach (var ring in rings)
        {
            for (var i = 0; i < ring.Count; i++)
            {
                path.Append(i == 0 ? 'M' : 'L').Append(CultureInfo.InvariantCulture, $"{X(ring[i].Longitude):0.0} {Y(ring[i].Latitude):0.0}");
            }

            path.Append('Z');
        }

        return new GridMap(path.ToString(), longitude is { } x && latitude is not null ? X(x) : null, latitude is { } y && longitude is not null ? Y(y) : null);
    }
}
