using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Ratings;

/// <summary>The table of ratings.</summary>
public static class RatingsMapping
{
    public static void MapRatings(this ModelBuilder model)
    {
        model.Entity<Rating>().ToTable("ratings").HasKey(r => new { r.IntakeId, r.Sequence });
    }
}
