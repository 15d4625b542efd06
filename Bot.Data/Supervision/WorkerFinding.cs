namespace Bot.Data.Supervision;

/// <summary>What a complaint about a grid worker came to. One for each intake, the last word; what was told stands in the timeline.</summary>
public sealed class WorkerFinding
{
    /// <summary>Characters of the worker's name.</summary>
    public const int WorkerLength = 40;

    public required long IntakeId { get; init; }

    public required FindingVerdict Verdict { get; init; }

    /// <summary>Whom it was about, by name as the desk found out; null when nobody in particular.</summary>
    public string? Worker { get; init; }

    /// <summary>The grid whose worker it was about; null when none is known.</summary>
    public string? GridCode { get; init; }

    /// <summary>Shown name of who decided.</summary>
    public required string DecidedBy { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Whether a complaint was found to be true. Stored by number: new ones go to the end.</summary>
public enum FindingVerdict
{
    Founded,
    PartlyFounded,
    Unfounded,

    /// <summary>Could not be found out.</summary>
    Open,
}
