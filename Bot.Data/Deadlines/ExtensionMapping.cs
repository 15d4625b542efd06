using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Deadlines;

/// <summary>The table of extensions that were asked for.</summary>
public static class ExtensionMapping
{
    public static void MapExtensions(this ModelBuilder model) => model.Entity<ExtensionRequest>(e =>
    {
        e.ToTable("extension_requests");
        e.HasIndex(r => r.IntakeId, "IX_extension_requests_IntakeId");
        e.HasIndex(r => r.IntakeId).IsUnique().HasDatabaseName("IX_extension_requests_open").HasFilter("\"Answer\" IS NULL");
    });
}
