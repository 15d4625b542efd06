using System.Globalization;
using StackExchange.Redis;

namespace Bot.Api.Streams;

/// <summary>What came of adding an entry under an id of our own.</summary>
public enum Added
{
    Yes,

    /// <summary>The stream has this id or a later one already.</summary>
    Refused,

    /// <summary>There is no stream any more: Redis was flushed or replaced.</summary>
    StreamGone,
}

/// <summary><c>grid:events</c>. Entries carry the number of the log's position as their id, so that Redis itself refuses a second one.</summary>
public sealed class EventStream(RedisLink redis)
{
    private const string NoSuchKey = "ERR no such key";
    private const string NotLater = "equal or smaller";

    /// <summary>The number in the id drawn last; null when there is no stream.</summary>
    public async Task<long?> LastAsync(CancellationToken cancellation)
    {
        try
        {
            var info = await redis.RunAsync(new RedisCommand("XINFO", "STREAM", StreamNames.Events), cancellation);
            var last = info.Value("last-generated-id")?.Text() ?? throw new FormatException("XINFO STREAM names no last id.");
            return long.Parse(last.AsSpan(0, last.IndexOf('-', StringComparison.Ordinal)), NumberStyles.None, CultureInfo.InvariantCulture);
        }
        catch (RedisServerException fault) when (fault.Message.StartsWith(NoSuchKey, StringComparison.Ordinal))
        {
            return null;
        }
    }

    /// <param name="number">Number in the entry's id.</param>
    /// <param name="create">Whether the stream may be begun by this entry. Otherwise a stream that vanished is noticed, not begun in the middle.</param>
    /// <param name="fields">Names and values in turn.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task<Added> AddAsync(long number, bool create, string[] fields, CancellationToken cancellation)
    {
        object[] begin = create ? [StreamNames.Events] : [StreamNames.Events, "NOMKSTREAM"];
        try
        {
            var reply = await redis.RunAsync(new RedisCommand("XADD", [.. begin, "MAXLEN", "~", StreamLimits.EventsKept, Id(number), .. fields]), cancellation);
            return reply.IsNull ? Added.StreamGone : Added.Yes;
        }
        catch (RedisServerException fault) when (fault.Message.Contains(NotLater, StringComparison.Ordinal))
        {
            return Added.Refused;
        }
    }

    /// <summary>Whether the entry is there and says just this.</summary>
    public async Task<bool> HoldsAsync(long number, string field, string value, CancellationToken cancellation)
    {
        var id = Id(number);
        var reply = await redis.RunAsync(new RedisCommand("XRANGE", StreamNames.Events, id, id), cancellation);
        return reply.Entries() is [var entry] && entry.Field(field) == value;
    }

    private static string Id(long number) => string.Create(CultureInfo.InvariantCulture, $"{number}-0");
}
