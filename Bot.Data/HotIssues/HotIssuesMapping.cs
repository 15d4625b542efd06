using Microsoft.EntityFrameworkCore;

namespace Bot.Data.HotIssues;

/// <summary>The tables of replies to all.</summary>
public static class HotIssuesMapping
{
    public static void MapHotIssues(this ModelBuilder model)
    {
        model.Entity<GroupReply>(e =>
        {
            e.ToTable("group_replies");
            e.HasIndex(r => new { r.State, r.DraftedAt });
        });
        model.Entity<GroupReplyIntake>().ToTable("group_reply_intakes").HasKey(i => new { i.ReplyId, i.IntakeId });
    }
}
