using Microsoft.EntityFrameworkCore;

namespace Bot.Data.PublicBoard;

/// <summary>The table of photos that were let out.</summary>
public static class PublicBoardMapping
{
    public static void MapPublicBoard(this ModelBuilder model) => model.Entity<PublicPhoto>(e =>
    {
        e.ToTable("public_photos");
        e.HasKey(p => p.AttachmentId);
        e.HasIndex(p => p.IntakeId);
        e.HasIndex(p => p.Name).IsUnique();
    });
}
