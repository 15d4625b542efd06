using Microsoft.EntityFrameworkCore;

namespace Bot.Data.CallBacks;

/// <summary>The table of calls the desk owes.</summary>
public static class CallBacksMapping
{
    public static void MapCallBacks(this ModelBuilder model)
    {
        model.Entity<CallBack>(e =>
        {
            e.ToTable("call_backs");
            e.HasIndex(c => c.IntakeId);
            e.HasIndex(c => c.Due).HasDatabaseName("IX_call_backs_open").HasFilter("\"DoneAt\" IS NULL");
        });
    }
}
