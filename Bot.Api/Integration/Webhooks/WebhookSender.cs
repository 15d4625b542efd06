using System.Security.Cryptography;
using System.Text.Json;
using Bot.Api.EventQueue;
using Bot.Data;
using Bot.Data.Integration;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bot.Api.Integration.Webhooks;

/// <summary>Makes the CloudEvent of a delivery, word for word as <c>GET /api/grid/events</c> gives it, and posts it.</summary>
public sealed class WebhookSender(
    IDbContextFactory<BotDbContext> database, WebhookWire wire, WebhookSecrets secrets, Profile profile, IOptions<JsonOptions> json, TimeProvider clock)
{
    /// <summary>The type of the event that is posted once when a subscription is made.</summary>
    public const string PingType = "cn.grid.ping.v1";

    public async Task<WebhookAnswer> SendAsync(WebhookSubscription subscription, WebhookDelivery delivery, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var row = await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Position == delivery.Position, cancellation);
        if (row is null)
        {
            return new WebhookAnswer.Failed(null, "event");
        }

        return Key(subscription) is { } key
            ? await wire.PostAsync(new Uri(subscription.Url), key, row.Id, Body(CloudEvent.Of(row, profile.Name)), cancellation)
            : new WebhookAnswer.Failed(null, "secret");
    }

    /// <summary>Whether anybody is there who takes what we post.</summary>
    public async Task<WebhookAnswer> PingAsync(Uri url, byte[] key, string subscription, CancellationToken cancellation)
    {
        var id = $"ping-{Guid.CreateVersion7(clock.GetUtcNow()):N}";
        var data = JsonSerializer.SerializeToElement(new { subscription }, json.Value.SerializerOptions);
        var ping = new CloudEvent("1.0", id, "/bot/" + profile.Name, PingType, subscription, clock.GetChinaNow(), "application/json", data);
        return await wire.PostAsync(url, key, id, Body(ping), cancellation);
    }

    private byte[] Body(CloudEvent told) => JsonSerializer.SerializeToUtf8Bytes(told, json.Value.SerializerOptions);

    private byte[]? Key(WebhookSubscription subscription)
    {
        try
        {
            return secrets.Open(subscription.SealedSecret);
        }
        catch (CryptographicException)
        {
            // The keys it was sealed with were not in the backup. The row says so; a new subscription mends it.
            return null;
        }
    }
}
