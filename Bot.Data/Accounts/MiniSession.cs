namespace Bot.Data.Accounts;

/// <summary>One sign-in of one device; ended by sign-out, by an old refresh token used again, or by time.</summary>
public sealed class MiniSession
{
    /// <summary>Version 7 GUID without dashes.</summary>
    public required string Id { get; init; }

    /// <summary><see cref="MiniAccount.Key"/>.</summary>
    public required string Account { get; init; }

    /// <summary>SHA-256 of the secret in the one refresh token that is good now.</summary>
    public required string RefreshHash { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the refresh token ends; moved on with each refresh.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>signed-out, reused, expired; null while it lives.</summary>
    public string? EndedBy { get; set; }
}
