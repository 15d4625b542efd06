namespace Bot.Data.HotIssues;

/// <summary>One reply to everybody who reported the same matter: written by one of the hotline, told only once another approved it.</summary>
public sealed class GroupReply
{
    /// <summary>Characters of the words.</summary>
    public const int LongestBody = 500;

    /// <summary>Intakes one reply answers; each is a move and its deliveries in one transaction.</summary>
    public const int MostIntakes = 1_000;

    public required string Id { get; init; }

    /// <summary>Code of the service item.</summary>
    public required string Item { get; init; }

    /// <summary>The grid of most reports; null where none is known.</summary>
    public string? GridCode { get; init; }

    /// <summary>What it answers, as the board said it.</summary>
    public required string Headline { get; init; }

    public required string Body { get; init; }

    public required string DraftedBy { get; init; }

    public required string DraftedName { get; init; }

    public required DateTimeOffset DraftedAt { get; init; }

    public GroupReplyState State { get; set; }

    public string? DecidedBy { get; set; }

    public string? DecidedName { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Why it was given back.</summary>
    public string? Reason { get; set; }

    /// <summary>Intakes whose timeline has it.</summary>
    public int Entries { get; set; }

    /// <summary>People it was queued for.</summary>
    public int Told { get; set; }
}

/// <summary>One intake that a reply answers, fixed when it was written.</summary>
public sealed class GroupReplyIntake
{
    public required string ReplyId { get; init; }

    public required long IntakeId { get; init; }
}

public enum GroupReplyState
{
    Waiting,
    Approved,
    GivenBack,
}
