namespace Bot.Data.Supervision;

/// <summary>Several say that a matter is not theirs (责任争议): the hotline's leader names one who owns it. Of one intake at most one is open.</summary>
public sealed class OwnerDispute
{
    /// <summary>Characters of an owner's name.</summary>
    public const int OwnerLength = 60;

    public long Id { get; init; }

    public required long IntakeId { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>Shown name of who brought it up.</summary>
    public required string RaisedBy { get; init; }

    /// <summary>Who says what.</summary>
    public required string Claims { get; init; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Shown name of who decided; null while it is open.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>Whose matter it is, by name.</summary>
    public string? Owner { get; set; }

    /// <summary>Why.</summary>
    public string? Decision { get; set; }
}
