namespace Bot.Data.EventQueue;

/// <summary>
/// Something that happened to an intake, written in the transaction that made it so. The row is both the log that
/// integrators read by cursor and the work item of our own handlers (leased, run, done; later again; or parked).
/// </summary>
public sealed class QueuedEvent
{
    /// <summary>Position in the log. Written by the one writer, so a reader never sees a later one before an earlier one.</summary>
    public long Position { get; init; }

    /// <summary>Stable and unique: intake number and timeline sequence.</summary>
    public required string Id { get; init; }

    /// <summary>The middle word of <c>cn.grid.intake.{word}.v1</c>.</summary>
    public required string Type { get; init; }

    public required long IntakeId { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>The CloudEvents <c>data</c>, as JSON.</summary>
    public required string Data { get; init; }

    public EventState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>Not before this instant; while leased, when the lease is dead.</summary>
    public DateTimeOffset NextAt { get; set; }

    public string? LastError { get; set; }
}

public enum EventState
{
    Waiting,
    Leased,
    Done,
    Parked,
}
