using Bot.Api.Grids;
using Bot.Api.Hosting;
using Bot.Data.Grids;
using Bot.Data.Storage;

namespace Bot.Simulator.Hosting;

/// <summary>The bot in this process: the one place where the simulator touches it other than over HTTP.</summary>
public static class HostedBot
{
    /// <summary>Builds the bot's own host with <paramref name="settings"/> over everything else. Its clock is the simulator's.</summary>
    public static WebApplication Create(string url, IReadOnlyDictionary<string, string?> settings, TimeProvider clock) =>
        BotHost.Create(["--urls", url], settings, clock);

    private const string AddressesBehind = "-addresses.csv";

    /// <summary>
    /// Imports the demo grids, as <c>Bot.Api import-grids FILE</c> does, and as <c>import-addresses</c> the file that stands
    /// beside them (<c>town.geojson</c>, <c>town-addresses.csv</c>), if one does.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is refused; the message names the first fault.</exception>
    public static async Task ImportGridsAsync(WebApplication bot, string file)
    {
        GridImportResult read;
        await using (var stream = File.OpenRead(file))
        {
            read = GridImport.Read(stream);
        }

        if (read.IsRefused)
        {
            throw new InvalidDataException($"{file}: {read.Refusals[0]}");
        }

        var settings = bot.Services.GetRequiredService<BotSettings>();
        await BotDatabase.MigrateAsync(BotDatabase.Options(settings.ConnectionString));
        var now = bot.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var commit = bot.Services.GetRequiredService<GroupCommit>();
        await GridImporter.WriteAsync(commit, read.Grids, now, CancellationToken.None);
        var addresses = Path.ChangeExtension(file, null) + AddressesBehind;
        if (File.Exists(addresses))
        {
            await GridImporter.WriteAddressesAsync(commit, ReadAddresses(addresses, read.Grids), now, CancellationToken.None);
        }
    }

    private static IReadOnlyList<ImportedAddress> ReadAddresses(string file, IReadOnlyList<Grid> grids)
    {
        using var stream = File.OpenRead(file);
        var read = AddressImport.Read(stream, grids.Select(grid => grid.Code).ToHashSet(StringComparer.Ordinal));
        return read.IsRefused ? throw new InvalidDataException($"{file}: {read.Refusals[0]}") : read.Addresses;
    }
}
