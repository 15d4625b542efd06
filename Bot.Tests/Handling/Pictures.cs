using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Bot.Tests.Handling;

/// <summary>Small real pictures, and ways to spoil them.</summary>
internal static class Pictures
{
    /// <summary>24 by 16 pixels, baseline, as a browser's canvas writes it.</summary>
    public static readonly byte[] Jpeg = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAA" +
        "AAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAA" +
        "ACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0" +
        "AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAA" +
        "AAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM" +
        "ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZG" +
        "NywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09P" +
        "T0//wAARCAAQABgDASIAAhEBAxEB/8QAGAAAAwEBAAAAAAAAAAAAAAAAAAQFBgf/xAAbEAEAAAcAAAAAAAAAAAAAAAAABAZCRIGCwf/EABYBAQEBAAAAAAAA" +
        "AAAAAAAAAAQFBv/EACIRAAEDAAsAAAAAAAAAAAAAAAABAgMEBRETFDJicaGx4f/aAAwDAQACEQMRAD8AmGoKvBVBme134HHmQu1nHeUVzdu0NkHLwXYZLA6u" +
        "PT//2Q==");

    /// <summary>Where the made-up photo was taken; must be found nowhere afterwards.</summary>
    public static readonly byte[] Secret = Encoding.ASCII.GetBytes("GPS-34.9530N-117.0267E");

    /// <summary>The JPEG as a phone writes it: lying on its side, with a place, a comment, a preview and something appended.</summary>
    public static byte[] JpegFromAPhone(byte orientation = 6) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation)]),
        .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Secret]),
        .. Segment(0xE2, [.. "MPF\0"u8, .. Secret]),
        .. Segment(0xFE, Secret),
        .. Jpeg.AsSpan(2),
        .. Secret,
    ];

    public static byte[] Png(int width = 16, int height = 12, byte[]? pixels = null, params (string Name, byte[] Content)[] more)
    {
        using var whole = new MemoryStream();
        whole.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        Chunk(whole, "IHDR", header);
        foreach (var (name, content) in more)
        {
            Chunk(whole, name, content);
        }

        Chunk(whole, "IDAT", Pack(pixels ?? new byte[height * (1 + (width * 3))]));
        Chunk(whole, "IEND", []);
        return whole.ToArray();
    }

    public static byte[] Pack(byte[] pixels)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zip.Write(pixels);
        }

        return packed.ToArray();
    }

    private static void Chunk(Stream to, string name, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        to.Write(number);
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        to.Write(named);
        var sum = uint.MaxValue;
        foreach (var value in named)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(number, ~sum);
        to.Write(number);
    }

    public static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Exif(byte orientation) =>
    [
        .. "II"u8, 42, 0, 8, 0, 0, 0, 2, 0,
        0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0,
        0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0,
        0, 0, 0, 0, .. Secret,
    ];
}
