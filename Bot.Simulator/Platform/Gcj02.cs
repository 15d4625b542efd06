namespace Bot.Simulator.Platform;

/// <summary>
/// WGS-84 to GCJ-02, the shifted system every map in WeChat uses: the phone would do this, so the simulated phone does.
/// Kept apart from the bot's own conversion on purpose: the two check each other.
/// </summary>
public static class Gcj02
{
    private const double A = 6_378_245.0;
    private const double Ee = 0.006_693_421_622_965_943;

    /// <summary>Degrees in, degrees out.</summary>
    public static (double Longitude, double Latitude) FromWgs84(double longitude, double latitude)
    {
        var x = longitude - 105;
        var y = latitude - 35;
        var radians = latitude / 180 * Math.PI;
        var magic = 1 - (Ee * Math.Sin(radians) * Math.Sin(radians));
        var root = Math.Sqrt(magic);
        var north = ShiftNorth(x, y) * 180 / (A * (1 - Ee) / (magic * root) * Math.PI);
        var east = ShiftEast(x, y) * 180 / (A / root * Math.Cos(radians) * Math.PI);
        return (longitude + east, latitude + north);
    }

    private static double ShiftNorth(double x, double y) =>
        -100 + (2 * x) + (3 * y) + (0.2 * y * y) + (0.1 * x * y) + (0.2 * Math.Sqrt(Math.Abs(x)))
        + Wave(x, 6, 2, 20, 20) + Wave(y, 1, 1.0 / 3, 20, 40) + Wave(y, 1.0 / 12, 1.0 / 30, 160, 320);

    private static double ShiftEast(double x, double y) =>
        300 + x + (2 * y) + (0.1 * x * x) + (0.1 * x * y) + (0.1 * Math.Sqrt(Math.Abs(x)))
        + Wave(x, 6, 2, 20, 20) + Wave(x, 1, 1.0 / 3, 20, 40) + Wave(x, 1.0 / 12, 1.0 / 30, 150, 300);

    private static double Wave(double v, double first, double second, double low, double high) =>
        ((low * Math.Sin(first * v * Math.PI)) + (high * Math.Sin(second * v * Math.PI))) * 2 / 3;
}
