namespace Bot.Data.Grids;

/// <summary>When the grid directory was last imported. A running bot watches it, so that an import by another process is seen.</summary>
public sealed class ImportMark
{
    public const string GridDirectory = "grid-directory";

    public required string Name { get; init; }

    /// <summary>Grows with every import.</summary>
    public long Version { get; set; }

    public DateTimeOffset At { get; set; }
}
