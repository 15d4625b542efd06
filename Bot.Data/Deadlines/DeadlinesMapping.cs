using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Deadlines;

/// <summary>The table of promises.</summary>
public static class DeadlinesMapping
{
    public static void MapDeadlines(this ModelBuilder model)
    {
        model.Entity<Deadline>(e =>
        {
            e.ToTable("deadlines");
            e.HasIndex(d => d.IntakeId);
            e.HasIndex(d => new { d.EndedAt, d.Due });
            e.HasIndex(d => d.NextAt).HasDatabaseName("IX_deadlines_running").HasFilter("\"EndedAt\" IS NULL");
        });
    }
}
