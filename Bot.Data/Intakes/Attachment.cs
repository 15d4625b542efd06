namespace Bot.Data.Intakes;

/// <summary>A picture, voice or video of an intake. The row comes first; the file follows once fetched, sniffed and rewritten.</summary>
public sealed class Attachment
{
    /// <summary>Version 7 GUID without dashes; also the name of the stored file.</summary>
    public required string Id { get; init; }

    public required long IntakeId { get; init; }

    /// <summary>image, voice, video.</summary>
    public required string Type { get; init; }

    /// <summary>What gives away who reports (the voice of a confidential report): kept, and shown to nobody who handles it.</summary>
    public const string Sealed = "sealed";

    /// <summary>resident, worker, or <see cref="Sealed"/>.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The platform's media id while the file is still to be fetched (valid for three days).</summary>
    public string? MediaId { get; init; }

    public AttachmentState State { get; set; }

    /// <summary>Media type after sniffing, e.g. image/jpeg.</summary>
    public string? ContentType { get; set; }

    public long Size { get; set; }

    /// <summary>Why it was refused or lost, by name.</summary>
    public string? Reason { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset NextAt { get; set; }
}

public enum AttachmentState
{
    Awaited,
    Stored,
    Refused,
    Lost,
}
