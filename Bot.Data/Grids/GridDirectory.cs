namespace Bot.Data.Grids;

/// <summary>
/// Every grid in force on one day, held in memory for lookups by point, code, division and words.
/// Immutable: an import builds a new one and swaps it in. Safe for any number of readers.
/// </summary>
public sealed class GridDirectory
{
    /// <summary>A point in no grid, in a sliver between two, goes to the nearer one within this distance.</summary>
    public const double SliverMetres = 5;

    /// <summary>A point in no grid but this near a single one counts as on its border.</summary>
    public const double BorderMetres = 1;

    /// <summary>How far off a telephone's fix may be among houses.</summary>
    public const double NearMetres = 200;

    /// <summary>An address farther off than this says nothing about where one stands.</summary>
    public const double AddressMetres = 100;

    private const int MostNear = 5;

    private readonly Grid[] _grids;
    private readonly Dictionary<string, int> _byCode;
    private readonly int[] _byParent;
    private readonly BorderStore _borders;
    private readonly int[] _gridOfBorder;
    private readonly CellTree _cells;
    private readonly IPlaceIndex _places;

    private GridDirectory(Grid[] grids, BorderStore borders, int[] gridOfBorder, IPlaceIndex places)
    {
        _grids = grids;
        _byCode = new Dictionary<string, int>(grids.Length, StringComparer.Ordinal);
        for (var i = 0; i < grids.Length; i++)
        {
            _byCode.Add(grids[i].Code, i);
        }

        _byParent = [.. Enumerable.Range(0, grids.Length)];
        Array.Sort(_byParent, (a, b) => ByParentThenCode(grids[a], grids[b]));
        (_borders, _gridOfBorder, _places) = (borders, gridOfBorder, places);
        _cells = CellTreeBuilder.Build(borders);
    }

    private GridDirectory(GridDirectory like, IReadOnlyDictionary<string, List<GridMember>> members)
    {
        (_byCode, _byParent, _borders, _gridOfBorder, _cells, _places) = (like._byCode, like._byParent, like._borders, like._gridOfBorder, like._cells, like._places);
        _grids = [.. like._grids];
        foreach (var (code, people) in members)
        {
            if (_byCode.TryGetValue(code, out var index))
            {
                _grids[index] = WithMembers(_grids[index], people);
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
        Grid[] inForce = [.. grids.Where(grid => IsInForce(grid, today)).OrderBy(grid => grid.Code, StringComparer.Ordinal)];
        RefuseDuplicates(inForce);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var buffer = new BorderBuffer();
        var gridOfBorder = new List<int>();
        var held = new Grid[inForce.Length];
        for (var i = 0; i < inForce.Length; i++)
        {
            held[i] = WithoutBorder(inForce[i], names);
            if (inForce[i].Border is { Length: > 0 } border)
            {
                buffer.Add(inForce[i].Code, border);
                gridOfBorder.Add(i);
            }
        }

        return new GridDirectory(held, new BorderStore(buffer), [.. gridOfBorder], PlaceIndex.Build(held, extraAddresses));
    }

    /// <summary>The same grids, some with other people, by code. Shares all that is costly to build.</summary>
    public GridDirectory With(IReadOnlyDictionary<string, List<GridMember>> members) => new(this, members);

    /// <summary>The grid at a point. On a shared border it is always the same one of the two; null where there is none.</summary>
    public Grid? At(GeoPoint point)
    {
        var (x, y) = (BorderStore.ToUnits(point.Longitude), BorderStore.ToUnits(point.Latitude));
        var cell = _cells.CellAt(x, y);
        var border = (cell & 3) switch
        {
            CellTree.Inside => cell >> 2,
            CellTree.Candidates => Among(_cells.CandidatesOf(cell), x, y),
            _ => -1,
        };
        return border < 0 ? null : _grids[_gridOfBorder[border]];
    }

    /// <summary>
    /// Grids whose border comes within the distance of a point, nearest first: what to offer for a point that lies in none
    /// (a fix that is metres off, the far bank of a border river). Never more than a guess.
    /// </summary>
    public IReadOnlyList<Grid> Near(GeoPoint point, double metres = NearMetres) =>
        [.. NearestGrids.Around(_borders, BorderStore.ToUnits(point.Longitude), BorderStore.ToUnits(point.Latitude), metres)
            .Select(found => _grids[_gridOfBorder[found.Border]]).Take(MostNear)];

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
    public IReadOnlyList<IReadOnlyList<GeoPoint>> BorderOf(string code)
    {
        var border = _byCode.TryGetValue(code, out var grid) ? Array.BinarySearch(_gridOfBorder, grid) : -1;
        if (border < 0)
        {
            return [];
        }

        var (first, last) = _borders.RingRange(border);
        return [.. Enumerable.Range(first, last - first).Select(RingOf)];
    }

    private List<GeoPoint> RingOf(int ring)
    {
        var (start, end) = _borders.VerticesOfRing(ring);
        return [.. Enumerable.Range(start, end - start).Select(_borders.Vertex)
            .Select(vertex => new GeoPoint(vertex.X / BorderStore.UnitsPerDegree, vertex.Y / BorderStore.UnitsPerDegree))];
    }

    private int Among(ReadOnlySpan<int> candidates, int x, int y)
    {
        foreach (var border in candidates)
        {
            if (_borders.Contains(border, x, y))
            {
                return border;
            }
        }

        return NearestInSliver(candidates, x, y);
    }

    private int NearestInSliver(ReadOnlySpan<int> candidates, int x, int y)
    {
        var (nearest, distance, near) = (-1, double.MaxValue, 0);
        foreach (var border in candidates)
        {
            var metres = _borders.MetresToEdge(border, x, y);
            near += metres <= SliverMetres ? 1 : 0;
            (nearest, distance) = metres < distance ? (border, metres) : (nearest, distance);
        }

        return distance <= BorderMetres || (near > 1 && distance <= SliverMetres) ? nearest : -1;
    }

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

    private static bool IsInForce(Grid grid, DateOnly today) =>
        !(grid.ValidFrom > today) && !(grid.ValidTo < today);

    private static int ByParentThenCode(Grid a, Grid b)
    {
        var byParent = string.CompareOrdinal(a.Parent, b.Parent);
        return byParent != 0 ? byParent : string.CompareOrdinal(a.Code, b.Code);
    }

    private static void RefuseDuplicates(Grid[] sorted)
    {
        for (var i = 1; i < sorted.Length; i++)
        {
            if (string.Equals(sorted[i].Code, sorted[i - 1].Code, StringComparison.Ordinal))
            {
                throw new ArgumentException($"Two grids in force have the code {sorted[i].Code}.", nameof(sorted));
            }
        }
    }

    /// <summary>Borders live on as fixed-point vertices, at a fifth of the bytes; names that repeat are held once.</summary>
    private static Grid WithoutBorder(Grid grid, Dictionary<string, string> names) => new()
    {
        Id = grid.Id,
        Code = grid.Code,
        Name = grid.Name,
        Kind = Once(grid.Kind, names),
        Parent = Once(grid.Parent, names),
        Area = grid.Area,
        Households = grid.Households,
        ValidFrom = grid.ValidFrom,
        ValidTo = grid.ValidTo,
        Robot = grid.Robot is null ? null : Once(grid.Robot, names),
        Members = [.. grid.Members.OrderBy(member => member.Order)],
        Addresses = grid.Addresses,
    };

    private static Grid WithMembers(Grid grid, List<GridMember> members) => new()
    {
        Id = grid.Id,
        Code = grid.Code,
        Name = grid.Name,
        Kind = grid.Kind,
        Parent = grid.Parent,
        Area = grid.Area,
        Households = grid.Households,
        ValidFrom = grid.ValidFrom,
        ValidTo = grid.ValidTo,
        Robot = grid.Robot,
        Members = members,
        Addresses = grid.Addresses,
    };

    private static string Once(string name, Dictionary<string, string> names)
    {
        if (!names.TryGetValue(name, out var held))
        {
            names.Add(name, held = name);
        }

        return held;
    }
}
