namespace Bot.Dialogs;

/// <summary>One of the resident's own intakes, as far as they see it.</summary>
public sealed record IntakeSummary(
    string Number,
    string ItemName,
    string Text,
    IntakeStage Stage,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? Due,
    string HandlerName,
    string? LastPublicNote,
    DateTimeOffset LastMoveAt,
    bool AwaitsRating)
{
    /// <summary>Urgings since the promise was made.</summary>
    public int Urges { get; init; }

    public DateTimeOffset? LastUrgedAt { get; init; }

    /// <summary>Sealed, or about a grid worker: no grid hears of it.</summary>
    public bool PastTheGrid { get; init; }

    /// <summary>Stands above the grid.</summary>
    public bool AtOffice { get; init; }

    /// <summary>Somebody else than who did it looked at the result.</summary>
    public bool IsVerified { get; init; }

    /// <summary>A neighbour's that this resident goes along with; <see cref="Text"/> is what they said themselves.</summary>
    public bool IsFollowed { get; init; }
}

/// <summary>What may be known of a neighbour's intake: never what was said, nor by whom.</summary>
public sealed record NeighbourIntake(string Number, string ItemName, DateTimeOffset SubmittedAt, IntakeStage Stage, string HandlerName);
