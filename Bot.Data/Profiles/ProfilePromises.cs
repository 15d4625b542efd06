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

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}

/// <summary>Putting a promise off (延期). A reason is always noted and told to the resident.</summary>
public sealed record ProfileExtension
{
    /// <summary>So often at most for one promise; null: no limit.</summary>
    public int? Most { get; init; }

    /// <summary>Working days at most from the due it had; null: no limit.</summary>
    public int? WorkingDaysAtMost { get; init; }

    /// <summary>Who has to agree first. Until then the promise runs as it was.</summary>
    public ExtensionApproval Approval { get; init; }

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}

/// <summary>Who agrees to an extension.</summary>
public enum ExtensionApproval
{
    /// <summary>Nobody: who handles it says so, with the reason.</summary>
    None,

    /// <summary>The leader of the supervision desk.</summary>
    Desk,

    /// <summary>The township of the grid, or the leader of the desk.</summary>
    Township,
}

/// <summary>One stretch of the working day, in local time.</summary>
public sealed record ProfileWorkingHours
{
    /// <summary>When it begins, e.g. 09:00.</summary>
    public required TimeOnly Start { get; init; }

    /// <summary>When it ends.</summary>
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

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}

/// <summary>Urging (催办): how often it has an effect.</summary>
public sealed record ProfileUrging
{
    /// <summary>Hours by the clock between two of them.</summary>
    public int CooldownHours { get; init; } = 24;

    /// <summary>At most so many for one promise; after that the desk has it anyway.</summary>
    public int Most { get; init; } = 3;
}
