namespace Bot.Data.Deliveries;

/// <summary>
/// One try of one delivery on one rung: the ledger of what went to the wire. Appended in the transaction that records how
/// the try ended; never changed. What was sent in the last minute, since the last contact, today, is counted from here.
/// </summary>
public sealed class DeliveryAttempt
{
    /// <summary>Tries written down of one delivery; what is tried more often fails the same way.</summary>
    public const int MostOfOne = 100;

    public long Id { get; init; }

    public required long DeliveryId { get; init; }

    /// <summary>The delivery's recipient, again, so that counting reads one table.</summary>
    public required string Recipient { get; init; }

    /// <summary>When the answer came or the waiting ended: never earlier than the platform's own count.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>One of <see cref="Rungs"/>.</summary>
    public required string Rung { get; init; }

    /// <summary>The platform's error by name, or null when it took the message.</summary>
    public string? Error { get; init; }

    /// <summary>The platform's own number of a template message, which its end event names.</summary>
    public string? MessageId { get; init; }
}
