namespace Bot.Data.Deadlines;

/// <summary>Somebody asks that a promise be put off (申请延期), where the place has somebody agree to that. Until then the promise runs as it was. Of one intake at most one is open.</summary>
public sealed class ExtensionRequest
{
    public long Id { get; init; }

    public required long IntakeId { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Shown name of who asks.</summary>
    public required string AskedBy { get; init; }

    /// <summary>Their userid; null where the grid platform names none.</summary>
    public string? AskedById { get; init; }

    /// <summary>Why, as the resident reads it once it is agreed to.</summary>
    public required string Reason { get; init; }

    /// <summary>Until when.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The due that it is to replace.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>What came of it; null while it waits.</summary>
    public ExtensionAnswer? Answer { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Shown name of who decided; null while it waits, and where it lapsed.</summary>
    public string? AnsweredBy { get; set; }

    /// <summary>Their words; null for none.</summary>
    public string? Words { get; set; }
}

/// <summary>What came of a request. Stored by number: new ones go to the end.</summary>
public enum ExtensionAnswer
{
    Approved,
    Refused,

    /// <summary>There is a result, it went back or up: nothing is left to put off.</summary>
    Lapsed,
}
