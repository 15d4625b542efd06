namespace Bot.Data.PublicBoard;

/// <summary>
/// A worker's photo of a result that somebody at the desk looked at and let out. The row is the permission: without it no
/// photo is public, and taking it back removes it. Photos that residents sent never have one.
/// </summary>
public sealed class PublicPhoto
{
    /// <summary>The attachment that is shown.</summary>
    public required string AttachmentId { get; init; }

    public required long IntakeId { get; init; }

    /// <summary>What it is called in public: 32 random hexadecimal digits, which lead to nothing else.</summary>
    public required string Name { get; init; }

    /// <summary>Login of who let it out.</summary>
    public required string ReleasedBy { get; init; }

    public required DateTimeOffset ReleasedAt { get; init; }
}
