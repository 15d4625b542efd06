namespace Bot.Data.EventQueue;

/// <summary>How far the log of events has been copied into a stream outside.</summary>
public sealed class StreamPosition
{
    /// <summary>The stream's name.</summary>
    public required string Name { get; init; }

    /// <summary>The last <see cref="QueuedEvent.Position"/> that stands in the stream.</summary>
    public long Position { get; set; }

    /// <summary>
    /// What is added to a position to make its entry's id. Zero, unless the stream was found ahead of the log: a database
    /// put back from a backup draws positions anew that the stream has already seen.
    /// </summary>
    public long Offset { get; set; }

    public DateTimeOffset At { get; set; }
}
