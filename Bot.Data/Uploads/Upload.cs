namespace Bot.Data.Uploads;

/// <summary>
/// A file that a resident sends in parts, so that a bad line costs one part and not the whole. Its parts lie in the data
/// directory; once whole and checked it stands among the media under this id, and becomes an attachment of the one intake
/// that names it.
/// </summary>
public sealed class Upload
{
    /// <summary>Version 7 GUID without dashes; later the attachment's id.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is: the account that sends it (a mini account's key, else the resident's).</summary>
    public required string Owner { get; init; }

    /// <summary>image, voice, video.</summary>
    public required string Type { get; init; }

    /// <summary>Bytes of the whole file, as announced.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the whole file, 64 hexadecimal digits in lower case, as announced.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes of every part but the last.</summary>
    public required int PartSize { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when an intake must have named it; then it is swept.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was whole, checked and stored; null before.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>What it was found to be, e.g. image/jpeg; null before.</summary>
    public string? ContentType { get; set; }

    /// <summary>Bytes as stored; a photo is written anew.</summary>
    public long StoredSize { get; set; }

    /// <summary>The intake that named it; null while none did.</summary>
    public long? IntakeId { get; set; }

    /// <summary>How many parts it has.</summary>
    public int Parts => (int)((Size + PartSize - 1) / PartSize);

    /// <summary>Bytes of a part, counted from 0.</summary>
    public int LengthOf(int part) => (int)Math.Min(PartSize, Size - ((long)part * PartSize));
}
