using System.Text.Json;
using Bot.Api.EventQueue;
using Bot.Data.EventQueue;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bot.Api.Streams;

/// <summary>
/// Copies the log of events into <c>grid:events</c>, in the log's order, one after the other: at least once, and never a
/// later one before an earlier one. How far it is stands in the database; what Redis lost is published again from there.
/// </summary>
public sealed class EventPublisher(
    GroupCommit commit, IDbContextFactory<BotDbContext> database, EventStream stream, Profile profile, IOptions<JsonOptions> json, TimeProvider clock, ILogger<EventPublisher> log)
    : StreamWorker("Events to Redis", clock, log)
{
    protected override async Task<int> PassAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var at = await db.StreamPositions.AsNoTracking().FirstOrDefaultAsync(p => p.Name == StreamNames.Events, cancellation)
            ?? new StreamPosition { Name = StreamNames.Events };
        var last = await stream.LastAsync(cancellation);
        if (last is null || last < at.Position + at.Offset)
        {
            at.Position = await StepBackAsync(db, at, last ?? 0, cancellation);
        }

        var rows = await db.Events.AsNoTracking().Where(e => e.Position > at.Position).OrderBy(e => e.Position).Take(StreamLimits.EventBatch).ToListAsync(cancellation);
        if (rows.Count > 0)
        {
            await PublishAsync(rows, at, create: last is null, cancellation);
        }

        return rows.Count;
    }

    /// <summary>The position after which to publish (again), so that consumers miss nothing of what the stream would still hold.</summary>
    private async Task<long> StepBackAsync(BotDbContext db, StreamPosition at, long last, CancellationToken cancellation)
    {
        var oldest = await db.Events.OrderByDescending(e => e.Position).Skip(StreamLimits.EventsPublishedAgain - 1).Select(e => e.Position).FirstOrDefaultAsync(cancellation);
        var after = Math.Max(0, Math.Max(last - at.Offset, oldest - 1));
        if (at.Position > after)
        {
            Log.LogWarning("The stream of events had lost what came after {Last} of {Position}; it is published again", after, at.Position);
        }

        return after;
    }

    private async Task PublishAsync(List<QueuedEvent> rows, StreamPosition at, bool create, CancellationToken cancellation)
    {
        var published = 0;
        try
        {
            foreach (var row in rows)
            {
                if (!await PublishAsync(row, at, create && published == 0, cancellation))
                {
                    break;
                }

                at.Position = row.Position;
                published++;
            }
        }
        finally
        {
            if (published > 0)
            {
                await SaveAsync(at, cancellation);
            }
        }
    }

    /// <summary>False when the stream vanished: then none of what follows may go before what was lost.</summary>
    private async Task<bool> PublishAsync(QueuedEvent row, StreamPosition at, bool create, CancellationToken cancellation)
    {
        var told = CloudEvent.Of(row, profile.Name);
        var body = JsonSerializer.Serialize(told, json.Value.SerializerOptions);
        string[] fields = ["event", body, "id", told.Id, "type", told.Type, "subject", told.Subject];
        var added = await stream.AddAsync(row.Position + at.Offset, create, fields, cancellation);
        if (added == Added.Refused && !await stream.HoldsAsync(row.Position + at.Offset, "event", body, cancellation))
        {
            await StepAheadAsync(row, at, cancellation);
            added = await stream.AddAsync(row.Position + at.Offset, create, fields, cancellation);
        }

        return added != Added.StreamGone;
    }

    /// <summary>
    /// The stream has later ids than the log has positions: this database was put back from a backup, or another one wrote
    /// there. Nothing of ours may count as published because of that, so our ids go on after theirs.
    /// </summary>
    private async Task StepAheadAsync(QueuedEvent row, StreamPosition at, CancellationToken cancellation)
    {
        var last = await stream.LastAsync(cancellation) ?? 0;
        at.Offset = last + 1 - row.Position;
        await SaveAsync(at, cancellation);
        Log.LogWarning("The stream of events is ahead of this database; ids go on after {Last}", last);
    }

    private Task SaveAsync(StreamPosition at, CancellationToken cancellation)
    {
        at.At = Clock.GetUtcNow();
        return commit.Run(
            session =>
            {
                if (!session.TryInsert(at))
                {
                    session.Update(at);
                }
            },
            cancellation);
    }
}
