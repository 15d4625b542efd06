using System.Buffers.Binary;

namespace Bot.Api.Handling.Photos;

/// <summary>What a PNG's IHDR says, and how many bytes of pixels that makes.</summary>
internal sealed record PngHeader(int Width, int Height, int Depth, int Colour, bool Interlaced)
{
    public const int Palette = 3;

    /// <summary>Bytes of unpacked pixels: four a pixel at the most pixels we take.</summary>
    private const long MaxRawBytes = PhotoCheck.MaxPixels * 4;

    /// <summary>Adam7: first column and row of each pass, and the steps to the next.</summary>
    private static readonly (int X, int Y, int StepX, int StepY)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    public static PngHeader Read(ReadOnlySpan<byte> content)
    {
        if (content.Length != 13 || content[10] != 0 || content[11] != 0 || content[12] > 1 || !IsKnown(content[9], content[8]))
        {
            throw PhotoFault.Malformed;
        }

        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(content), BinaryPrimitives.ReadUInt32BigEndian(content[4..]));
        if (width > int.MaxValue || height > int.MaxValue)
        {
            throw PhotoFault.Malformed;
        }

        PhotoCheck.RequirePixels(width, height);
        var header = new PngHeader((int)width, (int)height, content[8], content[9], content[12] == 1);
        return header.Rows().Sum(r => (long)r.Count * r.Bytes) <= MaxRawBytes ? header : throw new PhotoFault(PhotoRefusal.TooManyPixels);
    }

    /// <summary>The rows as they stand in the packed data: how many, and bytes of each, the filter's byte included.</summary>
    public IEnumerable<(int Count, int Bytes)> Rows()
    {
        if (!Interlaced)
        {
            return [(Height, RowBytes(Width))];
        }

        return Passes
            .Select(p => (Columns: (Width - p.X + p.StepX - 1) / p.StepX, Count: (Height - p.Y + p.StepY - 1) / p.StepY))
            .Where(p => p is { Columns: > 0, Count: > 0 })
            .Select(p => (p.Count, RowBytes(p.Columns)));
    }

    /// <summary>Length that tRNS must have; null where the colour type forbids it.</summary>
    public int? TransparencyBytes(int paletteEntries) => Colour switch
    {
        0 => 2,
        2 => 6,
        Palette => paletteEntries,
        _ => null,
    };

    private int RowBytes(int columns)
    {
        var channels = Colour switch
        {
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 1,
        };
        return 1 + (int)((((long)columns * channels * Depth) + 7) / 8);
    }

    private static bool IsKnown(int colour, int depth) => colour switch
    {
        0 => depth is 1 or 2 or 4 or 8 or 16,
        Palette => depth is 1 or 2 or 4 or 8,
        2 or 4 or 6 => depth is 8 or 16,
        _ => false,
    };
}
