namespace Bot.Data.Integration;

/// <summary>Where an integrator wants events posted to. The row is the truth: what is due, and whether anything is, is read from it alone.</summary>
public sealed class WebhookSubscription
{
    /// <summary>Version 7 GUID without dashes.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the API key that made it; only that key sees it.</summary>
    public required string Holder { get; init; }

    public required string Url { get; init; }

    /// <summary>Words of <see cref="EventQueue.EventTypes"/> with commas between them; empty for all, also those added later.</summary>
    public required string Types { get; init; }

    /// <summary>The signing key, sealed. It is never shown again.</summary>
    public required string SealedSecret { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public WebhookState State { get; set; }

    /// <summary>The last <see cref="EventQueue.QueuedEvent.Position"/> that has its delivery row, or needs none.</summary>
    public long Cursor { get; set; }

    /// <summary>Failed tries since the last one that was taken, over all deliveries.</summary>
    public int Failures { get; set; }

    /// <summary>Since when nothing was taken; null while all goes well.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    /// <summary>Nothing is sent before this instant, so that a receiver that is down is asked seldom.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>How the last failed try failed, by name; or why it ended.</summary>
    public string? LastError { get; set; }

    public IReadOnlyList<string> TypeWords() => Types.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

public enum WebhookState
{
    Active,

    /// <summary>Failed too long. Nothing is lost: it goes on from its cursor when it is resumed.</summary>
    Paused,

    /// <summary>The receiver said that it is gone (410).</summary>
    Ended,
}
