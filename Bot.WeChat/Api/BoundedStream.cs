using System.Buffers;

namespace Bot.WeChat.Api;

/// <summary>Reads no more of a stream than is allowed.</summary>
internal static class BoundedStream
{
    private const int Piece = 16 * 1024;

    /// <summary>Everything, or null when there is more than <paramref name="most"/> bytes.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAll(Stream from, int most, CancellationToken stop)
    {
        using var all = new MemoryStream();
        if (await Copy(from, all, most, stop) is null)
        {
            // Not in a conditional expression: there, null would become an empty memory.
            return null;
        }

        return all.GetBuffer().AsMemory(0, (int)all.Length);
    }

    /// <summary>The bytes copied, or null when there are more than <paramref name="most"/>; then the destination holds a part.</summary>
    public static async Task<long?> Copy(Stream from, Stream to, long most, CancellationToken stop)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            long total = 0;
            int count;
            while ((count = await from.ReadAsync(buffer, stop)) > 0)
            {
                total += count;
                if (total > most)
                {
                    return null;
                }

                await to.WriteAsync(buffer.AsMemory(0, count), stop);
            }

            return total;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
