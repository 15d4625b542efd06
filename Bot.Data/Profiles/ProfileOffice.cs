namespace Bot.Data.Profiles;

/// <summary>An office and its people: the township's centre, the hotline's desk, a department.</summary>
public sealed record ProfileOffice
{
    /// <summary>As residents and workers read it.</summary>
    public required string Name { get; init; }

    /// <summary>As one dials it.</summary>
    public required string Phone { get; init; }

    /// <summary>Group robot key of the office's own group, or null.</summary>
    public string? Robot { get; init; }

    /// <summary>Who of the office may open what its group is sent, by WeCom userid.</summary>
    public IReadOnlyList<ProfileOfficer> Members { get; init; } = [];
}

/// <summary>One member of the office.</summary>
public sealed record ProfileOfficer
{
    /// <summary>The WeCom userid.</summary>
    public required string UserId { get; init; }

    /// <summary>The name shown in the timeline.</summary>
    public required string Name { get; init; }

    /// <summary>What they are there.</summary>
    public required string Title { get; init; }
}
