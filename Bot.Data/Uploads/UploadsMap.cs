using Bot.Data.Drafts;
using Bot.Data.Safety;
using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Uploads;

/// <summary>The tables of what residents send by forms: uploads, drafts, and the safety checks of what they said.</summary>
public static class UploadsMap
{
    public static void MapUploads(this ModelBuilder model)
    {
        model.Entity<Upload>(e =>
        {
            e.ToTable("uploads");
            e.Ignore(u => u.Parts);
            e.HasIndex(u => new { u.Owner, u.CreatedAt });
            e.HasIndex(u => u.ExpiresAt);
        });
        model.Entity<SavedDraft>(e =>
        {
            e.ToTable("saved_drafts");
            e.HasKey(d => new { d.Owner, d.Id });
            e.HasIndex(d => d.At);
        });
        model.Entity<SafetyVerdict>(e =>
        {
            e.ToTable("safety_verdicts");
            e.HasKey(v => new { v.IntakeId, v.What });
            e.HasIndex(v => v.TraceId).HasFilter("\"TraceId\" IS NOT NULL");
            e.HasIndex(v => v.NextAt).HasDatabaseName("IX_safety_verdicts_pending").HasFilter("\"Verdict\" = 'pending'");
        });
    }
}
