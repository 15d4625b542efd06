namespace Bot.Data.Intakes;

/// <summary>Where an intake stands. The names, in lower case, are the words of the contract.</summary>
public enum IntakeStatus
{
    Submitted,
    Accepted,
    Assigned,
    Handling,
    Resolved,
    Verified,
    Closed,
    Returned,
    Escalated,
    Extended,
    Rejected,
    Withdrawn,
    Merged,
    Reopened,
}

/// <summary>What can be done to an intake. Names in lower case are the actions and, in the past tense, the event types.</summary>
public enum Move
{
    Submit,
    Accept,
    Assign,

    /// <summary>The person an intake was handed to takes it up. Not an action of the grid platform; the event is <c>accepted</c>.</summary>
    Start,
    Extend,
    Escalate,
    Return,
    Resolve,
    Verify,
    Reject,
    Note,
    Merge,
    Supplement,
    Urge,
    Withdraw,
    Rate,
    Reopen,
    Close,

    /// <summary>A merge is undone: it stands where it stood, with fresh deadlines. The event is <c>reopened</c>.</summary>
    Unmerge,
}

/// <summary>Who makes a move.</summary>
public enum ActorRole
{
    Resident,
    GridWorker,
    GridPlatform,
    Desk,

    /// <summary>The product itself, when a rule moves an intake (a rating closes it).</summary>
    Rule,
}

/// <summary>The one who acts. <paramref name="Name"/> is what the timeline shows; <paramref name="Id"/> a userid, never an openid.</summary>
public sealed record Actor(ActorRole Role, string Name, string? Id = null, string? Title = null);

/// <summary>The contract's spelling of the enums.</summary>
public static class IntakeSpelling
{
    private static readonly string[] Statuses = [.. Enum.GetNames<IntakeStatus>().Select(n => n.ToLowerInvariant())];
    private static readonly string[] Moves = [.. Enum.GetNames<Move>().Select(n => n.ToLowerInvariant())];

    public static string Spell(this IntakeStatus status) => Statuses[(int)status];

    public static string Spell(this Move move) => Moves[(int)move];
}
