using Microsoft.EntityFrameworkCore;

namespace Bot.Data.EventQueue;

/// <summary>The tables of events and of what was done for a key.</summary>
public static class EventQueueMapping
{
    /// <summary>Rows that still want work: waiting (0) or leased (1). The index over them stays small however long the log grows.</summary>
    private const string Open = "\"State\" < 2";

    public static void MapEventQueue(this ModelBuilder model)
    {
        model.Entity<QueuedEvent>(e =>
        {
            e.ToTable("events");
            e.HasKey(q => q.Position);
            e.HasIndex(q => q.Id).IsUnique();
            e.HasIndex(q => new { q.IntakeId, q.Position });
            e.HasIndex(q => q.Position).HasDatabaseName("IX_events_open").HasFilter(Open);
            e.HasIndex(q => q.Position, "IX_events_parked").HasFilter("\"State\" = 3");
        });
        model.Entity<ActionReceipt>().ToTable("action_receipts").HasKey(r => r.Key);
        model.Entity<StreamPosition>().ToTable("stream_positions").HasKey(p => p.Name);
        model.Entity<ParkedAction>().ToTable("parked_actions").HasKey(p => p.EntryId);
    }
}
