namespace Bot.Data.Accounts;

/// <summary>A code sent to a resident of the official account, who types it into the mini-program and so proves to be the same.</summary>
public sealed class LinkCode
{
    /// <summary>The mini account that asked; one code at a time.</summary>
    public required string Account { get; init; }

    /// <summary>Key of the resident in the official account who was sent it.</summary>
    public required string Resident { get; init; }

    /// <summary>Keyed hash of the code.</summary>
    public required string CodeHash { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Wrong codes typed so far.</summary>
    public int Tries { get; set; }
}
