namespace Bot.Data.Intakes;

/// <summary>An intake (诉求/工单): what a resident asked for and where it stands. Changed only through <see cref="IntakeMoves"/>.</summary>
public sealed class Intake
{
    /// <summary>The fourteen digits of the number.</summary>
    public required long Id { get; init; }

    /// <summary>Key of the resident, or null for an intake taken by other means.</summary>
    public string? Resident { get; init; }

    /// <summary>complaint, request, inquiry, suggestion, praise.</summary>
    public required string Kind { get; init; }

    /// <summary>Code of the service item.</summary>
    public required string Item { get; init; }

    /// <summary>As said. Corrections and additions are timeline entries.</summary>
    public required string Text { get; init; }

    public IntakeStatus Status { get; set; }

    public bool Urgent { get; init; }

    public bool Confidential { get; init; }

    /// <summary>A complaint about a grid worker: never shown to or routed to the grid it is about.</summary>
    public bool AboutWorker { get; init; }

    public string? GridCode { get; init; }

    public string? GridName { get; init; }

    public required string PlaceText { get; init; }

    /// <summary>Degrees, WGS84.</summary>
    public double? Longitude { get; init; }

    /// <summary>Degrees, WGS84.</summary>
    public double? Latitude { get; init; }

    /// <summary>Rung of the ladder that holds it: grid, community, township, county.</summary>
    public required string Level { get; set; }

    /// <summary>When the result is due.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>wechat, mini, phone, open311, worker.</summary>
    public required string Channel { get; init; }

    public DateTimeOffset SubmittedAt { get; init; }

    /// <summary>A number to call back, sealed.</summary>
    public string? SealedPhone { get; init; }

    /// <summary>Keyed hash of that number, to find what was taken down for it; null for what is confidential or about a worker.</summary>
    public string? PhoneKey { get; init; }

    /// <summary>On whose behalf it was reported, a relation without a name (母亲, 邻居奶奶); null for the resident's own matter.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>Urgings (催办) that had an effect since the promise was made; a reopening begins anew.</summary>
    public int Urges { get; set; }

    public DateTimeOffset? LastUrgedAt { get; set; }

    /// <summary>Userid of the one who holds it.</summary>
    public string? HandlerId { get; set; }

    public string? HandlerName { get; set; }

    /// <summary>The department it was given to (吹哨派单), while that one has it.</summary>
    public string? Department { get; set; }

    /// <summary>What the department says is done is looked at by the grid's worker before the resident is told.</summary>
    public bool VerifyOnSite { get; set; }

    /// <summary>1 to 5, the last rating given.</summary>
    public int? Rating { get; set; }

    /// <summary>What the resident was last told, for the tracking list.</summary>
    public string? LastPublicNote { get; set; }

    public DateTimeOffset LastMoveAt { get; set; }

    /// <summary>Entries of the timeline so far.</summary>
    public int Entries { get; set; }

    /// <summary>Hash of the last timeline entry, which the next one is chained to.</summary>
    public required string LastHash { get; set; }

    /// <summary>The intake this one was merged into (并办), while it is.</summary>
    public long? MergedInto { get; set; }

    public IntakeNumber Number => IntakeNumber.FromId(Id);
}
