using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Accountability;

/// <summary>The table of cases of accountability.</summary>
public static class AccountabilityMapping
{
    public static void MapAccountability(this ModelBuilder model) =>
        model.Entity<AccountabilityCase>().ToTable("accountability_cases").HasKey(c => new { c.IntakeId, c.Form, c.Version });
}
