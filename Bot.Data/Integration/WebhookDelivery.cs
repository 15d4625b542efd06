namespace Bot.Data.Integration;

/// <summary>One event on its way to one subscription. Written before anything goes to the wire; the event's words stay in the log.</summary>
public sealed class WebhookDelivery
{
    public long Id { get; init; }

    public required string SubscriptionId { get; init; }

    /// <summary>Place of the event in the log.</summary>
    public required long Position { get; init; }

    public required string EventId { get; init; }

    public required string Type { get; init; }

    public required long IntakeId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public WebhookDeliveryState State { get; set; }

    /// <summary>Tries since it was made, or since somebody asked for it again.</summary>
    public int Attempts { get; set; }

    /// <summary>The first of those tries; from here the days until it is parked are counted.</summary>
    public DateTimeOffset? TriedSince { get; set; }

    public DateTimeOffset NextAt { get; set; }

    /// <summary>HTTP status of the last answer; null when there was none.</summary>
    public int? Status { get; set; }

    /// <summary>How the last try failed, by name.</summary>
    public string? LastError { get; set; }

    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>There is no leased state: one process owns a database, and it knows itself what it has under way.</summary>
public enum WebhookDeliveryState
{
    Waiting,
    Done,
    Parked,
}
