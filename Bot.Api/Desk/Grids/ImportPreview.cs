using Bot.Data.Grids;

namespace Bot.Api.Desk.Grids;

/// <summary>What a file of grids would do.</summary>
public sealed record ImportPreview(UploadedFile File, int Total) : UploadPreview(File, Total)
{
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

    public override bool IsRefused => base.IsRefused || Elsewhere.Count > 0;

    public override bool Changes => NewCount + ChangedCount > 0;
}
