namespace Bot.Data.EventQueue;

/// <summary>The answer an action got, kept under its idempotency key: the same key gets the same answer and no second effect.</summary>
public sealed class ActionReceipt
{
    public required string Key { get; init; }

    public required long IntakeId { get; init; }

    /// <summary>SHA-256 of the request, so that one key cannot stand for two different actions.</summary>
    public required string RequestHash { get; init; }

    public required string Answer { get; init; }

    public required DateTimeOffset At { get; init; }
}
