using System.CommandLine;
using System.Globalization;
using Bot.Api.Hosting;
using Bot.Data.Grids;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.IO;

namespace Bot.Api.Grids;

/// <summary><c>grid-history CODE</c>: what imports changed of a grid, the oldest first.</summary>
public static class GridHistoryVerb
{
    /// <summary>Kilometres of one degree of latitude.</summary>
    private const double KilometresPerDegree = 111.195;

    public static Command GridHistory()
    {
        var code = new Argument<string>("code") { Description = "The grid's code." };
        var command = new Command("grid-history", "Lists what imports changed of a grid.") { code };
        command.SetAction((parsed, cancellation) => VerbHost.GuardAsync(() => RunAsync(VerbHost.Settings(parsed), parsed.GetValue(code)!, cancellation)));
        return command;
    }

    /// <summary>One line per change; a border by its points and size.</summary>
    public static IEnumerable<string> Lines(IEnumerable<GridChange> changes) => changes.Select(c => string.Create(
        CultureInfo.InvariantCulture, $"{c.At:yyyy-MM-dd HH:mm} {Title(c.What)}：{Shown(c.What, c.Before)} → {Shown(c.What, c.After)}"));

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

    private static string Title(string what) => what switch
    {
        GridChanges.Name => "名称",
        GridChanges.Kind => "类型",
        GridChanges.Range => "范围",
        GridChanges.Border => "边界",
        GridChanges.Validity => "编码有效期",
        GridChanges.Members => "人员",
        _ => what,
    };

    private static string Shown(string what, string? value) => value is null ? "无" : what == GridChanges.Border ? Size(value) : value;

    private static string Size(string wkt)
    {
        var shape = new WKTReader().Read(wkt);
        var size = shape.Area * KilometresPerDegree * KilometresPerDegree * Math.Cos(shape.Centroid.Y * Math.PI / 180);
        return string.Create(CultureInfo.InvariantCulture, $"{shape.NumPoints} 个点、{size:0.####} 平方公里");
    }
}
