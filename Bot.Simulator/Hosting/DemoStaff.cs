using Bot.Api.Desk.SignIn;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.People;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Simulator.Hosting;

/// <summary>Six who can sign in at the demo's desk, one for each role. Every name says that it is a demo, and so does the password.</summary>
public static class DemoStaff
{
    /// <summary>Of all six, in the simulator only: the bot itself never knows it.</summary>
    public const string Password = "yanshi-2026-tai";

    private const string DemoPhone = "00000000000";
    private const int TownshipDigits = 9;

    private static readonly (string Login, string Role)[] Cast =
    [
        ("demo-zuoxi", StaffRoles.Agent), ("demo-banzhang", StaffRoles.Leader), ("demo-jiezhen", StaffRoles.Township),
        ("demo-bumen", StaffRoles.Department), ("demo-guanli", StaffRoles.Administrator), ("demo-shenji", StaffRoles.Auditor),
    ];

    /// <summary>What the console says of them.</summary>
    public static string Line => $"{string.Join("  ", Cast.Select(c => $"{c.Login}（{c.Role}）"))}   password of all: {Password}";

    /// <summary>Brings them into the bot's staff; who has chosen another password keeps it.</summary>
    public static async Task EnterAsync(WebApplication bot, Profile profile)
    {
        ArgumentNullException.ThrowIfNull(bot);
        ArgumentNullException.ThrowIfNull(profile);
        await BotDatabase.MigrateAsync(BotDatabase.Options(bot.Services.GetRequiredService<BotSettings>().ConnectionString));
        var personalData = bot.Services.GetRequiredService<PersonalData>();
        var hash = bot.Services.GetRequiredService<Passwords>().Hash(Password);
        var now = bot.Services.GetRequiredService<TimeProvider>().GetChinaNow();
        await using var db = await bot.Services.GetRequiredService<IDbContextFactory<BotDbContext>>().CreateDbContextAsync();
        var parents = await db.Grids.Select(g => g.Parent).Distinct().ToListAsync();
        var staff = Cast.Select(c => new StaffMember
        {
            Login = c.Login,
            Name = $"演示{c.Role}",
            Role = c.Role,
            Scope = ScopeOf(c.Role, parents, profile),
            SealedPhone = personalData.Seal(DemoPhone),
        }).ToList();
        await bot.Services.GetRequiredService<GroupCommit>().Run(session =>
        {
            foreach (var member in staff)
            {
                if (!session.TryInsert(member))
                {
                    session.Update(member);
                }

                if (!session.Context.StaffAccounts.Any(a => a.Login == member.Login && a.PasswordHash != null))
                {
                    StaffAccounts.SetFirst(session, member.Login, hash, now, Data.Audit.AuditLog.Console, mustChange: false);
                }
            }
        });
    }

    private static string ScopeOf(string role, List<string> parents, Profile profile)
    {
        var whole = Shared(parents);
        return role switch
        {
            StaffRoles.Township when parents.Count > 0 => parents.Min(StringComparer.Ordinal)![..Math.Min(TownshipDigits, parents[0].Length)],
            StaffRoles.Department when profile.Departments.Count > 0 => $"{whole}/{profile.Departments[0].Name}",
            _ => whole,
        };
    }

    /// <summary>The division that holds all grids.</summary>
    private static string Shared(List<string> parents)
    {
        var first = parents.Count == 0 ? "00" : parents[0];
        var length = Enumerable.Range(0, first.Length + 1).Last(n => parents.TrueForAll(p => p.StartsWith(first[..n], StringComparison.Ordinal)));
        return first[..Math.Max(length, Math.Min(2, first.Length))];
    }
}
