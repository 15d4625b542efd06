using Bot.Data.Grids;

namespace Bot.Api.Desk.Grids;

/// <summary>What an uploaded file would do, worked out before anything changes, and kept beside the file until it is imported or thrown away.</summary>
/// <param name="Id">Of the upload.</param>
/// <param name="Login">Whose it is; nobody else sees it.</param>
/// <param name="At">When it was worked out.</param>
/// <param name="FileName">As uploaded.</param>
/// <param name="Hash">SHA-256 of the file: what is imported is what was shown.</param>
/// <param name="Version">Of the directory it was compared with; another import in between asks for a new look.</param>
/// <param name="Total">Grids in the file.</param>
public sealed record ImportPreview(string Id, string Login, DateTimeOffset At, string FileName, string Hash, long Version, int Total) : IShelved
{
    public static string Kind => "grids";

    /// <summary>Lines of each list; the rest are counted.</summary>
    public const int Listed = 300;

    public IReadOnlyList<GridImportProblem> Refusals { get; init; } = [];

    public IReadOnlyList<GridImportProblem> Warnings { get; init; } = [];

    /// <summary>Code and name of grids that stand not yet.</summary>
    public IReadOnlyList<string> New { get; init; } = [];

    public int NewCount { get; init; }

    public IReadOnlyList<GridDifference> Changed { get; init; } = [];

    public int ChangedCount { get; init; }

    public int SameCount { get; init; }

    /// <summary>Grids of the same villages that the file does not name: they stay as they are.</summary>
    public IReadOnlyList<string> NotNamed { get; init; } = [];

    public int NotNamedCount { get; init; }

    public int PeopleIn { get; init; }

    public int PeopleOut { get; init; }

    public int AddressesIn { get; init; }

    public int AddressesOut { get; init; }

    /// <summary>Grids of the file outside of what its uploader answers for: then nothing is imported.</summary>
    public IReadOnlyList<string> Elsewhere { get; init; } = [];

    public bool MayApply => Refusals.Count == 0 && Elsewhere.Count == 0 && NewCount + ChangedCount > 0;
}
