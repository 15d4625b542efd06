using System.CommandLine;
using System.Text.Json.Nodes;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Grids;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Grids;

/// <summary><c>locate FILE.jsonl</c>: the grid of each line's words or point, beside the line.</summary>
public static class LocateVerb
{
    public static Command Locate() => VerbHost.OnFile("locate", "Finds the grid of words or points.", "JSON lines with text, or lon, lat, crs", RunAsync);

    private static async Task<int> RunAsync(FileInfo file, BotSettings settings, CancellationToken cancellation)
    {
        await BotDatabase.MigrateAsync(BotDatabase.Options(settings.ConnectionString), cancellation);
        await using var db = new BotDbContext(BotDatabase.Options(settings.ConnectionString));
        var grids = await db.Grids.AsNoTracking().AsSplitQuery().Include(g => g.Members).Include(g => g.Addresses).ToListAsync(cancellation);
        var directory = GridDirectory.Build(grids, VerbHost.Clock.GetChinaNow().ChinaDate(), []);
        var rows = await JsonLines.PredictAsync(file, row => Predict(directory, row), cancellation);
        if (rows is null)
        {
            return VerbHost.Refused;
        }

        var gold = rows.Where(r => JsonLines.Text(r.Row, "grid") is not null).ToList();
        var right = gold.Count(r => JsonLines.Text(r.Row, "grid") == JsonLines.Text(r.Predicted, "grid"));
        Console.WriteLine(gold.Count == 0 ? $"{rows.Count} lines." : $"{rows.Count} lines, {right} of {gold.Count} in the right grid ({(double)right / gold.Count:P1}).");
        return VerbHost.Done;
    }

    private static JsonObject? Predict(GridDirectory directory, JsonObject row)
    {
        if (JsonLines.Text(row, "text") is { } words)
        {
            var found = directory.FindPlaces(words);
            return Answer(
                found.Count > 0 ? found[0].GridCode : null,
                found.Count == 0 ? 0 : Math.Round(found[0].Confidence, 2),
                found.Skip(1).Select(m => m.GridCode));
        }

        if (JsonLines.Number(row, "lon") is not { } lon || JsonLines.Number(row, "lat") is not { } lat || !GeoPoint.IsValid(lon, lat) || System(row) is not { } system)
        {
            return null;
        }

        var point = Coordinates.ToWgs84(lon, lat, system);
        var grid = directory.At(point);
        return Answer(grid?.Code, grid is null ? 0 : 1, grid is null ? directory.Near(point).Select(near => near.Code) : []);
    }

    private static CoordinateSystem? System(JsonObject row) =>
        JsonLines.Text(row, "crs") is { Length: > 0 } name and not "same" ? CoordinateSystemNames.Named(name) : CoordinateSystem.Wgs84;

    private static JsonObject Answer(string? grid, double confidence, IEnumerable<string> alternatives) => new()
    {
        ["grid"] = grid,
        ["confidence"] = confidence,
        ["alternatives"] = new JsonArray([.. alternatives.Distinct(StringComparer.Ordinal).Where(c => c != grid).Select(c => JsonValue.Create(c))]),
    };
}
