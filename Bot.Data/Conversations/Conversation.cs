namespace Bot.Data.Conversations;

/// <summary>One resident's conversation: one row, changed by every turn that changes anything.</summary>
public sealed class Conversation
{
    /// <summary>Keyed hash of the openid (<see cref="People.PersonalData.ResidentKey"/>): finds the row without storing who it is.</summary>
    public required string Resident { get; init; }

    /// <summary>The openid, sealed; opened only to send.</summary>
    public required string SealedOpenId { get; init; }

    /// <summary>Code of the home grid, or null.</summary>
    public string? HomeGrid { get; set; }

    /// <summary>False after unsubscribe: nothing can be sent.</summary>
    public bool Following { get; set; } = true;

    /// <summary>The last time the resident did anything here: a message, a menu click, a scan, a follow.</summary>
    public DateTimeOffset LastContact { get; set; }

    /// <summary>The last message, which opens WeChat's 48-hour window; a click opens a minute only. 1970 for never.</summary>
    public DateTimeOffset LastMessage { get; set; } = DateTimeOffset.UnixEpoch;

    /// <summary>Where the conversation stands, as JSON.</summary>
    public required string State { get; set; }

    /// <summary>A danger in the talk waits for its place until then, and goes up without one; null when none waits.</summary>
    public DateTimeOffset? SendUpAt { get; set; }

    /// <summary>Keyed hash of the unionid, by which the same person is found in the mini-program; null while unknown.</summary>
    public string? UnionKey { get; set; }

    /// <summary>When the platform was asked for the unionid; null until then.</summary>
    public DateTimeOffset? UnionAskedAt { get; set; }

    /// <summary>Grows by one with each change; a turn commits only onto the version it was heard at.</summary>
    public long Version { get; set; }
}
