using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Safety;

/// <summary>The table of the platform's safety checks.</summary>
public static class SafetyMapping
{
    public static void MapSafety(this ModelBuilder model) => model.Entity<SafetyVerdict>(e =>
    {
        e.ToTable("safety_verdicts");
        e.HasKey(v => new { v.IntakeId, v.What });
        e.HasIndex(v => v.TraceId).HasFilter("\"TraceId\" IS NOT NULL");
        e.HasIndex(v => v.NextAt).HasDatabaseName("IX_safety_verdicts_pending").HasFilter("\"Verdict\" = 'pending'");
    });
}
