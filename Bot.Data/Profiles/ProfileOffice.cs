namespace Bot.Data.Profiles;

/// <summary>An office and its people: the township's centre, the hotline's desk, a department.</summary>
public sealed record ProfileOffice
{
    public required string Name { get; init; }

    public required string Phone { get; init; }

    /// <summary>Group robot key of the office's own group, or null.</summary>
    public string? Robot { get; init; }

    /// <summary>Who of the office may open what its group is sent, by WeCom userid.</summary>
    public IReadOnlyList<ProfileOfficer> Members { get; init; } = [];
}

/// <summary>One member of the office.</summary>
public sealed record ProfileOfficer
{
    public required string UserId { get; init; }

    public required string Name { get; init; }

    public required string Title { get; init; }
}
