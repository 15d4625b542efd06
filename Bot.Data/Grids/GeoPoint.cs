using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Bot.Data.Grids;

/// <summary>A point on the ground in WGS84 degrees. <see cref="Of"/> and <see cref="TryOf"/> check the ranges.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GeoPoint(double Longitude, double Latitude)
{
    private const double MaxLongitude = 180;
    private const double MaxLatitude = 90;

    /// <summary>Whether the two numbers can be a longitude (−180 to 180) and a latitude (−90 to 90).</summary>
    public static bool IsValid(double longitude, double latitude) =>
        Math.Abs(longitude) <= MaxLongitude && Math.Abs(latitude) <= MaxLatitude;

    /// <exception cref="ArgumentOutOfRangeException">A coordinate is not a number in its range.</exception>
    public static GeoPoint Of(double longitude, double latitude)
    {
        if (!(Math.Abs(longitude) <= MaxLongitude))
        {
            throw new ArgumentOutOfRangeException(nameof(longitude), longitude, "A longitude lies between -180 and 180 degrees.");
        }

        if (!(Math.Abs(latitude) <= MaxLatitude))
        {
            throw new ArgumentOutOfRangeException(nameof(latitude), latitude, "A latitude lies between -90 and 90 degrees.");
        }

        return new GeoPoint(longitude, latitude);
    }

    public static bool TryOf(double longitude, double latitude, [NotNullWhen(true)] out GeoPoint? point)
    {
        point = IsValid(longitude, latitude) ? new GeoPoint(longitude, latitude) : null;
        return point is not null;
    }

    /// <summary>Distance in metres on a sphere; good to half a percent, meant for short distances.</summary>
    public double MetresTo(GeoPoint other)
    {
        const double MetresPerDegree = 111_195;
        var north = (other.Latitude - Latitude) * MetresPerDegree;
        var east = (other.Longitude - Longitude) * MetresPerDegree * Math.Cos(double.DegreesToRadians((Latitude + other.Latitude) / 2));
        return Math.Sqrt((north * north) + (east * east));
    }
}
