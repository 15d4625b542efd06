using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Accounts;

/// <summary>The tables of this room.</summary>
public static class AccountsMapping
{
    public static void MapAccounts(this ModelBuilder model)
    {
        model.Entity<MiniAccount>(e =>
        {
            e.ToTable("mini_accounts");
            e.HasKey(a => a.Key);
            e.Ignore(a => a.Resident);
            e.HasIndex(a => a.UnionKey).HasFilter("\"UnionKey\" IS NOT NULL AND \"LinkedTo\" IS NULL");
            e.HasIndex(a => a.LinkedTo).HasFilter("\"LinkedTo\" IS NOT NULL");
        });
        model.Entity<MiniSession>(e =>
        {
            e.ToTable("mini_sessions");
            e.HasIndex(s => s.Account);
        });
        model.Entity<LinkCode>().ToTable("link_codes").HasKey(c => c.Account);
        model.Entity<PublicOptOut>().ToTable("public_opt_outs").HasKey(o => o.Resident);
        model.Entity<Conversations.Conversation>(e =>
        {
            e.HasIndex(c => c.UnionKey).HasFilter("\"UnionKey\" IS NOT NULL");
            e.HasIndex(c => c.LastContact).HasDatabaseName("IX_conversations_union_unasked").HasFilter("\"UnionAskedAt\" IS NULL");
        });
        model.Entity<Intakes.Intake>().HasIndex(i => i.PhoneKey).HasFilter("\"PhoneKey\" IS NOT NULL");
    }
}
