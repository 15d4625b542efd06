using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Drafts;

/// <summary>The table of drafts kept from forms.</summary>
public static class DraftsMapping
{
    public static void MapDrafts(this ModelBuilder model) => model.Entity<SavedDraft>(e =>
    {
        e.ToTable("saved_drafts");
        e.HasKey(d => new { d.Owner, d.Id });
        e.HasIndex(d => d.At);
    });
}
