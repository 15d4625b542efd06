using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Consents;

/// <summary>The table of consents.</summary>
public static class ConsentsMapping
{
    public static void MapConsents(this ModelBuilder model)
    {
        model.Entity<Consent>().ToTable("consents").HasKey(c => new { c.Resident, c.TemplateId });
    }
}
