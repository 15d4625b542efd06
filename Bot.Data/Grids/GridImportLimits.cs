namespace Bot.Data.Grids;

/// <summary>What a grid or address file may hold at most.</summary>
public static class GridImportLimits
{
    /// <summary>Bytes of a file: 512 MiB, about half a million grids.</summary>
    public const int MaxFileBytes = 512 * 1024 * 1024;

    public const int MaxGrids = 500_000;
    public const int MaxVerticesPerGrid = 100_000;
    public const int MaxMembersPerGrid = 50;
    public const int MaxAddressesPerGrid = 20_000;
    public const int MaxAddressRows = 2_000_000;
    public const int MaxCodeLength = 64;
    public const int MaxNameLength = 100;
    public const int MaxAreaLength = 1_000;
    public const int MaxAddressLength = 60;
    public const int MaxPhotoLength = 500;

    /// <summary>Refusals and warnings listed one by one; the rest are counted.</summary>
    public const int MaxProblemsListed = 1_000;

    /// <summary>Households outside this range are probably a typing error: a warning.</summary>
    public const int FewestHouseholds = 10;
    public const int MostHouseholds = 2_000;

    /// <summary>Overlaps smaller than this are drawing noise.</summary>
    public const double LeastOverlapSquareMetres = 1;

    /// <summary>A strip between two grids narrower than this, and wider than <see cref="LeastGapMetres"/>, is a gap by mistake.</summary>
    public const double MostGapMetres = 5;
    public const double LeastGapMetres = 0.05;
}
