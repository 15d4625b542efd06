namespace Bot.Data.Profiles;

/// <summary>What residents are promised besides the days of each rung of the <see cref="Ladder"/>.</summary>
public sealed record ProfilePromises
{
    /// <summary>Working hours until somebody takes an intake up.</summary>
    public required int AcceptWorkingHours { get; init; }

    /// <summary>Working days after which what is still late goes up one rung more.</summary>
    public int EscalateAgainWorkingDays { get; init; } = 2;

    /// <summary>Hours by the clock, day and night, until an urgent intake is taken up.</summary>
    public required int UrgentAcceptHours { get; init; }

    /// <summary>Hours by the clock until an urgent intake has a result.</summary>
    public required int UrgentResolveHours { get; init; }
}

public sealed record ProfileWorkingHours
{
    public required TimeOnly Start { get; init; }

    public required TimeOnly End { get; init; }
}

/// <summary>Days by the calendar.</summary>
public sealed record ProfileAfterResult
{
    /// <summary>Days after a result until the one reminder to rate it.</summary>
    public int RemindAfterDays { get; init; } = 2;

    /// <summary>Days after a result until an unrated intake closes by itself.</summary>
    public int CloseAfterDays { get; init; } = 7;

    /// <summary>Working days until an order of supervision (督办) is to be answered.</summary>
    public int SupervisionWorkingDays { get; init; } = 3;
}

/// <summary>Urging (催办): how often it has an effect.</summary>
public sealed record ProfileUrging
{
    /// <summary>Hours by the clock between two of them.</summary>
    public int CooldownHours { get; init; } = 24;

    /// <summary>At most so many for one promise; after that the desk has it anyway.</summary>
    public int Most { get; init; } = 3;
}
