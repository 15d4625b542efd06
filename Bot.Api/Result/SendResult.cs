namespace Bot.Api.Result;

/// <summary>What became of one try to send. A closed set.</summary>
public abstract record SendResult
{
    private SendResult(string? error) => Error = error;

    /// <summary>The platform's error by name, or null.</summary>
    public string? Error { get; }

    /// <summary>The platform took it. <paramref name="Channel"/> is the rung: customer, subscription, template, group.</summary>
    public sealed record Sent(string Channel) : SendResult((string?)null);

    /// <summary>No door is open now; it is given with the next reply.</summary>
    public sealed record Keep(string Why) : SendResult(Why);

    /// <summary>Try again. <paramref name="CountsAsTry"/> is false when it never reached the wire; <paramref name="NotBefore"/> when a quota says so.</summary>
    public sealed record Later(string Why, bool CountsAsTry, DateTimeOffset? NotBefore = null) : SendResult(Why);

    /// <summary>A door is open, and older messages to the same resident still wait for one: they go first.</summary>
    public sealed record AfterOlder() : SendResult("AfterOlder");

    /// <summary>The group's robot takes nothing at all: this message and all others for it are kept.</summary>
    public sealed record RobotDown(string Why) : SendResult(Why);

    /// <summary>It will never arrive; the desk is shown why.</summary>
    public sealed record GiveUp(string Why) : SendResult(Why);
}
