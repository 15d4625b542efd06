namespace Bot.Dialogs;

/// <summary>Where an intake stands, in the resident's eyes.</summary>
public enum IntakeStage
{
    Submitted,
    Accepted,
    Handling,

    /// <summary>A department says that it is done; a grid worker is still to look at it on the spot.</summary>
    Checking,
    Resolved,
    Closed,
    Rejected,
    Withdrawn,
    Merged,
    Reopened,
}

/// <summary>The place's own steps, and which of them each stage is. Empty: none are told.</summary>
public sealed record ProgressSteps(IReadOnlyList<string> Steps, IReadOnlyDictionary<IntakeStage, string> At)
{
    /// <summary>The step of a result that was looked at; null: as any result.</summary>
    public string? Verified { get; init; }

    public static ProgressSteps None { get; } = new([], new Dictionary<IntakeStage, string>());
}
