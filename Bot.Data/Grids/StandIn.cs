namespace Bot.Data.Grids;

/// <summary>
/// Somebody who serves a grid for a while in another's place (代班). It begins and ends by the clock alone; while it runs, notices, cards and
/// permission follow. Named by role and person, not by row: an import writes the members anew.
/// </summary>
public sealed class StandIn
{
    /// <summary>The longest that one may be set for at once.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(92);

    public required string Id { get; init; }

    public required string GridCode { get; init; }

    /// <summary>Role that is filled.</summary>
    public required string Role { get; init; }

    /// <summary>Userid of the one who is away; null where the import has none.</summary>
    public string? AwayUserId { get; init; }

    public required string AwayName { get; init; }

    public required string Name { get; init; }

    public required string Phone { get; init; }

    /// <summary>WeCom userid; null for who has none, and then only the notices follow.</summary>
    public string? UserId { get; init; }

    public required DateTimeOffset From { get; init; }

    /// <summary>The first moment at which it is over.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Login of who set it.</summary>
    public required string By { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Ended before its time; null where the clock ends it.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public bool IsOn(DateTimeOffset at) => EndedAt is null && From <= at && at < Until;

    /// <summary>Whether this is the one who is away.</summary>
    public bool Replaces(GridMember member) => member.Role == Role
        && (AwayUserId is { } away ? string.Equals(member.UserId, away, StringComparison.OrdinalIgnoreCase) : member.Name == AwayName);
}
