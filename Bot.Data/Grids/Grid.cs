namespace Bot.Data.Grids;

/// <summary>One grid of grassroots governance (网格): its name, range, border and people.</summary>
public sealed class Grid
{
    public long Id { get; set; }

    /// <summary>Unique code, usually the 12-digit village code and three digits more.</summary>
    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>One of <see cref="GridKinds"/>.</summary>
    public string Kind { get; set; } = GridKinds.Basic;

    /// <summary>The 12-digit division code of the village or community the grid belongs to.</summary>
    public string Parent { get; set; } = "";

    /// <summary>The range in words, as shown to residents.</summary>
    public string Area { get; set; } = "";

    public int? Households { get; set; }

    /// <summary>First day in force, inclusive; null means always.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>Last day in force, inclusive; null means open-ended.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>
    /// Polygon or MultiPolygon as WKB in WGS84 degrees; null for a grid known by address only.
    /// Grids handed out by <see cref="GridDirectory"/> leave it null: ask <see cref="GridDirectory.BorderOf"/>.
    /// </summary>
    public byte[]? Border { get; set; }

    /// <summary>Key of the group robot that serves this grid.</summary>
    public string? Robot { get; set; }

    public List<GridMember> Members { get; set; } = [];

    public List<GridAddress> Addresses { get; set; } = [];
}
