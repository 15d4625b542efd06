using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Open311;

/// <summary>The table of the Open311 door.</summary>
internal static class Open311Mapping
{
    internal static void MapOpen311(this ModelBuilder model) => model.Entity<Open311Filing>(e =>
    {
        e.ToTable("open311_filings");
        e.HasKey(f => f.IntakeId);
        e.Property(f => f.IntakeId).ValueGeneratedNever();
        e.HasIndex(f => f.Token).IsUnique();
    });
}
