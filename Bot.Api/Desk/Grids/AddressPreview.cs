namespace Bot.Api.Desk.Grids;

/// <summary>What an address file would do.</summary>
public sealed record AddressPreview(UploadedFile File, int Total) : UploadPreview(File, Total)
{
    /// <summary>The first grids that change.</summary>
    public IReadOnlyList<AddressDifference> Grids { get; init; } = [];

    public int GridCount { get; init; }

    public int NewCount { get; init; }

    /// <summary>Addresses that stand and learn where they lie, or learn it anew.</summary>
    public int PlacedCount { get; init; }

    public int SameCount { get; init; }

    public override bool Changes => NewCount + PlacedCount > 0;
}

/// <summary>What changes in one grid: addresses that are new, and those that get a place or another one. The first ones by name.</summary>
public sealed record AddressDifference(string Code, string Name, IReadOnlyList<string> New, int NewCount, IReadOnlyList<string> Placed, int PlacedCount);
