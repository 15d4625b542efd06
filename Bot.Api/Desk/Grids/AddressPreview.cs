using Bot.Data.Grids;

namespace Bot.Api.Desk.Grids;

/// <summary>What an address file would do, worked out before anything changes.</summary>
/// <param name="Id">Of the upload.</param>
/// <param name="Login">Whose it is; nobody else sees it.</param>
/// <param name="At">When it was worked out.</param>
/// <param name="FileName">As uploaded.</param>
/// <param name="Hash">SHA-256 of the file: what is imported is what was shown.</param>
/// <param name="Version">Of the directory it was compared with.</param>
/// <param name="Total">Addresses in the file, each once.</param>
public sealed record AddressPreview(string Id, string Login, DateTimeOffset At, string FileName, string Hash, long Version, int Total) : IShelved
{
    /// <summary>Lines of each list; the rest are counted.</summary>
    public const int Listed = 300;

    public static string Kind => "addresses";

    public IReadOnlyList<AddressImportProblem> Refusals { get; init; } = [];

    public IReadOnlyList<AddressWarning> Warnings { get; init; } = [];

    public int WarningCount { get; init; }

    /// <summary>The first grids that change.</summary>
    public IReadOnlyList<AddressDifference> Grids { get; init; } = [];

    public int GridCount { get; init; }

    public int NewCount { get; init; }

    /// <summary>Addresses that stand and learn where they lie, or learn it anew.</summary>
    public int PlacedCount { get; init; }

    public int SameCount { get; init; }

    public bool MayApply => Refusals.Count == 0 && NewCount + PlacedCount > 0;
}

/// <summary>What changes in one grid: addresses that are new, and those that get a place or another one. The first ones by name.</summary>
public sealed record AddressDifference(string Code, string Name, IReadOnlyList<string> New, int NewCount, IReadOnlyList<string> Placed, int PlacedCount);

/// <summary>Something to look at again that does not keep the file out.</summary>
public sealed record AddressWarning(string Address, string GridCode, string Words);
