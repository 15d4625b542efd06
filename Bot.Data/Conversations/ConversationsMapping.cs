using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Conversations;

/// <summary>The tables of this room.</summary>
public static class ConversationsMapping
{
    public static void MapConversations(this ModelBuilder model)
    {
        model.Entity<Conversation>(e =>
        {
            e.ToTable("conversations");
            e.HasKey(c => c.Resident);
            e.HasIndex(c => c.SendUpAt).HasFilter("\"SendUpAt\" IS NOT NULL");
        });
        model.Entity<SeenMessage>(e =>
        {
            e.ToTable("seen_messages");
            e.HasKey(s => s.Key);
            e.HasIndex(s => new { s.Resident, s.At });
        });
    }
}
