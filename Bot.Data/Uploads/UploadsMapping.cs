using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Uploads;

/// <summary>The table of what residents send in parts.</summary>
public static class UploadsMapping
{
    public static void MapUploads(this ModelBuilder model) => model.Entity<Upload>(e =>
    {
        e.ToTable("uploads");
        e.Ignore(u => u.Parts);
        e.HasIndex(u => new { u.Owner, u.CreatedAt });
        e.HasIndex(u => u.ExpiresAt);
    });
}
