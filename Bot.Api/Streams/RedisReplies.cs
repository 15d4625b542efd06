using System.Text;
using StackExchange.Redis;

namespace Bot.Api.Streams;

/// <summary>An entry as read: its id and its fields in order, or no fields when it was removed from the stream.</summary>
public sealed record StreamEntry(string Id, IReadOnlyList<KeyValuePair<byte[], byte[]>>? Fields);

/// <summary>Reads what stream commands answer: nested arrays, which the client hands over as they came.</summary>
public static class RedisReplies
{
    public static RedisResult[] Items(this RedisResult reply) => reply.IsNull ? [] : (RedisResult[])reply;

    public static string? Text(this RedisResult reply) => reply.IsNull ? null : (string)reply;

    /// <summary>A value of a reply that alternates names and values.</summary>
    public static RedisResult? Value(this RedisResult reply, string name)
    {
        var items = reply.Items();
        for (var i = 0; i + 1 < items.Length; i += 2)
        {
            if (items[i].Text() == name)
            {
                return items[i + 1];
            }
        }

        return null;
    }

    /// <summary>The entries of one stream in the reply of XREADGROUP.</summary>
    public static IReadOnlyList<StreamEntry> EntriesOfOne(this RedisResult reply) =>
        reply.Items() is [var stream, ..] ? stream.Items()[1].Entries() : [];

    /// <summary>The entries in the reply of XRANGE.</summary>
    public static IReadOnlyList<StreamEntry> Entries(this RedisResult reply) => [.. reply.Items().Select(Entry)];

    public static string? Field(this StreamEntry entry, string name) =>
        entry.Fields?.Where(f => Encoding.UTF8.GetString(f.Key) == name).Select(f => Encoding.UTF8.GetString(f.Value)).FirstOrDefault();

    private static StreamEntry Entry(RedisResult reply)
    {
        var parts = reply.Items();
        return new StreamEntry(parts[0].Text()!, parts[1].IsNull ? null : Fields(parts[1].Items()));
    }

    private static List<KeyValuePair<byte[], byte[]>> Fields(RedisResult[] items) =>
        [.. items.Chunk(2).Select(pair => KeyValuePair.Create((byte[])pair[0], (byte[])pair[1]))];
}
