using System.Buffers.Binary;
using System.IO.Compression;

namespace Bot.Simulator.Platform;

/// <summary>Small real files for demos and tests: a PNG, a silent AMR voice, a minimal MP4.</summary>
public static class DemoMedia
{
    private const int AmrFrames = 50;

    /// <summary>A real PNG of <paramref name="side"/> pixels squared; another <paramref name="seed"/> makes other bytes.</summary>
    public static byte[] Png(int side = 64, int seed = 0)
    {
        using var raw = new MemoryStream();
        using (var packed = new ZLibStream(raw, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < side; y++)
            {
                packed.WriteByte(0);
                for (var x = 0; x < side; x++)
                {
                    packed.Write([(byte)(x * 3 + seed), (byte)(y * 2 + seed * 7), (byte)(90 + seed * 13)]);
                }
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        header[8] = 8;
        header[9] = 2;
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(png, "IHDR"u8, header);
        Chunk(png, "IDAT"u8, raw.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    /// <summary>One second of silence, AMR-NB at 12.2 kbit/s.</summary>
    public static byte[] Amr()
    {
        using var amr = new MemoryStream();
        amr.Write("#!AMR\n"u8);
        for (var i = 0; i < AmrFrames; i++)
        {
            amr.WriteByte(0x3C);
            amr.Write(new byte[31]);
        }

        return amr.ToArray();
    }

    /// <summary>The smallest file that is an MP4 by its first box.</summary>
    public static byte[] Mp4() =>
        [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0, .. "isommp41"u8, 0, 0, 0, 8, .. "mdat"u8];

    /// <summary>The media type of the first bytes; <c>application/octet-stream</c> when unknown.</summary>
    public static string TypeOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, 0x50, 0x4E, 0x47, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x47, 0x49, 0x46, ..] => "image/gif",
        [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x45, 0x42, 0x50, ..] => "image/webp",
        [_, _, _, _, 0x66, 0x74, 0x79, 0x70, ..] => "video/mp4",
        [0x23, 0x21, 0x41, 0x4D, 0x52, ..] => "audio/amr",
        _ => "application/octet-stream",
    };

    private static void Chunk(Stream png, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(name);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc([.. name, .. data]));
        png.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }
        }

        return ~crc;
    }
}
