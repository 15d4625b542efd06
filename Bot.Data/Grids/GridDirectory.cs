namespace Bot.Data.Grids;

/// <summary>
/// Every grid in force on one day, held in memory for lookups by point, code, division and words.
/// Immutable: an import builds a new one and swaps it in. Safe for any number of readers.
/// </summary>
public sealed class GridDirectory
{
    /// <summary>How far off a telephone's fix may be among houses.</summary>
    public const double NearMetres = 200;

    /// <summary>An address farther off than this says nothing about where one stands.</summary>
    public const double AddressMetres = 100;

    private const int MostNear = 5;

    private readonly Grid[] _grids;
    private readonly Dictionary<string, int> _byCode;
    private readonly int[] _byParent;
    private readonly GridBorders _borders;
    private readonly IPlaceIndex _places;

    private GridDirectory(Grid[] grids, GridBorders borders, IPlaceIndex places)
    {
        _grids = grids;
        _byCode = new Dictionary<string, int>(grids.Length, StringComparer.Ordinal);
        for (var i = 0; i < grids.Length; i++)
        {
            _byCode.Add(grids[i].Code, i);
        }

        _byParent = [.. Enumerable.Range(0, grids.Length)];
        Array.Sort(_byParent, (a, b) => ByParentThenCode(grids[a], grids[b]));
        (_borders, _places) = (borders, places);
    }

    private GridDirectory(GridDirectory like, IReadOnlyDictionary<string, List<GridMember>> members)
    {
        (_byCode, _byParent, _borders, _places) = (like._byCode, like._byParent, like._borders, like._places);
        _grids = [.. like._grids];
        foreach (var (code, people) in members)
        {
            if (_byCode.TryGetValue(code, out var index))
            {
                _grids[index] = GridsInForce.WithMembers(_grids[index], people);
            }
        }
    }

    /// <summary>How many grids are in force.</summary>
    public int Count => _grids.Length;

    /// <summary>All grids in force, by code.</summary>
    public IReadOnlyList<Grid> Grids => _grids;

    /// <summary>Takes the grids in force on the day; the given objects are not changed.</summary>
    /// <param name="grids">Grids with their members and addresses; borders as WKB.</param>
    /// <param name="today">The local date that decides which grids are in force.</param>
    /// <param name="extraAddresses">Imported addresses; those of grids not in force are left out.</param>
    /// <exception cref="ArgumentException">Two grids in force have the same code.</exception>
    /// <exception cref="InvalidDataException">A border is not a WKB polygon or multipolygon.</exception>
    public static GridDirectory Build(
        IEnumerable<Grid> grids, DateOnly today, IEnumerable<(string Address, string GridCode)> extraAddresses)
    {
        var (held, borders) = GridsInForce.On(today, grids);
        return new GridDirectory(held, borders, PlaceIndex.Build(held, extraAddresses));
    }

    /// <summary>The same grids, some with other people, by code. Shares all that is costly to build.</summary>
    public GridDirectory With(IReadOnlyDictionary<string, List<GridMember>> members) => new(this, members);

    /// <summary>The grid at a point. On a shared border it is always the same one of the two; null where there is none.</summary>
    public Grid? At(GeoPoint point) => _borders.At(point) is >= 0 and var index ? _grids[index] : null;

    /// <summary>
    /// Grids whose border comes within the distance of a point, nearest first: what to offer for a point that lies in none
    /// (a fix that is metres off, the far bank of a border river). Never more than a guess.
    /// </summary>
    public IReadOnlyList<Grid> Near(GeoPoint point, double metres = NearMetres) =>
        [.. _borders.Near(point, metres).Select(index => _grids[index]).Take(MostNear)];

    /// <summary>The grid with this code, or null.</summary>
    public Grid? ByCode(string code) => _byCode.TryGetValue(code, out var index) ? _grids[index] : null;

    /// <summary>Known places named in a resident's words, best first; never throws, whatever the words.</summary>
    public IReadOnlyList<AddressMatch> FindPlaces(string words) => _places.Find(words);

    /// <summary>
    /// The nearest known address within <see cref="AddressMetres"/> of a point, among those of the grid that holds the point:
    /// an address across the border would send to another grid. Null where none is known to lie there, or outside all grids.
    /// </summary>
    public GridAddress? AddressNear(GeoPoint point) => At(point) is { } grid ? NearestAddress.Of(grid, point, AddressMetres) : null;

    /// <summary>Grids whose parent division code begins with the prefix (town: 9 digits, county: 6), by parent and code.</summary>
    public IReadOnlyList<Grid> Under(string divisionPrefix)
    {
        var first = FirstAtOrAfter(divisionPrefix);
        var under = new List<Grid>();
        for (var i = first; i < _byParent.Length && _grids[_byParent[i]].Parent.StartsWith(divisionPrefix, StringComparison.Ordinal); i++)
        {
            under.Add(_grids[_byParent[i]]);
        }

        return under;
    }

    /// <summary>The rings of a grid's border, closed, for maps; holes follow their shell; empty where the grid has no border.</summary>
    public IReadOnlyList<IReadOnlyList<GeoPoint>> BorderOf(string code) => _byCode.TryGetValue(code, out var index) ? _borders.RingsOf(index) : [];

    private int FirstAtOrAfter(string parent)
    {
        var (low, high) = (0, _byParent.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(_grids[_byParent[middle]].Parent, parent) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static int ByParentThenCode(Grid a, Grid b)
    {
        var byParent = string.CompareOrdinal(a.Parent, b.Parent);
        return byParent != 0 ? byParent : string.CompareOrdinal(a.Code, b.Code);
    }
}
