namespace Bot.Data.Grids;

/// <summary>
/// A raster that refines itself along borders: every cell either lies wholly in one border, far from all,
/// names a few borders to try, or is divided into 8 × 8 smaller cells. Built by <see cref="CellTreeBuilder"/>.
/// </summary>
internal sealed class CellTree(Box extent, int rootShift, int[] cells, int[] candidates)
{
    internal const int FanBits = 3;
    internal const int Fan = 1 << FanBits;

    /// <summary>Cell values: 0 is nothing near; otherwise the low two bits say what the rest means.</summary>
    internal const int Nothing = 0;
    internal const int Inside = 1;
    internal const int Candidates = 2;
    internal const int Divided = 3;

    internal int Bytes => (cells.Length + candidates.Length) * sizeof(int);

    /// <summary>The cell's word for a point: <see cref="Nothing"/>, or a kind in the low bits and its number above.</summary>
    internal int CellAt(int x, int y)
    {
        if (x < extent.MinX || x > extent.MaxX || y < extent.MinY || y > extent.MaxY)
        {
            return Nothing;
        }

        var (dx, dy) = ((uint)((long)x - extent.MinX), (uint)((long)y - extent.MinY));
        var shift = rootShift;
        var block = 0;
        while (true)
        {
            var column = (int)(dx >> shift) & (Fan - 1);
            var row = (int)(dy >> shift) & (Fan - 1);
            var cell = cells[block + (row << FanBits) + column];
            if ((cell & 3) != Divided)
            {
                return cell;
            }

            block = cell >> 2;
            shift -= FanBits;
        }
    }

    /// <summary>The borders to try, in order, for a cell of kind <see cref="Candidates"/>.</summary>
    internal ReadOnlySpan<int> CandidatesOf(int cell)
    {
        var start = cell >> 2;
        return candidates.AsSpan(start + 1, candidates[start]);
    }
}
