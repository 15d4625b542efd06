using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Joining;

/// <summary>The table of those who go along.</summary>
public static class JoiningMapping
{
    public static void MapJoining(this ModelBuilder model)
    {
        model.Entity<IntakeFollower>(e =>
        {
            e.ToTable("intake_followers");
            e.HasKey(f => new { f.IntakeId, f.Resident, f.Via });
            e.HasIndex(f => f.Resident);
        });
    }
}
