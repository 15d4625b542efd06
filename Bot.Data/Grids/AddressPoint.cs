namespace Bot.Data.Grids;

/// <summary>Where an address lies, as a file says it: both degrees or none, and within China.</summary>
internal static class AddressPoint
{
    internal const string LonField = "lon";
    internal const string LatField = "lat";

    // The box in which GCJ-02 is defined: all of China, and never what comes of swapped columns.
    private const double West = 72.004;
    private const double East = 137.8347;
    private const double South = 0.8293;
    private const double North = 55.8271;

    /// <param name="lon">Degrees, or null where what stands there is no number.</param>
    /// <param name="lat">Degrees, or null where what stands there is no number.</param>
    /// <param name="system">What the degrees are in.</param>
    internal static (GeoPoint? Point, (string Field, string Reason)? Fault) Of(double? lon, double? lat, CoordinateSystem system) =>
        Fault(LonField, lon, West, East) is { } inLon ? (null, inLon)
        : Fault(LatField, lat, South, North) is { } inLat ? (null, inLat)
        : (Coordinates.ToWgs84(lon!.Value, lat!.Value, system), null);

    private static (string Field, string Reason)? Fault(string field, double? degrees, double least, double most) => degrees switch
    {
        null => (field, "missing or not a number of degrees; give both lon and lat, or neither"),
        { } number when number >= least && number <= most => null,
        { } number => (field, FormattableString.Invariant($"{number} is not between {least:0} and {most:0} degrees: are lon and lat swapped?")),
    };
}
