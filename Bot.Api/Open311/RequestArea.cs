namespace Bot.Api.Open311;

/// <summary>
/// A square of the coarse raster on which points are made public. It is asked by the raster and never by the true point: else a narrowing
/// search would find out where exactly somebody stood.
/// </summary>
/// <param name="West">Degrees; a true point from here …</param>
/// <param name="East">… to below here is shown within the square. The same for <paramref name="South"/> and <paramref name="North"/>.</param>
/// <param name="South">Degrees.</param>
/// <param name="North">Degrees.</param>
public sealed record RequestArea(double West, double East, double South, double North)
{
    /// <summary>Decimals of a degree that are shown: about 100 metres.</summary>
    public const int Decimals = 3;

    private const double PerDegree = 1_000;
    private const double MetresPerDegree = 111_195;
    private const double DefaultRadius = 1_000;

    /// <summary>Degrees as they are shown.</summary>
    public static decimal? Shown(double? degrees) => degrees is { } d ? (decimal)Math.Round(Math.Floor((d * PerDegree) + 0.5) / PerDegree, Decimals) : null;

    /// <summary>Around <c>lat</c> and <c>long</c>, <c>radius</c> metres each way; null where they are not given.</summary>
    public static RequestArea? Read(QueryFields fields)
    {
        var (lat, lon) = (fields.Text("lat"), fields.Text("long"));
        var radius = fields.Whole("radius", 1, Open311Limits.MostRadius) ?? DefaultRadius;
        if (lat.Length == 0 && lon.Length == 0)
        {
            return null;
        }

        if (FilingPlaces.Degrees(lat, 90) is not { } latitude || FilingPlaces.Degrees(lon, 180) is not { } longitude)
        {
            fields.Fault(FilingPlaces.Degrees(lat, 90) is null ? "lat" : "long", "lat 和 long 要一起给，是 WGS84 的度数。");
            return null;
        }

        var (north, east) = (radius / MetresPerDegree, radius / (MetresPerDegree * Math.Max(0.01, Math.Cos(double.DegreesToRadians(latitude)))));
        var (west, eastEnd) = Cells(longitude - east, longitude + east);
        var (south, northEnd) = Cells(latitude - north, latitude + north);
        return new RequestArea(west, eastEnd, south, northEnd);
    }

    /// <summary>The true degrees that are shown between two others: whole cells.</summary>
    private static (double From, double To) Cells(double from, double to) =>
        ((Math.Ceiling(from * PerDegree) - 0.5) / PerDegree, (Math.Floor(to * PerDegree) + 0.5) / PerDegree);
}
