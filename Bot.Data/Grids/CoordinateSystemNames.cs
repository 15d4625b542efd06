namespace Bot.Data.Grids;

/// <summary>How files name the systems of coordinates.</summary>
public static class CoordinateSystemNames
{
    /// <summary>All of them, as a reason for refusing lists them.</summary>
    public const string All = "wgs84, cgcs2000, gcj02, bd09";

    /// <summary>The system of that name, in any case; null where there is none.</summary>
    public static CoordinateSystem? Named(string name) => name.ToLowerInvariant() switch
    {
        "wgs84" => CoordinateSystem.Wgs84,
        "cgcs2000" => CoordinateSystem.Cgcs2000,
        "gcj02" => CoordinateSystem.Gcj02,
        "bd09" => CoordinateSystem.Bd09,
        _ => null,
    };
}
