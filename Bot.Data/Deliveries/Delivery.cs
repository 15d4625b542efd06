namespace Bot.Data.Deliveries;

/// <summary>One message to one recipient for one event: row first, then the wire. Ends in a final word, never in silence.</summary>
public sealed class Delivery
{
    public long Id { get; init; }

    /// <summary>The event it is for; with <see cref="Recipient"/> unique, so that nothing is said twice.</summary>
    public required string EventId { get; init; }

    /// <summary><c>resident:{key}</c> or <c>robot:{key}</c>.</summary>
    public required string Recipient { get; init; }

    public required long IntakeId { get; init; }

    /// <summary>Reported, Result, Progress, …: what it is for, by name.</summary>
    public required string Purpose { get; init; }

    /// <summary>The words.</summary>
    public required string Body { get; init; }

    /// <summary>Where its link leads, if it has one.</summary>
    public string? Link { get; init; }

    public bool Urgent { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DeliveryState State { get; set; }

    /// <summary>The rung that carried it in the end: one of <see cref="Rungs"/>.</summary>
    public string? Channel { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset NextAt { get; set; }

    /// <summary>The platform's last error by name.</summary>
    public string? Error { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When it was last taken up; a try that no attempt tells of may have reached the wire since.</summary>
    public DateTimeOffset? LeasedAt { get; set; }

    /// <summary>When the resident read it in the mini-program; null while they have not.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>The digest that carries it, itself a delivery; it ends with that one.</summary>
    public long? DigestId { get; set; }
}

public enum DeliveryState
{
    Waiting,
    Leased,
    Sent,

    /// <summary>No door is open now; given with the resident's next reply, or when the group's robot works again.</summary>
    Kept,

    /// <summary>Ended without being sent; the desk is shown why.</summary>
    GaveUp,
}
