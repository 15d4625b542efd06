namespace Bot.Data.Profiles;

/// <summary>What differs from place to place. Read from <c>profiles/{name}.json</c>; a wrong one stops the start.</summary>
public sealed record Profile
{
    /// <summary>The file's name without extension; part of the event source <c>/bot/{name}</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>How residents call the place, e.g. 西岗镇.</summary>
    public required string Place { get; init; }

    /// <summary>监督电话, shown on every grid notice.</summary>
    public required string SupervisionPhone { get; init; }

    /// <summary>Where a person answers the phone.</summary>
    public required string HotlinePhone { get; init; }

    /// <summary>The office that holds what no grid can: name for residents, group robot for its staff.</summary>
    public required ProfileOffice Office { get; init; }

    public required ProfilePromises Promises { get; init; }

    /// <summary>Stretches of the working day, in order.</summary>
    public required IReadOnlyList<ProfileWorkingHours> WorkingHours { get; init; }

    /// <summary>Ids of WeChat templates used when the 48-hour window is closed; an absent one is a rung that is skipped.</summary>
    public ProfileTemplates Templates { get; init; } = new();
}

/// <summary>The township's office above the grids.</summary>
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

/// <summary>What residents are promised.</summary>
public sealed record ProfilePromises
{
    /// <summary>Working hours until somebody takes an intake up.</summary>
    public required int AcceptWorkingHours { get; init; }

    /// <summary>Working days until a result, in the grid.</summary>
    public required int GridWorkingDays { get; init; }

    /// <summary>Working days until a result, at the township.</summary>
    public required int TownshipWorkingDays { get; init; }

    /// <summary>Hours by the clock, day and night, until an urgent intake is taken up.</summary>
    public required int UrgentAcceptHours { get; init; }

    /// <summary>Hours by the clock until an urgent intake has a result.</summary>
    public required int UrgentResolveHours { get; init; }
}

public sealed record ProfileWorkingHours
{
    public required TimeOnly Start { get; init; }

    public required TimeOnly End { get; init; }
}

public sealed record ProfileTemplates
{
    /// <summary>Template message that tells a result.</summary>
    public string? Result { get; init; }

    /// <summary>Template message that tells progress.</summary>
    public string? Progress { get; init; }
}
