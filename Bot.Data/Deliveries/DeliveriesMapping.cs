using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Deliveries;

/// <summary>The tables of what is sent.</summary>
public static class DeliveriesMapping
{
    /// <summary>Rows that still want work: waiting (0) or leased (1). The index over them stays small however long the log grows.</summary>
    private const string Open = "\"State\" < 2";

    public static void MapDeliveries(this ModelBuilder model)
    {
        model.Entity<Delivery>(e =>
        {
            e.ToTable("deliveries");
            e.HasIndex(d => new { d.EventId, d.Recipient, d.Purpose }).IsUnique();
            e.HasIndex(d => new { d.Urgent, d.Id }).IsDescending(true, false).HasDatabaseName("IX_deliveries_open").HasFilter(Open);
            e.HasIndex(d => new { d.IntakeId, d.State });
            e.HasIndex(d => d.EndedAt).HasDatabaseName("IX_deliveries_gave_up").HasFilter("\"State\" = 4");
            e.HasIndex(d => new { d.Error, d.Id }, "IX_deliveries_kept_by_error").HasFilter("\"State\" = 3");
            e.HasIndex(d => new { d.Error, d.Id }, "IX_deliveries_gave_up_by_error").HasFilter("\"State\" = 4");
            e.HasIndex(d => new { d.Recipient, d.State });
        });
        model.Entity<DeliveryAttempt>(e =>
        {
            e.ToTable("delivery_attempts");
            e.HasIndex(a => a.DeliveryId);
            e.HasIndex(a => new { a.Recipient, a.At });
            e.HasIndex(a => a.At);
            e.HasIndex(a => a.MessageId).HasFilter("\"MessageId\" IS NOT NULL");
        });
        model.Entity<RobotTrouble>().ToTable("robot_troubles").HasKey(t => t.Robot);
    }
}
