using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Figures;

/// <summary>The tables of figures and of the best.</summary>
public static class FiguresMapping
{
    public static void MapFigures(this ModelBuilder model)
    {
        model.Entity<IntakeFact>(e =>
        {
            e.ToTable("intake_facts");
            e.HasKey(f => f.IntakeId);
            e.Property(f => f.IntakeId).ValueGeneratedNever();
            e.Ignore(f => f.Number);
            e.Ignore(f => f.Day);
            e.HasIndex(f => new { f.Township, f.IntakeId });
            e.HasIndex(f => new { f.Community, f.IntakeId });
            e.HasIndex(f => new { f.Grid, f.IntakeId });
            e.HasIndex(f => new { f.Item, f.IntakeId });
            e.HasIndex(f => new { f.Department, f.IntakeId });
            e.HasIndex(f => new { f.Worker, f.IntakeId });
            e.HasIndex(f => f.IntakeId, "IX_intake_facts_quick").HasFilter("\"RatedSeconds\" <= 10");
            e.HasIndex(f => f.IntakeId, "IX_intake_facts_reopened").HasFilter("\"Reopened\"");
            e.HasIndex(f => f.IntakeId, "IX_intake_facts_about_worker").HasFilter("\"AboutWorker\"");
            e.HasIndex(f => f.RunsUntil).HasFilter("\"RunsUntil\" IS NOT NULL");
        });
        model.Entity<FigureCell>(e =>
        {
            e.ToTable("figure_cells");
            e.HasKey(c => new { c.Span, c.Dimension, c.Start, c.Area, c.Key });
        });
        model.Entity<BestList>().ToTable("best_lists").HasKey(b => new { b.Report, b.Start, b.Version });
        model.Entity<BestObjection>(e =>
        {
            e.ToTable("best_objections");
            e.HasIndex(o => new { o.Report, o.Start });
        });
    }
}
