using System.CommandLine;
using System.Globalization;
using Bot.Api.Hosting;
using Bot.Data.Grids;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Grids;

/// <summary><c>grid-history CODE</c>: what imports changed of a grid, the oldest first.</summary>
public static class GridHistoryVerb
{
    public static Command GridHistory()
    {
        var code = new Argument<string>("code") { Description = "The grid's code." };
        var command = new Command("grid-history", "Lists what imports changed of a grid.") { code };
        command.SetAction((parsed, cancellation) => VerbHost.GuardAsync(() => RunAsync(VerbHost.Settings(parsed), parsed.GetValue(code)!, cancellation)));
        return command;
    }

    /// <summary>One line per change; a border by its points and size.</summary>
    public static IEnumerable<string> Lines(IEnumerable<GridChange> changes) => changes.Select(c => string.Create(
        CultureInfo.InvariantCulture, $"{c.At:yyyy-MM-dd HH:mm} {GridChangeWords.Title(c.What)}：{GridChangeWords.Shown(c.What, c.Before)} → {GridChangeWords.Shown(c.What, c.After)}"));

    private static async Task<int> RunAsync(BotSettings settings, string code, CancellationToken cancellation)
    {
        var options = BotDatabase.Options(settings.ConnectionString);
        await BotDatabase.MigrateAsync(options, cancellation);
        await using var db = new BotDbContext(options);
        var changes = await db.GridChanges.AsNoTracking().Where(c => c.Grid == code).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(cancellation);
        if (changes.Count == 0 && !await db.Grids.AnyAsync(g => g.Code == code, cancellation))
        {
            return VerbHost.Refuse($"No grid has the code {code}.");
        }

        foreach (var line in changes.Count == 0 ? ["没有调整过。"] : Lines(changes))
        {
            Console.WriteLine(line);
        }

        return VerbHost.Done;
    }
}
