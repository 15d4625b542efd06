using System.Runtime.InteropServices;

namespace Bot.Data.Grids;

/// <summary>A rectangle in fixed-point degrees, edges included.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Box(int MinX, int MinY, int MaxX, int MaxY)
{
    internal static Box Around(ReadOnlySpan<int> xs, ReadOnlySpan<int> ys)
    {
        int minX = int.MaxValue, minY = int.MaxValue, maxX = int.MinValue, maxY = int.MinValue;
        for (var i = 0; i < xs.Length; i++)
        {
            (minX, maxX) = (Math.Min(minX, xs[i]), Math.Max(maxX, xs[i]));
            (minY, maxY) = (Math.Min(minY, ys[i]), Math.Max(maxY, ys[i]));
        }

        return new Box(minX, minY, maxX, maxY);
    }

    internal Box With(Box other) => new(
        Math.Min(MinX, other.MinX), Math.Min(MinY, other.MinY), Math.Max(MaxX, other.MaxX), Math.Max(MaxY, other.MaxY));

    /// <summary>Whether the segment comes into the box widened by a margin (separating axes: the box's two and the segment's normal).</summary>
    internal bool MeetsSegment((int X, int Y) a, (int X, int Y) b, int margin)
    {
        double minX = (double)MinX - margin, minY = (double)MinY - margin, maxX = (double)MaxX + margin, maxY = (double)MaxY + margin;
        if (Math.Max(a.X, b.X) < minX || Math.Min(a.X, b.X) > maxX || Math.Max(a.Y, b.Y) < minY || Math.Min(a.Y, b.Y) > maxY)
        {
            return false;
        }

        double dx = (double)b.X - a.X, dy = (double)b.Y - a.Y;
        double centreX = ((minX + maxX) / 2) - a.X, centreY = ((minY + maxY) / 2) - a.Y;
        var reach = (Math.Abs(dx) * (maxY - minY) / 2) + (Math.Abs(dy) * (maxX - minX) / 2);
        return Math.Abs((dx * centreY) - (dy * centreX)) <= reach;
    }
}
