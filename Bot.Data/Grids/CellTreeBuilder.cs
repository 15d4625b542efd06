namespace Bot.Data.Grids;

/// <summary>Divides the ground until each cell is answered at once or names few borders.</summary>
internal sealed class CellTreeBuilder
{
    /// <summary>Edges this near (units of 1e-7 degree; at least 5 m up to 55° of latitude) count as in the cell, so that nearest-border questions need no second cell.</summary>
    internal const int NearUnits = 800;

    /// <summary>A cell with no more borders and vertices than this is not divided.</summary>
    private const int EnoughBorders = 3;
    private const int EnoughVertices = 120;

    /// <summary>No cell is smaller than 2^13 units, about 90 m: below that only the list would be copied.</summary>
    private const int SmallestShift = 13;
    private const int LargestShift = 31;

    private readonly BorderStore _borders;
    private readonly Box _extent;
    private readonly List<int> _cells = [];
    private readonly List<int> _candidates = [];
    private readonly int[] _ownerOfEdge;

    private CellTreeBuilder(BorderStore borders)
    {
        _borders = borders;
        _extent = WidenedExtent(borders);
        _ownerOfEdge = new int[borders.Count == 0 ? 0 : borders.VertexRange(borders.Count - 1).End];
        for (var border = 0; border < borders.Count; border++)
        {
            var (start, end) = borders.VertexRange(border);
            Array.Fill(_ownerOfEdge, border, start, end - start);
        }
    }

    internal static CellTree Build(BorderStore borders)
    {
        if (borders.Count == 0)
        {
            return new CellTree(new Box(0, 0, -1, -1), 0, [], []);
        }

        var builder = new CellTreeBuilder(borders);
        var shift = builder.RootShift();
        builder.Divide(builder._extent.MinX, builder._extent.MinY, shift, builder.AllEdges(), []);
        return new CellTree(builder._extent, shift, [.. builder._cells], [.. builder._candidates]);
    }

    private static Box WidenedExtent(BorderStore borders)
    {
        var all = borders.BoxOf(0);
        for (var border = 1; border < borders.Count; border++)
        {
            all = all.With(borders.BoxOf(border));
        }

        return new Box(all.MinX - NearUnits, all.MinY - NearUnits, all.MaxX + NearUnits, all.MaxY + NearUnits);
    }

    private int RootShift()
    {
        var side = Math.Max((long)_extent.MaxX - _extent.MinX, (long)_extent.MaxY - _extent.MinY) + 1;
        var shift = SmallestShift;
        while (shift < LargestShift && ((long)CellTree.Fan << shift) < side)
        {
            shift++;
        }

        return shift;
    }

    /// <summary>An edge is named by the index of its second vertex.</summary>
    private int[] AllEdges()
    {
        var edges = new List<int>(_ownerOfEdge.Length);
        for (var border = 0; border < _borders.Count; border++)
        {
            var (firstRing, lastRing) = _borders.RingRange(border);
            for (var ring = firstRing; ring < lastRing; ring++)
            {
                var (start, end) = _borders.VerticesOfRing(ring);
                for (var i = start + 1; i < end; i++)
                {
                    edges.Add(i);
                }
            }
        }

        return [.. edges];
    }

    /// <summary>Writes one block of 8 × 8 cells; <paramref name="covering"/> are borders that hold the whole block.</summary>
    private int Divide(long originX, long originY, int shift, int[] edges, int[] covering)
    {
        var block = _cells.Count;
        _cells.AddRange(new int[CellTree.Fan * CellTree.Fan]);
        var edgesOfChild = SortEdges(originX, originY, shift, edges);
        var owners = Owners(edges);
        for (var child = 0; child < edgesOfChild.Length; child++)
        {
            var x = originX + ((long)(child & (CellTree.Fan - 1)) << shift);
            var y = originY + ((long)(child >> CellTree.FanBits) << shift);
            if (x > _extent.MaxX || y > _extent.MaxY)
            {
                continue;
            }

            _cells[block + child] = Cell(x, y, shift, [.. edgesOfChild[child]], owners, covering);
        }

        return block;
    }

    private int Cell(long x, long y, int shift, int[] edges, List<int> ownersAbove, int[] coveringAbove)
    {
        var owners = Owners(edges);
        var covering = Covering(x + (1L << (shift - 1)), y + (1L << (shift - 1)), owners, ownersAbove, coveringAbove);
        if (edges.Length == 0)
        {
            return covering.Length == 0 ? CellTree.Nothing : (covering[0] << 2) | CellTree.Inside;
        }

        var listed = new SortedSet<int>(owners.Concat(covering));
        var isEnough = listed.Count <= EnoughBorders && listed.Sum(Vertices) <= EnoughVertices;
        if (!isEnough && shift - CellTree.FanBits >= SmallestShift)
        {
            return (Divide(x, y, shift - CellTree.FanBits, edges, covering) << 2) | CellTree.Divided;
        }

        var start = _candidates.Count;
        _candidates.Add(listed.Count);
        _candidates.AddRange(listed);
        return (start << 2) | CellTree.Candidates;
    }

    /// <summary>A border without an edge in the cell holds all of it or nothing: its centre tells.</summary>
    private int[] Covering(long centreX, long centreY, List<int> owners, List<int> ownersAbove, int[] coveringAbove)
    {
        if (centreX > int.MaxValue || centreY > int.MaxValue)
        {
            return [];
        }

        var covering = new List<int>(coveringAbove);
        foreach (var border in ownersAbove)
        {
            if (owners.BinarySearch(border) < 0 && _borders.Contains(border, (int)centreX, (int)centreY))
            {
                covering.Add(border);
            }
        }

        covering.Sort();
        return [.. covering];
    }

    private List<int>[] SortEdges(long originX, long originY, int shift, int[] edges)
    {
        var sorted = new List<int>[CellTree.Fan * CellTree.Fan];
        for (var child = 0; child < sorted.Length; child++)
        {
            sorted[child] = [];
        }

        foreach (var edge in edges)
        {
            var (a, b) = (_borders.Vertex(edge - 1), _borders.Vertex(edge));
            var (fromColumn, toColumn) = Span(Math.Min(a.X, b.X) - originX, Math.Max(a.X, b.X) - originX, shift);
            var (fromRow, toRow) = Span(Math.Min(a.Y, b.Y) - originY, Math.Max(a.Y, b.Y) - originY, shift);
            for (var row = fromRow; row <= toRow; row++)
            {
                for (var column = fromColumn; column <= toColumn; column++)
                {
                    if (BoxOf(originX, originY, shift, column, row).MeetsSegment(a, b, NearUnits))
                    {
                        sorted[(row << CellTree.FanBits) + column].Add(edge);
                    }
                }
            }
        }

        return sorted;
    }

    private static (int From, int To) Span(long low, long high, int shift) =>
        ((int)Math.Clamp((low - NearUnits) >> shift, 0, CellTree.Fan), (int)Math.Clamp((high + NearUnits) >> shift, -1, CellTree.Fan - 1));

    private static Box BoxOf(long originX, long originY, int shift, int column, int row)
    {
        var (x, y) = (originX + ((long)column << shift), originY + ((long)row << shift));
        var side = (1L << shift) - 1;
        return new Box(Saturate(x), Saturate(y), Saturate(x + side), Saturate(y + side));
    }

    private static int Saturate(long value) => (int)Math.Clamp(value, int.MinValue, int.MaxValue);

    private List<int> Owners(int[] edges)
    {
        var owners = new List<int>();
        foreach (var edge in edges)
        {
            var owner = _ownerOfEdge[edge];
            if (owners.Count == 0 || owners[^1] != owner)
            {
                owners.Add(owner);
            }
        }

        return owners;
    }

    private int Vertices(int border)
    {
        var (start, end) = _borders.VertexRange(border);
        return end - start;
    }
}
