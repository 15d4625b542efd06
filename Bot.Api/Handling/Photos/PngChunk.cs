using System.Buffers.Binary;

namespace Bot.Api.Handling.Photos;

/// <summary>One chunk of a PNG (W3C PNG, 5.3): length, name, content, checksum over name and content.</summary>
internal readonly record struct PngChunk(uint Name, ReadOnlyMemory<byte> Content)
{
    private const int Overhead = 12;
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(static i => Step((uint)i))];

    /// <summary>Four letters as the number that stands in the file.</summary>
    public static uint Named(ReadOnlySpan<byte> letters) => BinaryPrimitives.ReadUInt32BigEndian(letters);

    public static PngChunk Read(ReadOnlyMemory<byte> file, ref int at)
    {
        var rest = file.Span[at..];
        if (rest.Length < Overhead || BinaryPrimitives.ReadUInt32BigEndian(rest) is var length && length > rest.Length - Overhead)
        {
            throw PhotoFault.Malformed;
        }

        var checkedBytes = rest.Slice(4, (int)length + 4);
        if (BinaryPrimitives.ReadUInt32BigEndian(rest[((int)length + 8)..]) != Checksum(checkedBytes))
        {
            throw PhotoFault.Malformed;
        }

        var chunk = new PngChunk(Named(checkedBytes), file.Slice(at + 8, (int)length));
        at += (int)length + Overhead;
        return chunk;
    }

    public static void Write(Stream to, uint name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(number[4..], name);
        to.Write(number);
        to.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Add(Add(uint.MaxValue, number[4..]), content));
        to.Write(number[..4]);
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes) => ~Add(uint.MaxValue, bytes);

    private static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            sum = Table[(sum ^ value) & 0xFF] ^ (sum >> 8);
        }

        return sum;
    }

    private static uint Step(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        }

        return value;
    }
}
