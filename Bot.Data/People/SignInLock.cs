namespace Bot.Data.People;

/// <summary>Wrong tries under one login, known or not: an unknown one locks alike, so that nobody learns which are real.</summary>
public sealed class SignInLock
{
    /// <summary>In lower case.</summary>
    public required string Login { get; init; }

    /// <summary>Wrong tries since the last success or lock.</summary>
    public int Failed { get; set; }

    /// <summary>Locks since the last success; each is longer than the one before.</summary>
    public int Locks { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>The last try.</summary>
    public DateTimeOffset At { get; set; }
}
