using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Grids;

/// <summary>The tables of grids: what imports bring, and who stands in for whom.</summary>
public static class GridsMapping
{
    public static void MapGrids(this ModelBuilder model)
    {
        model.Entity<Grid>(e =>
        {
            e.ToTable("grids");
            e.HasIndex(g => g.Code).IsUnique();
            e.HasMany(g => g.Members).WithOne().HasForeignKey(m => m.GridId);
            e.HasMany(g => g.Addresses).WithOne().HasForeignKey(a => a.GridId);
        });
        model.Entity<GridMember>().ToTable("grid_members").HasIndex(m => m.UserId);
        model.Entity<GridAddress>().ToTable("grid_addresses");
        model.Entity<GridChange>().ToTable("grid_changes").HasIndex(c => new { c.Grid, c.At });
        model.Entity<ImportMark>().ToTable("import_marks").HasKey(m => m.Name);
        model.Entity<StandIn>(e =>
        {
            e.ToTable("stand_ins");
            e.HasIndex(s => s.GridCode);
            e.HasIndex(s => s.Until).HasDatabaseName("IX_stand_ins_open").HasFilter("\"EndedAt\" IS NULL");
        });
        model.Entity<GridMember>().Ignore(m => m.StandsInFor);
    }
}
