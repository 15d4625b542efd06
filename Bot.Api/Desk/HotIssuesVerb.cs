using System.CommandLine;
using System.Globalization;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Grids;
using Bot.Data.HotIssues;
using Bot.Data.Storage;
using Bot.Dialogs.Understanding;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk;

/// <summary><c>hot-issues [--days N]</c>: what many people report near one another, the hottest first.</summary>
public static class HotIssuesVerb
{
    public const int DefaultDays = 7;
    public const int Shown = 30;

    public static Command HotIssues()
    {
        var days = new Option<int>("--days") { Description = "How many days, today included.", DefaultValueFactory = _ => DefaultDays };
        var command = new Command("hot-issues", "Lists what many people report near one another.") { days };
        command.SetAction((parsed, cancellation) => VerbHost.GuardAsync(() => RunAsync(parsed.GetValue(days), VerbHost.Settings(parsed), cancellation)));
        return command;
    }

    /// <summary>The table, tab between columns.</summary>
    public static IEnumerable<string> Table(IReadOnlyList<HotIssue> issues) => issues.Count == 0
        ? ["没有热点。"]
        : [
            "热度\t件数\t人数\t前几天\t未办结\t网格\t标题",
            .. issues.Select(i => string.Create(
                CultureInfo.InvariantCulture,
                $"{i.Heat}\t{i.Reports}\t{i.People}\t{i.Before}\t{i.Open}\t{i.GridCode ?? "-"}\t{i.Headline(NameOf(i.Item))}")),
        ];

    public static string NameOf(string item) => ServiceItems.All.FirstOrDefault(s => s.Code == item)?.Name ?? item;

    private static async Task<int> RunAsync(int days, BotSettings settings, CancellationToken cancellation)
    {
        if (days is < 1 or > Data.HotIssues.HotIssues.MostDays)
        {
            return VerbHost.Refuse($"--days must be 1 to {Data.HotIssues.HotIssues.MostDays}, is {days}.");
        }

        var options = BotDatabase.Options(settings.ConnectionString);
        await BotDatabase.MigrateAsync(options, cancellation);
        await using var db = new BotDbContext(options);
        var today = VerbHost.Clock.GetChinaNow().ChinaDate();
        var grids = await db.Grids.AsNoTracking().AsSplitQuery().Include(g => g.Members).Include(g => g.Addresses).ToListAsync(cancellation);
        var issues = await Data.HotIssues.HotIssues.FindAsync(db, GridDirectory.Build(grids, today, []), today, days, Shown, cancellation);
        foreach (var line in Table(issues))
        {
            Console.WriteLine(line);
        }

        return VerbHost.Done;
    }
}
