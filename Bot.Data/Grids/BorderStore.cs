namespace Bot.Data.Grids;

/// <summary>
/// The rings of many borders in flat arrays of fixed-point degrees (1e-7 of a degree, about a centimetre).
/// Integers make the even–odd test exact: with its half-open rule every point belongs to one side of a shared edge.
/// </summary>
internal sealed class BorderStore
{
    internal const double UnitsPerDegree = 1e7;

    private readonly int[] _xs;
    private readonly int[] _ys;

    /// <summary>Ring r owns vertices from _ringStart[r] up to _ringStart[r + 1]; the closing vertex is kept.</summary>
    private readonly int[] _ringStart;

    /// <summary>Border b owns rings from _borderStart[b] up to _borderStart[b + 1].</summary>
    private readonly int[] _borderStart;
    private readonly Box[] _boxes;

    internal BorderStore(BorderBuffer buffer)
    {
        _xs = [.. buffer.Xs];
        _ys = [.. buffer.Ys];
        _ringStart = [.. buffer.RingStarts, buffer.Xs.Count];
        _borderStart = [.. buffer.BorderStarts, buffer.RingStarts.Count];
        _boxes = new Box[buffer.BorderStarts.Count];
        for (var border = 0; border < _boxes.Length; border++)
        {
            var (start, end) = VertexRange(border);
            _boxes[border] = Box.Around(_xs.AsSpan(start, end - start), _ys.AsSpan(start, end - start));
        }
    }

    internal int Count => _boxes.Length;

    internal Box BoxOf(int border) => _boxes[border];

    internal (int Start, int End) VertexRange(int border) =>
        (_ringStart[_borderStart[border]], _ringStart[_borderStart[border + 1]]);

    internal (int Start, int End) RingRange(int border) => (_borderStart[border], _borderStart[border + 1]);

    internal (int Start, int End) VerticesOfRing(int ring) => (_ringStart[ring], _ringStart[ring + 1]);

    internal (int X, int Y) Vertex(int index) => (_xs[index], _ys[index]);

    internal static int ToUnits(double degrees) => (int)Math.Round(degrees * UnitsPerDegree);

    /// <summary>Even–odd over all rings at once: holes and several parts need no special case.</summary>
    internal bool Contains(int border, int x, int y)
    {
        ref readonly var box = ref _boxes[border];
        if (x < box.MinX || x > box.MaxX || y < box.MinY || y > box.MaxY)
        {
            return false;
        }

        var inside = false;
        for (var ring = _borderStart[border]; ring < _borderStart[border + 1]; ring++)
        {
            inside ^= IsOddAround(_ringStart[ring], _ringStart[ring + 1], x, y);
        }

        return inside;
    }

    /// <summary>
    /// An edge counts when it crosses the point's height (lower end included, upper not) strictly to the right.
    /// Differences of fixed-point degrees stay below 2^32, their products below 2^63: no overflow.
    /// </summary>
    private bool IsOddAround(int start, int end, int x, int y)
    {
        var xs = _xs.AsSpan(start, end - start);
        var ys = _ys.AsSpan(start, end - start);
        var odd = false;
        for (var i = 1; i < ys.Length; i++)
        {
            int y0 = ys[i - 1], y1 = ys[i];
            if (y0 > y == y1 > y)
            {
                continue;
            }

            int x0 = xs[i - 1], x1 = xs[i];
            var run = ((long)x1 - x0) * ((long)y - y0);
            var rise = ((long)x - x0) * ((long)y1 - y0);
            odd ^= y1 > y0 ? rise < run : rise > run;
        }

        return odd;
    }

    /// <summary>Metres from the point to the nearest edge of the border, on a local flat map.</summary>
    internal double MetresToEdge(int border, int x, int y)
    {
        const double MetresPerUnit = 111_195 / UnitsPerDegree;
        var squeeze = Math.Cos(double.DegreesToRadians(y / UnitsPerDegree));
        var nearest = double.MaxValue;
        for (var ring = _borderStart[border]; ring < _borderStart[border + 1]; ring++)
        {
            for (var i = _ringStart[ring] + 1; i < _ringStart[ring + 1]; i++)
            {
                var (ax, ay) = ((_xs[i - 1] - (double)x) * squeeze, _ys[i - 1] - (double)y);
                var (bx, by) = ((_xs[i] - (double)x) * squeeze, _ys[i] - (double)y);
                nearest = Math.Min(nearest, FromOriginSquared(ax, ay, bx, by));
            }
        }

        return Math.Sqrt(nearest) * MetresPerUnit;
    }

    private static double FromOriginSquared(double ax, double ay, double bx, double by)
    {
        var (dx, dy) = (bx - ax, by - ay);
        var length = (dx * dx) + (dy * dy);
        var along = length == 0 ? 0 : Math.Clamp(-((ax * dx) + (ay * dy)) / length, 0, 1);
        var (nx, ny) = (ax + (along * dx), ay + (along * dy));
        return (nx * nx) + (ny * ny);
    }
}
