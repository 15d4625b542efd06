namespace Bot.Data.Grids;

/// <summary>An address (compound, building, village group, road number) that lies in a grid.</summary>
public sealed class GridAddress
{
    public long Id { get; set; }

    public long GridId { get; set; }

    public string Text { get; set; } = "";

    /// <summary>Degrees in WGS84 where the address is known to lie, with <see cref="Latitude"/>; null where the import gave none.</summary>
    public double? Longitude { get; set; }

    public double? Latitude { get; set; }
}
