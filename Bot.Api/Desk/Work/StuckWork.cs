using Bot.Api.Desk.Shell;
using Bot.Data.Deliveries;
using Bot.Data.EventQueue;
using Bot.Data.Integration;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Work;

/// <summary>Messages that did not go out for the same reason.</summary>
/// <param name="Error">The platform's name for it; null when none was written down.</param>
/// <param name="Count">How many; at <see cref="StuckWork.Most"/> counting ends.</param>
/// <param name="Since">When the first of them was to go out.</param>
public sealed record StuckGroup(string? Error, int Count, DateTimeOffset Since);

/// <summary>A subscription that needs somebody.</summary>
public sealed record StuckWebhook(WebhookSubscription Subscription, int Parked)
{
    /// <summary>The address without its path, which may hold a secret.</summary>
    public string Host => Uri.TryCreate(Subscription.Url, UriKind.Absolute, out var url) ? url.Host : "?";

    public Badge State => Subscription.State switch
    {
        WebhookState.Paused => new Badge("停着", "bad"),
        WebhookState.Ended => new Badge("对方说不要了"),
        _ when Subscription.FailingSince is not null => new Badge("总不成", "warn"),
        _ => new Badge("通着", "good"),
    };
}

/// <summary>
/// What somebody has to look at. Each list stands on an index of its own over what went wrong, so that it costs nothing how
/// much went well. The states are written out: a parameter would not find those indexes.
/// </summary>
public static class StuckWork
{
    /// <summary>Counting ends here.</summary>
    public const int Most = 1_000;

    /// <summary>Rows of a list.</summary>
    public const int Shown = 20;

    /// <summary>Different errors shown.</summary>
    public const int Errors = 40;

    public static IQueryable<QueuedEvent> ParkedEvents(BotDbContext db) => db.Events.AsNoTracking().Where(e => e.State == EventState.Parked).OrderByDescending(e => e.Position);

    public static IQueryable<ParkedAction> ParkedActions(BotDbContext db) => db.ParkedActions.AsNoTracking().OrderByDescending(a => a.At);

    public static IQueryable<Delivery> GaveUp(BotDbContext db) => db.Deliveries.AsNoTracking().Where(d => d.State == DeliveryState.GaveUp);

    public static IQueryable<Delivery> Kept(BotDbContext db) => db.Deliveries.AsNoTracking().Where(d => d.State == DeliveryState.Kept);

    /// <summary>By error, each found by stepping along the index from one error to the next.</summary>
    public static async Task<IReadOnlyList<StuckGroup>> ByErrorAsync(IQueryable<Delivery> stuck, CancellationToken cancellation)
    {
        List<StuckGroup> groups = [];
        if (await stuck.Where(d => d.Error == null).OrderBy(d => d.Id).Select(d => (DateTimeOffset?)d.CreatedAt).FirstOrDefaultAsync(cancellation) is { } since)
        {
            groups.Add(new StuckGroup(null, await stuck.Where(d => d.Error == null).Select(d => d.Id).Take(Most).CountAsync(cancellation), since));
        }

        for (var last = ""; groups.Count < Errors;)
        {
            var after = last;
            var first = await stuck.Where(d => string.Compare(d.Error, after) > 0).OrderBy(d => d.Error).ThenBy(d => d.Id).Select(d => new { d.Error, d.CreatedAt }).FirstOrDefaultAsync(cancellation);
            if (first?.Error is not { } error)
            {
                break;
            }

            groups.Add(new StuckGroup(error, await stuck.Where(d => d.Error == error).Select(d => d.Id).Take(Most).CountAsync(cancellation), first.CreatedAt));
            last = error;
        }

        return [.. groups.OrderByDescending(g => g.Count)];
    }

    /// <summary>Subscriptions that are paused or failing, or have given something up.</summary>
    public static async Task<IReadOnlyList<StuckWebhook>> WebhooksAsync(BotDbContext db, CancellationToken cancellation)
    {
        List<StuckWebhook> found = [];
        foreach (var subscription in await db.Webhooks.AsNoTracking().OrderBy(w => w.Id).Take(Most).ToListAsync(cancellation))
        {
            var id = subscription.Id;
            var parked = await db.WebhookDeliveries.Where(d => d.SubscriptionId == id && d.State == WebhookDeliveryState.Parked).Select(d => d.Id).Take(Most).CountAsync(cancellation);
            if (parked > 0 || subscription.State != WebhookState.Active || subscription.FailingSince is not null)
            {
                found.Add(new StuckWebhook(subscription, parked));
            }
        }

        return found;
    }

    public static string Spell(int count) => count >= Most ? "999+" : count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
