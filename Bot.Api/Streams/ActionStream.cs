using StackExchange.Redis;

namespace Bot.Api.Streams;

/// <summary>
/// <c>grid:actions</c>, read as the group <c>bot</c>. Nothing here blocks inside Redis: one connection serves both ways.
/// </summary>
public sealed class ActionStream(RedisLink redis)
{
    private const string GroupIsThere = "BUSYGROUP";

    /// <summary>Error when the stream or the group is gone: Redis was flushed.</summary>
    public const string NoGroup = "NOGROUP";

    /// <summary>Makes group and stream where they are not; reads from the stream's beginning, so that nothing written before is missed.</summary>
    public async Task MakeGroupAsync(CancellationToken cancellation)
    {
        try
        {
            await redis.RunAsync(new RedisCommand("XGROUP", "CREATE", StreamNames.Actions, StreamNames.Group, "0", "MKSTREAM"), cancellation);
        }
        catch (RedisServerException fault) when (fault.Message.StartsWith(GroupIsThere, StringComparison.Ordinal))
        {
            // As it should be.
        }
    }

    /// <summary>Takes over what consumers that are gone left undone; it is then among <see cref="TakenAsync"/>.</summary>
    public async Task TakeOverAsync(CancellationToken cancellation)
    {
        var from = "0-0";
        do
        {
            var reply = await redis.RunAsync(
                new RedisCommand(
                    "XAUTOCLAIM", StreamNames.Actions, StreamNames.Group, StreamNames.Group, (long)StreamLimits.ClaimIdle.TotalMilliseconds, from, "JUSTID"),
                cancellation);
            from = reply.Items()[0].Text();
        }
        while (from is not (null or "0-0"));
    }

    /// <summary>The oldest entries that were taken and not settled: after a crash, or a try that failed.</summary>
    public Task<IReadOnlyList<StreamEntry>> TakenAsync(CancellationToken cancellation) => ReadAsync("0", cancellation);

    /// <summary>The next entries nobody took yet.</summary>
    public Task<IReadOnlyList<StreamEntry>> NextAsync(CancellationToken cancellation) => ReadAsync(">", cancellation);

    /// <summary>Says what an entry came to and acknowledges it, in one step: an entry is never answered and then taken again.</summary>
    public Task SettleAsync(string id, IEnumerable<(string Stream, string[] Fields)> told, CancellationToken cancellation) => redis.RunTogetherAsync(
        [
            .. told.Select(t => new RedisCommand("XADD", [t.Stream, "MAXLEN", "~", StreamLimits.AnswersKept, "*", .. t.Fields])),
            new RedisCommand("XACK", StreamNames.Actions, StreamNames.Group, id),
        ],
        cancellation);

    /// <summary>Trims what is done, and only that, when the stream has grown long.</summary>
    public async Task TrimAsync(CancellationToken cancellation)
    {
        if ((long)await redis.RunAsync(new RedisCommand("XLEN", StreamNames.Actions), cancellation) <= StreamLimits.ActionsKept)
        {
            return;
        }

        // Asked in this order, an entry taken in between is among those not settled.
        var groups = await redis.RunAsync(new RedisCommand("XINFO", "GROUPS", StreamNames.Actions), cancellation);
        var lastTaken = groups.Items().First(g => g.Value("name")?.Text() == StreamNames.Group).Value("last-delivered-id")!.Text()!;
        var unsettled = await redis.RunAsync(new RedisCommand("XPENDING", StreamNames.Actions, StreamNames.Group), cancellation);
        await redis.RunAsync(new RedisCommand("XTRIM", StreamNames.Actions, "MINID", "~", unsettled.Items()[1].Text() ?? lastTaken), cancellation);
    }

    private async Task<IReadOnlyList<StreamEntry>> ReadAsync(string from, CancellationToken cancellation)
    {
        var reply = await redis.RunAsync(
            new RedisCommand("XREADGROUP", "GROUP", StreamNames.Group, StreamNames.Group, "COUNT", StreamLimits.ActionBatch, "STREAMS", StreamNames.Actions, from),
            cancellation);
        return reply.EntriesOfOne();
    }
}
