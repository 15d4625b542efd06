using Bot.Api.Integration.Keys;
using Bot.Data.Integration;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Integration.Webhooks;

/// <summary>The subscriptions of a key: seen, resumed, ended. Those of another key are not there.</summary>
public static class WebhookDoors
{
    private const int IdLength = 32;

    public static async Task<Ok<WebhookList>> ListAsync(HttpContext http, BotDbContext db, CancellationToken cancellation)
    {
        var holder = http.KeyHolder().Name;
        var rows = await db.Webhooks.AsNoTracking().Where(w => w.Holder == holder).OrderBy(w => w.Id).ToListAsync(cancellation);
        List<WebhookAnswerBody> bodies = [];
        foreach (var row in rows)
        {
            bodies.Add(await BodyAsync(db, row, cancellation));
        }

        return TypedResults.Ok(new WebhookList(bodies));
    }

    public static async Task<Results<Ok<WebhookAnswerBody>, ProblemHttpResult>> ShowAsync(string id, HttpContext http, BotDbContext db, CancellationToken cancellation) =>
        await FindAsync(db, id, http, cancellation) is { } row ? TypedResults.Ok(await BodyAsync(db, row, cancellation)) : WebhookProblems.Unknown();

    /// <summary>Takes the subscription away, with all that waited for it.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(string id, HttpContext http, BotDbContext db, GroupCommit commit, CancellationToken cancellation)
    {
        if (await FindAsync(db, id, http, cancellation) is null)
        {
            return WebhookProblems.Unknown();
        }

        await commit.Run(
            session =>
            {
                session.Execute("""DELETE FROM "webhook_subscriptions" WHERE "Id" = @0""", id);
                session.Execute("""DELETE FROM "webhook_deliveries" WHERE "SubscriptionId" = @0""", id);
            },
            cancellation);
        return TypedResults.NoContent();
    }

    /// <summary>Goes on where it paused; one that is failing is tried at once.</summary>
    public static async Task<Results<Ok<WebhookAnswerBody>, ProblemHttpResult>> ResumeAsync(
        string id, HttpContext http, BotDbContext db, GroupCommit commit, WebhookSignal signal, TimeProvider clock, CancellationToken cancellation)
    {
        if (await FindAsync(db, id, http, cancellation) is null)
        {
            return WebhookProblems.Unknown();
        }

        var row = await commit.Run(session => Resume(session, id, clock.GetUtcNow()), cancellation);
        if (row is null)
        {
            return WebhookProblems.Unknown();
        }

        signal.Raise();
        return row.State == WebhookState.Active ? TypedResults.Ok(await BodyAsync(db, row, cancellation)) : WebhookProblems.Ended();
    }

    /// <summary>The subscription of this key, or null.</summary>
    public static async Task<WebhookSubscription?> FindAsync(BotDbContext db, string id, HttpContext http, CancellationToken cancellation)
    {
        var holder = http.KeyHolder().Name;
        return id.Length == IdLength && id.All(char.IsAsciiHexDigitLower)
            ? await db.Webhooks.AsNoTracking().FirstOrDefaultAsync(w => w.Id == id && w.Holder == holder, cancellation)
            : null;
    }

    internal static WebhookSubscription? Resume(WriteSession session, string id, DateTimeOffset now)
    {
        if (session.Context.Webhooks.FirstOrDefault(w => w.Id == id) is not { State: not WebhookState.Ended } row)
        {
            return session.Context.Webhooks.FirstOrDefault(w => w.Id == id);
        }

        (row.State, row.Failures, row.FailingSince, row.RetryAt, row.LastError) = (WebhookState.Active, 0, null, null, null);
        session.Update(row);

        // The days until one is parked are counted anew too: what held it up was the receiver, and that is said to be back.
        session.Execute(
            """UPDATE "webhook_deliveries" SET "NextAt" = @0, "Attempts" = 0, "TriedSince" = NULL WHERE "SubscriptionId" = @1 AND "State" = @2""",
            now, id, WebhookDeliveryState.Waiting);
        return row;
    }

    private static async Task<WebhookAnswerBody> BodyAsync(BotDbContext db, WebhookSubscription row, CancellationToken cancellation) => WebhookAnswerBody.Of(
        row,
        await db.WebhookDeliveries.CountAsync(d => d.SubscriptionId == row.Id && d.State == WebhookDeliveryState.Waiting, cancellation),
        await db.WebhookDeliveries.CountAsync(d => d.SubscriptionId == row.Id && d.State == WebhookDeliveryState.Parked, cancellation));
}
