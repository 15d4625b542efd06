namespace Bot.Data.Deadlines;

/// <summary>A promise with a time: set by an event, ended by an event, never moved.</summary>
public sealed class Deadline
{
    public long Id { get; init; }

    public required long IntakeId { get; init; }

    public required DeadlineKind Kind { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public required DateTimeOffset Due { get; init; }

    /// <summary>When it was met or ceased to matter; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

public enum DeadlineKind
{
    /// <summary>Somebody takes it up.</summary>
    Accept,

    /// <summary>The resident has a result.</summary>
    Resolve,
}
