namespace Bot.Data.Joining;

/// <summary>
/// A resident who goes along with somebody else's intake: joined by themselves, or brought along when their own was
/// merged into it. Has own notices and an own rating; what they said stands in a timeline without who they are.
/// </summary>
public sealed class IntakeFollower
{
    /// <summary>Joined by themselves: no intake brought them along.</summary>
    public const long Direct = 0;

    public required long IntakeId { get; init; }

    /// <summary>Key of the resident (<see cref="People.PersonalData.ResidentKey"/>).</summary>
    public required string Resident { get; init; }

    /// <summary>The merged intake that brought them along, or <see cref="Direct"/>.</summary>
    public required long Via { get; init; }

    public required DateTimeOffset JoinedAt { get; set; }

    /// <summary>When they stopped following, or the merge was undone; null while they follow.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>The timeline that holds their own words, and the entry in it; 0 for the text of an intake of their own.</summary>
    public required long SaidIn { get; init; }

    public required int SaidAs { get; init; }

    /// <summary>A number to call back, sealed.</summary>
    public string? SealedPhone { get; init; }

    /// <summary>The result they were asked to rate, by when it was given; null while there is none.</summary>
    public DateTimeOffset? AskedAt { get; set; }

    /// <summary>1 to 5 for that result, or null.</summary>
    public int? Rating { get; set; }
}
