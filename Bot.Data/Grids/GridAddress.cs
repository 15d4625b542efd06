namespace Bot.Data.Grids;

/// <summary>An address (compound, building, village group, road number) that lies in a grid.</summary>
public sealed class GridAddress
{
    public long Id { get; set; }

    public long GridId { get; set; }

    public string Text { get; set; } = "";
}
