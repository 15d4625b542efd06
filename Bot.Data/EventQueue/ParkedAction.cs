namespace Bot.Data.EventQueue;

/// <summary>An entry of the stream of actions that could not be carried out, kept for a person to look at.</summary>
public sealed class ParkedAction
{
    /// <summary>The entry's id in the stream.</summary>
    public required string EntryId { get; init; }

    /// <summary>The intake it named, as far as that could be read.</summary>
    public string? Number { get; init; }

    /// <summary>The entry's fields as JSON, cut where they were too large.</summary>
    public required string Fields { get; init; }

    /// <summary>A stable word for what was wrong.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}
