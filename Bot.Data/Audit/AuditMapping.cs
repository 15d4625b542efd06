using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Audit;

/// <summary>The tables of the audit.</summary>
public static class AuditMapping
{
    public static void MapAudit(this ModelBuilder model)
    {
        model.Entity<AuditEntry>(e =>
        {
            e.ToTable("audit_entries");
            e.Property(a => a.Id).ValueGeneratedNever();
            e.HasIndex(a => a.At);
            e.HasIndex(a => new { a.Login, a.Id });
            e.HasIndex(a => new { a.Subject, a.Id });
            e.HasIndex(a => new { a.Act, a.Id });
        });
        model.Entity<AuditHead>().ToTable("audit_heads").HasKey(h => h.Name);
    }
}
