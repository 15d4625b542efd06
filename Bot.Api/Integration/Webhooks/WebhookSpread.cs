using Bot.Data.Integration;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Integration.Webhooks;

/// <summary>Writes the delivery rows of new events and moves the subscription's cursor behind them, in one transaction. Row first, then the wire.</summary>
public sealed class WebhookSpread(GroupCommit commit, TimeProvider clock)
{
    /// <summary>Returns how many events were looked at.</summary>
    /// <param name="db">For looking whether there is anything.</param>
    /// <param name="subscription">An active one, as just read.</param>
    /// <param name="last">The end of the log.</param>
    /// <param name="cancellation">Ends waiting.</param>
    public async Task<int> SpreadAsync(BotDbContext db, WebhookSubscription subscription, long last, CancellationToken cancellation)
    {
        if (subscription.Cursor >= last
            || await db.WebhookDeliveries.CountAsync(d => d.SubscriptionId == subscription.Id && d.State == WebhookDeliveryState.Waiting, cancellation) >= WebhookLimits.Waiting)
        {
            return 0;
        }

        return await commit.Run(session => Spread(session, subscription.Id, clock.GetUtcNow()), cancellation);
    }

    private static int Spread(WriteSession session, string id, DateTimeOffset now)
    {
        if (session.Context.Webhooks.FirstOrDefault(w => w.Id == id) is not { State: WebhookState.Active } subscription)
        {
            return 0;
        }

        var types = subscription.TypeWords();
        var events = session.Context.Events.Where(e => e.Position > subscription.Cursor).OrderBy(e => e.Position).Take(WebhookLimits.SpreadBatch)
            .Select(e => new { e.Position, e.Id, e.Type, e.IntakeId }).ToList();
        foreach (var told in events.Where(e => types.Count == 0 || types.Contains(e.Type, StringComparer.Ordinal)))
        {
            session.Insert(new WebhookDelivery
            {
                SubscriptionId = id,
                Position = told.Position,
                EventId = told.Id,
                Type = told.Type,
                IntakeId = told.IntakeId,
                CreatedAt = now,
                NextAt = now,
            });
        }

        if (events.Count > 0)
        {
            session.Execute("""UPDATE "webhook_subscriptions" SET "Cursor" = @0 WHERE "Id" = @1""", events[^1].Position, id);
        }

        return events.Count;
    }
}
