using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Intakes;

/// <summary>The tables of this room. The filtered indexes each serve one list, and stay as small as it.</summary>
public static class IntakesMapping
{
    public static void MapIntakes(this ModelBuilder model)
    {
        model.Entity<Intake>(e =>
        {
            e.ToTable("intakes");
            e.Property(i => i.Id).ValueGeneratedNever();
            e.Ignore(i => i.Number);
            e.HasIndex(i => i.Resident);
            e.HasIndex(i => new { i.GridCode, i.Status });
            e.HasIndex(i => new { i.Item, i.Id });
            e.HasIndex(i => new { i.Status, i.Due, i.Id, i.GridCode, i.Department, i.HandlerId, i.Rating, i.Confidential, i.AboutWorker }).HasDatabaseName("IX_intakes_inbox");
            e.HasIndex(i => new { i.Status, i.Id }).HasDatabaseName("IX_intakes_about_worker").HasFilter("\"AboutWorker\"");
            e.HasIndex(i => new { i.Status, i.Due }, "IX_intakes_confidential").HasFilter("\"Confidential\"");
            e.HasIndex(i => new { i.Department, i.Status, i.Due, i.Id, i.HandlerId, i.Rating, i.Confidential, i.AboutWorker }).HasDatabaseName("IX_intakes_department").HasFilter("\"Department\" IS NOT NULL");
            e.HasIndex(i => new { i.HandlerName, i.Id }).HasDatabaseName("IX_intakes_handler").HasFilter("\"HandlerName\" IS NOT NULL");
        });
        model.Entity<IntakeCounter>(e =>
        {
            e.ToTable("intake_counters");
            e.HasKey(c => c.Day);
            e.Property(c => c.Day).ValueGeneratedNever();
        });
        model.Entity<TimelineEntry>().ToTable("timeline").HasKey(t => new { t.IntakeId, t.Sequence });
        model.Entity<Attachment>(e =>
        {
            e.ToTable("attachments");
            e.HasIndex(a => a.IntakeId);
            e.HasIndex(a => new { a.State, a.NextAt });
        });
        model.Entity<ItemCorrection>(e =>
        {
            e.ToTable("item_corrections");
            e.HasKey(c => new { c.IntakeId, c.At });
        });
    }
}
