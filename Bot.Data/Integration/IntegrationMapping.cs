using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Integration;

/// <summary>The tables of the grid platform's integration.</summary>
public static class IntegrationMapping
{
    private const string Waiting = "\"State\" = 0";

    public static void MapIntegration(this ModelBuilder model)
    {
        model.Entity<PersonalRead>(e =>
        {
            e.ToTable("personal_reads");
            e.HasIndex(r => r.IntakeId);
            e.HasIndex(r => new { r.Holder, r.At });
        });
        model.Entity<WebhookSubscription>().ToTable("webhook_subscriptions").HasIndex(w => w.Holder);
        model.Entity<WebhookDelivery>(e =>
        {
            e.ToTable("webhook_deliveries");
            e.HasIndex(d => new { d.SubscriptionId, d.Position }).IsUnique();
            e.HasIndex(d => new { d.SubscriptionId, d.IntakeId, d.Id }).HasDatabaseName("IX_webhook_deliveries_open").HasFilter(Waiting);
            e.HasIndex(d => new { d.SubscriptionId, d.Id }).HasDatabaseName("IX_webhook_deliveries_parked").HasFilter("\"State\" = 2");
            e.HasIndex(d => d.DoneAt).HasFilter("\"DoneAt\" IS NOT NULL");
        });
    }
}
