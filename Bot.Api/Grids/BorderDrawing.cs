using System.Globalization;
using System.Text;
using Bot.Data.Grids;

namespace Bot.Api.Grids;

/// <summary>Our own borders on a flat drawing (SVG): north is up, and a metre is as long eastwards as northwards. No map service is asked.</summary>
/// <param name="West">Degrees at the left edge.</param>
/// <param name="North">Degrees at the upper edge.</param>
/// <param name="PerDegreeX">Units of the drawing in a degree of longitude.</param>
/// <param name="PerDegreeY">Units of the drawing in a degree of latitude.</param>
/// <param name="Width">In units of the drawing.</param>
/// <param name="Height">The same.</param>
public sealed record BorderDrawing(double West, double North, double PerDegreeX, double PerDegreeY, double Width, double Height)
{
    /// <summary>What is smaller is drawn as if it were this large, in degrees: a hand's breadth.</summary>
    private const double Least = 1e-6;

    /// <summary>Large enough for the points.</summary>
    /// <param name="points">At least one.</param>
    /// <param name="side">Length of the longer side with its margins, in units of the drawing.</param>
    /// <param name="margin">Around the points, in the same units.</param>
    public static BorderDrawing Of(IReadOnlyCollection<GeoPoint> points, double side, double margin)
    {
        var (west, east) = (points.Min(p => p.Longitude), points.Max(p => p.Longitude));
        var (south, north) = (points.Min(p => p.Latitude), points.Max(p => p.Latitude));
        var narrowing = Math.Cos(double.DegreesToRadians((south + north) / 2));
        var (wide, high) = ((east - west) * narrowing, north - south);
        var scale = (side - (2 * margin)) / Math.Max(Math.Max(wide, high), Least);
        return new BorderDrawing(
            west - (margin / (narrowing * scale)), north + (margin / scale), narrowing * scale, scale, (wide * scale) + (2 * margin), (high * scale) + (2 * margin));
    }

    /// <summary>The same in the middle of a square.</summary>
    public BorderDrawing InSquare(double side) => this with
    {
        West = West - ((side - Width) / 2 / PerDegreeX),
        North = North + ((side - Height) / 2 / PerDegreeY),
        Width = side,
        Height = side,
    };

    public (double X, double Y) At(GeoPoint point) => ((point.Longitude - West) * PerDegreeX, (North - point.Latitude) * PerDegreeY);

    /// <summary>Closed rings as one path; corners that fall on one spot are drawn once.</summary>
    /// <param name="rings">Their last point is their first.</param>
    /// <param name="decimals">Digits behind the point: how fine the drawing is.</param>
    public string Path(IEnumerable<IReadOnlyList<GeoPoint>> rings, int decimals = 1)
    {
        var path = new StringBuilder();
        foreach (var ring in rings)
        {
            var last = (X: double.NaN, Y: double.NaN);
            foreach (var point in ring.Take(ring.Count - 1))
            {
                var (x, y) = At(point);
                var next = (X: Math.Round(x, decimals), Y: Math.Round(y, decimals));
                if (next != last)
                {
                    path.Append(double.IsNaN(last.X) ? 'M' : 'L').Append(CultureInfo.InvariantCulture, $"{next.X} {next.Y}");
                    last = next;
                }
            }

            path.Append('Z');
        }

        return path.ToString();
    }
}
