namespace Bot.Data.Grids;

/// <summary>The borders of all grids in force: which grid a point lies in, which are near it, and the rings for maps. Grids are named by their place in the directory.</summary>
internal sealed class GridBorders
{
    /// <summary>A point in no grid, in a sliver between two, goes to the nearer one within this distance.</summary>
    private const double SliverMetres = 5;

    /// <summary>A point in no grid but this near a single one counts as on its border.</summary>
    private const double BorderMetres = 1;

    private readonly BorderStore _borders;
    private readonly int[] _gridOfBorder;
    private readonly CellTree _cells;

    /// <param name="borders">In the order of their grids.</param>
    /// <param name="gridOfBorder">The grid of each border, ascending; a grid without a border is left out.</param>
    public GridBorders(BorderStore borders, int[] gridOfBorder)
    {
        (_borders, _gridOfBorder) = (borders, gridOfBorder);
        _cells = CellTreeBuilder.Build(borders);
    }

    /// <summary>The grid at a point, always the same one of two that share a border; less than 0 where there is none.</summary>
    public int At(GeoPoint point)
    {
        var (x, y) = (BorderStore.ToUnits(point.Longitude), BorderStore.ToUnits(point.Latitude));
        var cell = _cells.CellAt(x, y);
        var border = (cell & 3) switch
        {
            CellTree.Inside => cell >> 2,
            CellTree.Candidates => Among(_cells.CandidatesOf(cell), x, y),
            _ => -1,
        };
        return border < 0 ? -1 : _gridOfBorder[border];
    }

    /// <summary>Grids whose border comes within the distance of a point, nearest first.</summary>
    public IEnumerable<int> Near(GeoPoint point, double metres) =>
        NearestGrids.Around(_borders, BorderStore.ToUnits(point.Longitude), BorderStore.ToUnits(point.Latitude), metres).Select(found => _gridOfBorder[found.Border]);

    /// <summary>The rings of a grid's border, closed; holes follow their shell; empty where the grid has none.</summary>
    public IReadOnlyList<IReadOnlyList<GeoPoint>> RingsOf(int grid)
    {
        var border = Array.BinarySearch(_gridOfBorder, grid);
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
}
