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

    /// <summary>The supervision hotline's desk (监督热线坐席), which watches over the promises; absent, the office does.</summary>
    public ProfileOffice? Desk { get; init; }

    public required ProfilePromises Promises { get; init; }

    /// <summary>What comes after a result.</summary>
    public ProfileAfterResult AfterResult { get; init; } = new();

    /// <summary>How often a resident may ask for speed.</summary>
    public ProfileUrging Urging { get; init; } = new();

    /// <summary>What one resident may send, so that nobody drowns the others.</summary>
    public ProfileLimits Limits { get; init; } = new();

    /// <summary>When a resident is offered to go along with what a neighbour reported.</summary>
    public ProfileNeighbours Neighbours { get; init; } = new();

    /// <summary>When and how groups are spoken to.</summary>
    public ProfileGroups Groups { get; init; } = new();

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

    /// <summary>Working days until a result, at the county; absent, as at the township.</summary>
    public int? CountyWorkingDays { get; init; }

    /// <summary>Other numbers for single service items, by code.</summary>
    public IReadOnlyDictionary<string, ProfileItemPromise> Items { get; init; } = new Dictionary<string, ProfileItemPromise>(StringComparer.Ordinal);

    /// <summary>Working days after which what is still late goes up one rung more.</summary>
    public int EscalateAgainWorkingDays { get; init; } = 2;

    /// <summary>Hours by the clock, day and night, until an urgent intake is taken up.</summary>
    public required int UrgentAcceptHours { get; init; }

    /// <summary>Hours by the clock until an urgent intake has a result.</summary>
    public required int UrgentResolveHours { get; init; }
}

/// <summary>What an item is promised instead; an absent number is the general one.</summary>
public sealed record ProfileItemPromise
{
    public int? AcceptWorkingHours { get; init; }

    public int? GridWorkingDays { get; init; }

    public int? TownshipWorkingDays { get; init; }

    public int? CountyWorkingDays { get; init; }
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

    /// <summary>Subscription message (订阅通知) that tells a result, sent against one consent each.</summary>
    public string? SubscriptionResult { get; init; }

    /// <summary>Subscription message that tells progress.</summary>
    public string? SubscriptionProgress { get; init; }

    /// <summary>Template messages of one day; beyond that the rung is skipped until tomorrow (WeChat docs: 模板消息, 日调用上限).</summary>
    public int PerDay { get; init; } = 100_000;
}

/// <summary>Days by the calendar.</summary>
public sealed record ProfileAfterResult
{
    /// <summary>Days after a result until the one reminder to rate it.</summary>
    public int RemindAfterDays { get; init; } = 2;

    /// <summary>Days after a result until an unrated intake closes by itself.</summary>
    public int CloseAfterDays { get; init; } = 7;

    /// <summary>Working days until an order of supervision (督办) is to be answered.</summary>
    public int SupervisionWorkingDays { get; init; } = 3;
}

/// <summary>Urging (催办): how often it has an effect.</summary>
public sealed record ProfileUrging
{
    /// <summary>Hours by the clock between two of them.</summary>
    public int CooldownHours { get; init; } = 24;

    /// <summary>At most so many for one promise; after that the desk has it anyway.</summary>
    public int Most { get; init; } = 3;
}

/// <summary>Limits per resident.</summary>
public sealed record ProfileLimits
{
    /// <summary>Messages with an effect in any 60 seconds.</summary>
    public int MessagesPerMinute { get; init; } = 30;

    /// <summary>New intakes on one day; urgent ones are never refused.</summary>
    public int IntakesPerDay { get; init; } = 20;
}

/// <summary>The same item at the same place, reported by somebody else. Days by the clock.</summary>
public sealed record ProfileNeighbours
{
    /// <summary>Reported at most so many days ago and still open; 0: nobody is ever asked.</summary>
    public int WithinDays { get; init; } = 7;

    /// <summary>Resolved at most so many days ago and not closed; 0: only what is open is offered.</summary>
    public int ResolvedWithinDays { get; init; } = 2;
}

/// <summary>Discipline of the groups' robots.</summary>
public sealed record ProfileGroups
{
    /// <summary>From when on a group hears of urgent matters only; the same instant as the end means never quiet.</summary>
    public TimeOnly QuietFrom { get; init; } = new(22, 0);

    /// <summary>Until when, on the next morning.</summary>
    public TimeOnly QuietUntil { get; init; } = new(7, 0);

    /// <summary>When the list of what is open and due comes, on working days.</summary>
    public TimeOnly MorningDigest { get; init; } = new(8, 30);
}
