using System.CommandLine;
using Bot.Api.Hosting;
using Bot.Data.Grids;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Grids;

/// <summary><c>import-grids FILE.geojson</c> and <c>import-addresses FILE.csv</c>: refused whole with the place of each fault, or taken whole.</summary>
public static class GridVerbs
{
    public static Command ImportGrids() =>
        VerbHost.OnFile("import-grids", "Imports grids, their members and addresses.", "GeoJSON FeatureCollection", ImportGridsAsync);

    public static Command ImportAddresses() =>
        VerbHost.OnFile("import-addresses", "Adds addresses to grids.", "CSV with the header address,grid_code and, where known, lon,lat,crs", ImportAddressesAsync);

    private static async Task<int> ImportGridsAsync(FileInfo file, BotSettings settings, CancellationToken cancellation)
    {
        GridImportResult read;
        await using (var stream = file.OpenRead())
        {
            read = GridImport.Read(stream);
        }

        IReadOnlyList<GridImportProblem> warnings = [.. read.Warnings, .. GridWarnings.Of(read.Grids, ProfileFile.Read(settings.ProfilePath))];
        Say(warnings.Select(w => $"warning: {w}"));
        if (read.IsRefused)
        {
            Say(read.Refusals.Select(r => $"{file.Name}: {r}"));
            return VerbHost.Refuse("Nothing was imported.");
        }

        await using var commit = await VerbHost.OpenAsync(settings, cancellation);
        await GridImporter.WriteAsync(commit, read.Grids, VerbHost.Clock.GetUtcNow(), cancellation);
        Console.WriteLine($"{read.Grids.Count} grids imported, {warnings.Count} warnings.");
        return VerbHost.Done;
    }

    private static async Task<int> ImportAddressesAsync(FileInfo file, BotSettings settings, CancellationToken cancellation)
    {
        await using var commit = await VerbHost.OpenAsync(settings, cancellation);
        await using var db = new BotDbContext(BotDatabase.Options(settings.ConnectionString));
        var codes = await db.Grids.Select(g => g.Code).ToHashSetAsync(cancellation);
        AddressImportResult read;
        await using (var stream = file.OpenRead())
        {
            read = AddressImport.Read(stream, codes);
        }

        if (read.IsRefused)
        {
            Say(read.Refusals.Select(r => $"{file.Name}: {r}"));
            return VerbHost.Refuse("Nothing was imported.");
        }

        await GridImporter.WriteAddressesAsync(commit, read.Addresses, VerbHost.Clock.GetUtcNow(), cancellation);
        Console.WriteLine($"{read.Addresses.Count} addresses imported.");
        return VerbHost.Done;
    }

    private static void Say(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Console.Error.WriteLine(line);
        }
    }
}
