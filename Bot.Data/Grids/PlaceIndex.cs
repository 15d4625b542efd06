namespace Bot.Data.Grids;

/// <summary>
/// Finds the known places that free words name, exactly or nearly: with a character wrong or missing, by sound, without
/// the ending. Exact names win over misspelt ones that explain no more, the most precise over the longest. A name that
/// several grids share is narrowed by the village or town named beside it, else all are given and none is certain.
/// </summary>
public sealed class PlaceIndex : IPlaceIndex
{
    /// <summary>Longer words are searched only this far (a resident's text may have 2,000 characters).</summary>
    public const int MaxWords = 4000;

    /// <summary>No more candidates than this are returned.</summary>
    public const int MaxMatches = 20;

    private readonly IReadOnlyList<Grid> _grids;
    private readonly PlaceStore _store;
    private readonly TownNames _towns;
    private readonly PlaceScan _scan;
    private readonly PlaceSpellings _spellings;
    private readonly NearPlaces _near;

    private PlaceIndex(IReadOnlyList<Grid> grids, PlaceStore store, TownNames towns)
    {
        (_grids, _store, _towns, _scan) = (grids, store, towns, new PlaceScan(store));
        _spellings = store.Spellings();
        _near = new NearPlaces(_spellings, new DeletionIndex(_spellings), store, _scan);
    }

    /// <summary>How many names lead to a grid.</summary>
    public int Count => _store.Count;

    /// <summary>Builds the index from what the grids themselves say and from imported addresses.</summary>
    public static PlaceIndex Build(IReadOnlyList<Grid> grids, IEnumerable<(string Address, string GridCode)> extraAddresses)
    {
        var extra = extraAddresses.ToLookup(pair => pair.GridCode, pair => pair.Address, StringComparer.Ordinal);
        var towns = new TownNames(grids.SelectMany(grid => AddressesOf(grid, extra).Select(address => (address, grid.Parent))));
        var names = new PlaceNames(towns);
        var store = new PlaceStore();
        for (var i = 0; i < grids.Count; i++)
        {
            var village = PlaceNames.VillageOf(grids[i]);
            AddAll(store, names.OfGrid(grids[i]), i);
            foreach (var address in AddressesOf(grids[i], extra))
            {
                AddAll(store, names.OfAddress(address, village), i);
            }
        }

        store.Trim();
        return new PlaceIndex(grids, store, towns);
    }

    /// <inheritdoc />
    public IReadOnlyList<AddressMatch> Find(string words)
    {
        var text = PlaceText.Of(words.Length > MaxWords ? words[..MaxWords] : words);
        var exact = _scan.Hits(text.Text);
        var (near, twins) = _near.Hits(text.Text, exact);
        if (exact.Count + near.Count == 0)
        {
            return [];
        }

        var around = new PlaceSurroundings(_grids, _store, _towns, _spellings, text, exact);
        return new PlaceVerdict(_grids, _store, around, text, exact, near, twins).Matches();
    }

    private static IEnumerable<string> AddressesOf(Grid grid, ILookup<string, string> extra) =>
        grid.Addresses.Select(address => address.Text).Concat(extra[grid.Code]);

    private static void AddAll(PlaceStore store, IEnumerable<PlaceName> names, int grid)
    {
        foreach (var name in names)
        {
            store.Add(name, grid);
        }
    }
}
