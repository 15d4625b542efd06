namespace Bot.Data.Grids;

/// <summary>Someone who serves a grid, in one role.</summary>
public sealed class GridMember
{
    public long Id { get; set; }

    public long GridId { get; set; }

    /// <summary>The role as titled locally, for example 网格长, 专职网格员, 兼职网格员.</summary>
    public string Role { get; set; } = "";

    public string Name { get; set; } = "";

    public string Phone { get; set; } = "";

    /// <summary>The member's WeCom userid.</summary>
    public string? UserId { get; set; }

    /// <summary>Address of a portrait.</summary>
    public string? Photo { get; set; }

    /// <summary>Shown to residents unless the import says <c>"public": false</c>.</summary>
    public bool IsPublic { get; set; } = true;

    /// <summary>Position in the import, from 0; the order in which members are shown.</summary>
    public int Order { get; set; }

    /// <summary>Who is away while this one stands in (<see cref="StandIn"/>); null for everybody else. Not a column: the directory puts it there.</summary>
    public GridMember? StandsInFor { get; init; }
}
