using Microsoft.EntityFrameworkCore;

namespace Bot.Data.PhoneCalls;

/// <summary>The table of this room, and what finds a caller's account and what was merged into a matter.</summary>
public static class PhoneCallsMapping
{
    public static void MapPhoneCalls(this ModelBuilder model)
    {
        model.Entity<PhoneCall>(e =>
        {
            e.ToTable("phone_calls");
            e.HasKey(c => c.IntakeId);
            e.Property(c => c.IntakeId).ValueGeneratedNever();
        });
        model.Entity<Accounts.MiniAccount>().HasIndex(a => a.PhoneKey).HasFilter("\"PhoneKey\" IS NOT NULL");
        model.Entity<Intakes.Intake>().HasIndex(i => i.MergedInto).HasFilter("\"MergedInto\" IS NOT NULL");
    }
}
