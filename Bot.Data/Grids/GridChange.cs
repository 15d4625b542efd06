namespace Bot.Data.Grids;

/// <summary>One thing about a grid that an import or a stand-in changed: grids are adjusted every year, and who served whom must stay known.</summary>
public sealed class GridChange
{
    public long Id { get; init; }

    /// <summary>The grid's code.</summary>
    public required string Grid { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>One of <see cref="GridChanges"/>' names.</summary>
    public required string What { get; init; }

    /// <summary>As it was: words, a border as WKT in WGS84, people with masked phones; null where there was nothing.</summary>
    public string? Before { get; init; }

    /// <summary>As it is from then on.</summary>
    public string? After { get; init; }
}
