namespace Bot.Data.Conversations;

/// <summary>A message that had an effect, with the reply it got: the platform's retries are answered from here.</summary>
public sealed class SeenMessage
{
    /// <summary>The platform's message id, or sender, time, event and key for events, which have none.</summary>
    public required string Key { get; init; }

    public required string Resident { get; init; }

    public required string Reply { get; init; }

    public DateTimeOffset At { get; init; }
}
