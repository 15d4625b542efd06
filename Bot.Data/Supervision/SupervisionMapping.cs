using Bot.Data.CallBacks;
using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Supervision;

/// <summary>The tables of this room.</summary>
public static class SupervisionMapping
{
    public static void MapSupervision(this ModelBuilder model)
    {
        model.Entity<SupervisionOrder>(e =>
        {
            e.ToTable("supervision_orders");
            e.Property(o => o.Id).ValueGeneratedNever();
            e.Ignore(o => o.Number);
            e.HasIndex(o => o.IntakeId);
            e.HasIndex(o => o.IntakeId, "IX_supervision_orders_open").HasFilter("\"AnsweredAt\" IS NULL");
        });
        model.Entity<OwnerDispute>(e =>
        {
            e.ToTable("owner_disputes");
            e.HasIndex(d => d.IntakeId, "IX_owner_disputes_IntakeId");
            e.HasIndex(d => d.IntakeId).IsUnique().HasDatabaseName("IX_owner_disputes_open").HasFilter("\"DecidedAt\" IS NULL");
        });
        model.Entity<WorkerFinding>(e =>
        {
            e.ToTable("worker_findings");
            e.HasKey(f => f.IntakeId);
            e.Property(f => f.IntakeId).ValueGeneratedNever();
            e.HasIndex(f => new { f.GridCode, f.At });
        });
        model.Entity<SupervisionOrder>().HasIndex(o => o.Due).HasDatabaseName("IX_supervision_orders_due").HasFilter("\"AnsweredAt\" IS NULL");
        model.Entity<SupervisionOrder>().HasIndex(o => new { o.AnsweredAt, o.Id }).HasDatabaseName("IX_supervision_orders_answered").HasFilter("\"AnsweredAt\" IS NOT NULL");
        model.Entity<CallBack>().HasIndex(c => new { c.DoneAt, c.Id }).HasDatabaseName("IX_call_backs_done").HasFilter("\"DoneAt\" IS NOT NULL");
    }
}
