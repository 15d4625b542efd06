namespace Bot.Data.Grids;

/// <summary>Exact names of places in memory.</summary>
public sealed class PlaceIndex : IPlaceIndex
{
    internal static PlaceIndex Build(IReadOnlyList<Grid> grids, IEnumerable<(string Address, string GridCode)> extra) => new();

    public IReadOnlyList<AddressMatch> Find(string words) => [];
}
