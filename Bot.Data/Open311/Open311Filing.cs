namespace Bot.Data.Open311;

/// <summary>What came with an intake filed over Open311 beside the matter itself: by which client, and who it was, sealed.</summary>
public sealed class Open311Filing
{
    public required long IntakeId { get; init; }

    /// <summary>Name of the key that filed it (<c>Bot:ApiKeys:{name}</c>), never the key.</summary>
    public required string Client { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Given instead of the number where the service says <c>batch</c>; exchanged at <c>tokens/{token}</c>. Null where the number was given.</summary>
    public string? Token { get; init; }

    /// <summary>Name, e-mail, device and account of who reported, as JSON, sealed; null where nothing was given. The phone stands with the intake.</summary>
    public string? SealedContact { get; init; }
}
