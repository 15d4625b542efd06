using System.Buffers.Binary;

namespace Bot.Api.Handling.Photos;

/// <summary>What a JPEG's frame header says (T.81, B.2.2): size and components.</summary>
internal sealed record JpegFrame(int Width, int Height, byte[] Components)
{
    private const int HeaderBytes = 6;
    private const int ComponentBytes = 3;
    private const int LastCoefficient = 63;

    public static JpegFrame Read(ReadOnlySpan<byte> content)
    {
        if (content.Length < HeaderBytes || content[0] != 8 || content[5] is not (1 or 3 or 4) || content.Length != HeaderBytes + (content[5] * ComponentBytes))
        {
            throw PhotoFault.Malformed;
        }

        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(content[1..]), BinaryPrimitives.ReadUInt16BigEndian(content[3..]));
        PhotoCheck.RequirePixels(width, height);
        var components = new byte[content[5]];
        for (var i = 0; i < components.Length; i++)
        {
            var component = content.Slice(HeaderBytes + (i * ComponentBytes), ComponentBytes);
            if (component[1] >> 4 is < 1 or > 4 || (component[1] & 0xF) is < 1 or > 4 || component[2] > 3 || components.AsSpan(0, i).Contains(component[0]))
            {
                throw PhotoFault.Malformed;
            }

            components[i] = component[0];
        }

        return new JpegFrame(width, height, components);
    }

    /// <summary>Whether a scan header (T.81, B.2.3) fits the frame.</summary>
    public bool Allows(ReadOnlySpan<byte> scan)
    {
        if (scan.Length < 1 || scan[0] is < 1 or > 4 || scan[0] > Components.Length || scan.Length != 4 + (scan[0] * 2))
        {
            return false;
        }

        for (var i = 0; i < scan[0]; i++)
        {
            var tables = scan[2 + (i * 2)];
            if (!Components.AsSpan().Contains(scan[1 + (i * 2)]) || tables >> 4 > 3 || (tables & 0xF) > 3)
            {
                return false;
            }
        }

        var (first, last) = (scan[^3], scan[^2]);
        return first <= last && last <= LastCoefficient;
    }
}

/// <summary>The tables of a JPEG are what they claim to be (T.81, B.2.4): nothing else hides in them.</summary>
internal static class JpegTables
{
    private const int HuffmanLengths = 16;

    public static void CheckQuantisation(ReadOnlySpan<byte> content)
    {
        do
        {
            if (content.Length < 1 || content[0] >> 4 > 1 || (content[0] & 0xF) > 3)
            {
                throw PhotoFault.Malformed;
            }

            content = Skip(content, 1 + (64 * (1 + (content[0] >> 4))));
        }
        while (content.Length > 0);
    }

    public static void CheckHuffman(ReadOnlySpan<byte> content)
    {
        do
        {
            if (content.Length < 1 + HuffmanLengths || content[0] >> 4 > 1 || (content[0] & 0xF) > 3)
            {
                throw PhotoFault.Malformed;
            }

            var symbols = 0;
            foreach (var count in content.Slice(1, HuffmanLengths))
            {
                symbols += count;
            }

            content = symbols <= 256 ? Skip(content, 1 + HuffmanLengths + symbols) : throw PhotoFault.Malformed;
        }
        while (content.Length > 0);
    }

    private static ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> content, int bytes) =>
        bytes <= content.Length ? content[bytes..] : throw PhotoFault.Malformed;
}
