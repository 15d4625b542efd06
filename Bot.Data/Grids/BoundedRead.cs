namespace Bot.Data.Grids;

/// <summary>Reads a file whole, but never more than its limit.</summary>
internal static class BoundedRead
{
    private const int Chunk = 1 << 20;
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>The bytes without a byte order mark.</summary>
    /// <exception cref="InvalidDataException">The file is empty or larger than the limit.</exception>
    internal static ReadOnlyMemory<byte> All(Stream stream, int maxBytes)
    {
        var buffer = new byte[stream.CanSeek ? Math.Min(Math.Max(0, stream.Length - stream.Position), maxBytes) + 1 : Chunk];
        var length = 0;
        while (stream.Read(buffer, length, buffer.Length - length) is var read and > 0)
        {
            length += read;
            if (length > maxBytes)
            {
                throw new InvalidDataException($"larger than {maxBytes:N0} bytes");
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(2L * buffer.Length, (long)maxBytes + 1));
            }
        }

        if (length == 0)
        {
            throw new InvalidDataException("empty");
        }

        var isMarked = buffer.AsSpan(0, length).StartsWith(ByteOrderMark);
        return isMarked ? buffer.AsMemory(3, length - 3) : buffer.AsMemory(0, length);
    }
}
