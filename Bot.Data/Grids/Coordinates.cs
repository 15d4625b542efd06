namespace Bot.Data.Grids;

/// <summary>
/// Conversions between the coordinate systems in use in China, to well under a metre.
/// The GCJ-02 shift is the published polynomial of trigonometric terms; its inverse is found by iteration.
/// Outside the box in which GCJ-02 is defined nothing is shifted.
/// </summary>
public static class Coordinates
{
    private const double SemiMajorAxis = 6378245.0;
    private const double EccentricitySquared = 0.00669342162296594323;
    private const double BaiduPi = Math.PI * 3000.0 / 180.0;
    private const double BaiduLongitudeOffset = 0.0065;
    private const double BaiduLatitudeOffset = 0.006;

    /// <summary>Ten rounds bring the error below a micrometre; five are usual.</summary>
    private const int MaxRounds = 10;
    private const double RoundEnough = 1e-11;

    /// <exception cref="ArgumentOutOfRangeException">A coordinate is out of range, or the system unknown.</exception>
    public static GeoPoint ToWgs84(double lon, double lat, CoordinateSystem from)
    {
        var checkedPoint = GeoPoint.Of(lon, lat);
        return from switch
        {
            CoordinateSystem.Wgs84 or CoordinateSystem.Cgcs2000 => checkedPoint,
            CoordinateSystem.Gcj02 => Invert(lon, lat, Shift),
            CoordinateSystem.Bd09 => FromBaidu(lon, lat),
            _ => throw new ArgumentOutOfRangeException(nameof(from), from, "Unknown coordinate system."),
        };
    }

    /// <exception cref="ArgumentOutOfRangeException">The system is unknown.</exception>
    public static (double Longitude, double Latitude) FromWgs84(GeoPoint point, CoordinateSystem to) => to switch
    {
        CoordinateSystem.Wgs84 or CoordinateSystem.Cgcs2000 => (point.Longitude, point.Latitude),
        CoordinateSystem.Gcj02 => Shift(point.Longitude, point.Latitude),
        CoordinateSystem.Bd09 => ToBaidu(point.Longitude, point.Latitude),
        _ => throw new ArgumentOutOfRangeException(nameof(to), to, "Unknown coordinate system."),
    };

    private static GeoPoint FromBaidu(double lon, double lat)
    {
        var (gcjLon, gcjLat) = Unbend(lon, lat);
        return IsShifted(gcjLon, gcjLat) ? Invert(lon, lat, ToBaidu) : new GeoPoint(lon, lat);
    }

    private static (double Lon, double Lat) ToBaidu(double lon, double lat)
    {
        if (!IsShifted(lon, lat))
        {
            return (lon, lat);
        }

        var (x, y) = Shift(lon, lat);
        var radius = Math.Sqrt((x * x) + (y * y)) + (0.00002 * Math.Sin(y * BaiduPi));
        var angle = Math.Atan2(y, x) + (0.000003 * Math.Cos(x * BaiduPi));
        return ((radius * Math.Cos(angle)) + BaiduLongitudeOffset, (radius * Math.Sin(angle)) + BaiduLatitudeOffset);
    }

    /// <summary>The usual closed form, good to a few metres: enough to tell whether a point was bent at all.</summary>
    private static (double Lon, double Lat) Unbend(double lon, double lat)
    {
        var (x, y) = (lon - BaiduLongitudeOffset, lat - BaiduLatitudeOffset);
        var radius = Math.Sqrt((x * x) + (y * y)) - (0.00002 * Math.Sin(y * BaiduPi));
        var angle = Math.Atan2(y, x) - (0.000003 * Math.Cos(x * BaiduPi));
        return (radius * Math.Cos(angle), radius * Math.Sin(angle));
    }

    /// <summary>Both shifts are nearly constant over their own length, so the fixed point comes fast.</summary>
    private static GeoPoint Invert(double lon, double lat, Func<double, double, (double Lon, double Lat)> forward)
    {
        var (x, y) = (lon, lat);
        for (var round = 0; round < MaxRounds; round++)
        {
            var (shiftedLon, shiftedLat) = forward(x, y);
            var (missLon, missLat) = (lon - shiftedLon, lat - shiftedLat);
            (x, y) = (x + missLon, y + missLat);
            if (Math.Abs(missLon) < RoundEnough && Math.Abs(missLat) < RoundEnough)
            {
                break;
            }
        }

        return new GeoPoint(x, y);
    }

    private static (double Lon, double Lat) Shift(double lon, double lat)
    {
        if (!IsShifted(lon, lat))
        {
            return (lon, lat);
        }

        var radians = lat / 180.0 * Math.PI;
        var magic = 1 - (EccentricitySquared * Math.Sin(radians) * Math.Sin(radians));
        var root = Math.Sqrt(magic);
        var north = Northward(lon - 105.0, lat - 35.0) * 180.0 / (SemiMajorAxis * (1 - EccentricitySquared) / (magic * root) * Math.PI);
        var east = Eastward(lon - 105.0, lat - 35.0) * 180.0 / (SemiMajorAxis / root * Math.Cos(radians) * Math.PI);
        return (lon + east, lat + north);
    }

    private static bool IsShifted(double lon, double lat) =>
        lon is >= 72.004 and <= 137.8347 && lat is >= 0.8293 and <= 55.8271;

    private static double Northward(double x, double y) =>
        -100.0 + (2.0 * x) + (3.0 * y) + (0.2 * y * y) + (0.1 * x * y) + (0.2 * Math.Sqrt(Math.Abs(x)))
        + Wave(x, 20.0, 6.0, 20.0, 2.0) + Wave(y, 20.0, 1.0, 40.0, 1.0 / 3.0) + Wave(y, 160.0, 1.0 / 12.0, 320.0, 1.0 / 30.0);

    private static double Eastward(double x, double y) =>
        300.0 + x + (2.0 * y) + (0.1 * x * x) + (0.1 * x * y) + (0.1 * Math.Sqrt(Math.Abs(x)))
        + Wave(x, 20.0, 6.0, 20.0, 2.0) + Wave(x, 20.0, 1.0, 40.0, 1.0 / 3.0) + Wave(x, 150.0, 1.0 / 12.0, 300.0, 1.0 / 30.0);

    private static double Wave(double t, double a, double f, double b, double g) =>
        ((a * Math.Sin(t * f * Math.PI)) + (b * Math.Sin(t * g * Math.PI))) * 2.0 / 3.0;
}
