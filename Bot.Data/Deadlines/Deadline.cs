namespace Bot.Data.Deadlines;

/// <summary>A promise with a time: set by an event, ended by an event, never moved. What is said about it on the way is its steps.</summary>
public sealed class Deadline
{
    public long Id { get; init; }

    public required long IntakeId { get; init; }

    public required DeadlineKind Kind { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public required DateTimeOffset Due { get; init; }

    /// <summary>When it was met or ceased to matter; null while it runs, also past its due instant.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What is to be done next.</summary>
    public DeadlineStep Step { get; set; }

    /// <summary>When that is.</summary>
    public DateTimeOffset NextAt { get; set; }

    /// <summary>A deadline that runs from the instant of the event that sets it. Its steps are planned when it is first looked at.</summary>
    public static Deadline Set(long intakeId, DeadlineKind kind, DateTimeOffset at, DateTimeOffset due) =>
        new() { IntakeId = intakeId, Kind = kind, SetAt = at, Due = due, NextAt = at };
}

public enum DeadlineKind
{
    /// <summary>Somebody takes it up.</summary>
    Accept,

    /// <summary>The resident has a result.</summary>
    Resolve,

    /// <summary>The resident says what they think of the result; after that the intake closes by itself.</summary>
    Rate,

    /// <summary>The grid's worker looks at what a department did.</summary>
    Verify,
}

/// <summary>The steps of a deadline, in order.</summary>
public enum DeadlineStep
{
    /// <summary>The steps are not planned yet.</summary>
    Plan,

    /// <summary>Half of the time is gone.</summary>
    Half,

    /// <summary>Four fifths of the time are gone.</summary>
    Most,

    /// <summary>The one reminder to rate.</summary>
    Remind,

    Due,

    /// <summary>Past due and still open: each working morning.</summary>
    Late,
}

/// <summary>The names of kinds and steps in keys of deliveries: they stay for ever.</summary>
public static class DeadlineSpelling
{
    private static readonly string[] Kinds = [.. Enum.GetNames<DeadlineKind>().Select(n => n.ToLowerInvariant())];
    private static readonly string[] Steps = [.. Enum.GetNames<DeadlineStep>().Select(n => n.ToLowerInvariant())];

    public static string Spell(this DeadlineKind kind) => Kinds[(int)kind];

    public static string Spell(this DeadlineStep step) => Steps[(int)step];
}
