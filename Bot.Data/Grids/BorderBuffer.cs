using System.Buffers.Binary;

namespace Bot.Data.Grids;

/// <summary>Collects borders from WKB before they are frozen into a <see cref="BorderStore"/>.</summary>
internal sealed class BorderBuffer
{
    private const int WkbPolygon = 3;
    private const int WkbMultiPolygon = 6;
    private const int PointBytes = 16;

    internal List<int> Xs { get; } = [];

    internal List<int> Ys { get; } = [];

    internal List<int> RingStarts { get; } = [];

    internal List<int> BorderStarts { get; } = [];

    /// <exception cref="InvalidDataException">The bytes are not a two-dimensional WKB polygon or multipolygon.</exception>
    internal void Add(string gridCode, ReadOnlySpan<byte> wkb)
    {
        BorderStarts.Add(RingStarts.Count);
        try
        {
            ReadGeometry(ref wkb);
        }
        catch (Exception fault) when (fault is ArgumentOutOfRangeException or InvalidDataException)
        {
            throw new InvalidDataException($"The border of grid {gridCode} is not a WKB polygon: {fault.Message}", fault);
        }
    }

    private void ReadGeometry(ref ReadOnlySpan<byte> wkb)
    {
        var littleEndian = wkb[..1][0] == 1;
        wkb = wkb[1..];
        var kind = ReadInt(ref wkb, littleEndian);
        var count = ReadInt(ref wkb, littleEndian);
        switch (kind)
        {
            case WkbPolygon:
                ReadRings(ref wkb, count, littleEndian);
                break;
            case WkbMultiPolygon:
                for (var part = 0; part < count; part++)
                {
                    ReadGeometry(ref wkb);
                }

                break;
            default:
                throw new InvalidDataException($"geometry type {kind} is neither polygon (3) nor multipolygon (6)");
        }
    }

    private void ReadRings(ref ReadOnlySpan<byte> wkb, int rings, bool littleEndian)
    {
        for (var ring = 0; ring < rings; ring++)
        {
            RingStarts.Add(Xs.Count);
            var points = ReadInt(ref wkb, littleEndian);
            for (var point = 0; point < points; point++)
            {
                var bytes = wkb[..PointBytes];
                wkb = wkb[PointBytes..];
                var (lon, lat) = littleEndian
                    ? (BinaryPrimitives.ReadDoubleLittleEndian(bytes), BinaryPrimitives.ReadDoubleLittleEndian(bytes[8..]))
                    : (BinaryPrimitives.ReadDoubleBigEndian(bytes), BinaryPrimitives.ReadDoubleBigEndian(bytes[8..]));
                if (!GeoPoint.IsValid(lon, lat))
                {
                    throw new InvalidDataException($"coordinate {lon},{lat} is out of range");
                }

                Xs.Add(BorderStore.ToUnits(lon));
                Ys.Add(BorderStore.ToUnits(lat));
            }
        }
    }

    private static int ReadInt(ref ReadOnlySpan<byte> wkb, bool littleEndian)
    {
        var value = littleEndian ? BinaryPrimitives.ReadInt32LittleEndian(wkb[..4]) : BinaryPrimitives.ReadInt32BigEndian(wkb[..4]);
        wkb = wkb[4..];
        return value;
    }
}
