using System.CommandLine;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Figures;
using Bot.Data.Grids;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk;

/// <summary><c>rebuild-figures</c>: counts everything anew, e.g. after weights, coefficients or grids changed. The bot may run meanwhile.</summary>
public static class FiguresVerb
{
    public static Command RebuildFigures()
    {
        var command = new Command("rebuild-figures", "Makes all figures of the desk anew from the intakes.");
        command.SetAction((parsed, cancellation) => VerbHost.GuardAsync(() => RunAsync(VerbHost.Settings(parsed), cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(BotSettings settings, CancellationToken cancellation)
    {
        await using var commit = await VerbHost.OpenAsync(settings, cancellation);
        var database = new Contexts(BotDatabase.Options(settings.ConnectionString));
        await using var db = database.CreateDbContext();
        var now = VerbHost.Clock.GetChinaNow();
        var grids = await db.Grids.AsNoTracking().ToListAsync(cancellation);
        var rules = new FigureRules(ProfileFile.Read(settings.ProfilePath), GridDirectory.Build(grids, now.ChinaDate(), []));
        var count = await FigureRebuild.RunAsync(database, commit, rules, now, cancellation);
        Console.WriteLine($"The figures of {count} intakes were made anew.");
        return VerbHost.Done;
    }

    private sealed class Contexts(DbContextOptions<BotDbContext> options) : IDbContextFactory<BotDbContext>
    {
        public BotDbContext CreateDbContext() => new(options);
    }
}
