using Microsoft.EntityFrameworkCore;

namespace Bot.Data.People;

/// <summary>The tables of staff, and of those who sign in at the desk.</summary>
public static class PeopleMapping
{
    public static void MapPeople(this ModelBuilder model)
    {
        model.Entity<StaffMember>().ToTable("staff").HasKey(m => m.Login);
        model.Entity<StaffAccount>().ToTable("staff_accounts").HasKey(a => a.Login);
        model.Entity<SignInLock>().ToTable("sign_in_locks").HasKey(l => l.Login);
        model.Entity<DeskSession>(e =>
        {
            e.ToTable("desk_sessions");
            e.HasIndex(s => s.Login);
            e.HasIndex(s => s.StartedAt);
        });
    }
}
