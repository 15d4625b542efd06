using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Api.Grids;
using Bot.Benchmarks.Servers;
using Bot.Data.Grids;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Simulator.Hosting;
using Bot.Simulator.Platform;
using Microsoft.Data.Sqlite;

namespace Bot.Benchmarks.Drills;

/// <summary>
/// What every drill needs: the simulated platform in this process, a gate before it, a database with the demo grids, and
/// the bot in a process of its own (or hosted here, where a drill needs another clock).
/// </summary>
internal sealed class DrillStage : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly WebApplication _platformHost;

    private DrillStage(DirectoryInfo folder, string databaseFile, SimulatedPlatform platform, WebApplication platformHost, PlatformSettings accounts)
    {
        _folder = folder;
        _platformHost = platformHost;
        DatabaseFile = databaseFile;
        Platform = platform;
        Gate = new Gate(platform.Address.Port);
        Refused = new RefusedTries(platform);
        Settings = new Dictionary<string, string?>(accounts.ForBot(Gate.Url, BotUrl), StringComparer.Ordinal)
        {
            ["Bot:DataDirectory"] = Path.Combine(folder.FullName, "data"),
            ["ConnectionStrings:Bot"] = $"Data Source={databaseFile}",
            ["urls"] = BotUrl.GetLeftPart(UriPartial.Authority),
            ["Bot:Profile"] = WriteProfile(folder.FullName, platform.Clock),
            ["Logging:LogLevel:Default"] = "Warning",
        };
        Bot = new DrilledBot(folder.FullName, BotUrl, Settings);
        GridPlatform = new GridPlatformCaller(BotUrl, accounts.DemoApiKey, Bot);
    }

    public SimulatedPlatform Platform { get; }

    public Gate Gate { get; }

    public RefusedTries Refused { get; }

    public DrilledBot Bot { get; }

    public GridPlatformCaller GridPlatform { get; }

    public Uri BotUrl { get; } = new($"http://127.0.0.1:{ChildServer.FreePort()}");

    /// <summary>What the bot is started with; a drill may add to it before the start.</summary>
    public Dictionary<string, string?> Settings { get; }

    public IReadOnlyList<Grid> Grids { get; private set; } = [];

    public string DatabaseFile { get; }

    public string Folder => _folder.FullName;

    /// <param name="clock">The clock of the platform; the wall's when null.</param>
    /// <param name="accounts">Its accounts; new ones when null.</param>
    /// <param name="databaseFolder">Where the database lies; with the rest when null.</param>
    public static async Task<DrillStage> OpenAsync(TimeProvider? clock = null, PlatformSettings? accounts = null, string? databaseFolder = null)
    {
        accounts ??= new PlatformSettings();
        var folder = Directory.CreateTempSubdirectory("grid-bot-drill-");
        var platform = new SimulatedPlatform(accounts, clock ?? Clock.Wall);
        DemoCast.Enter(platform);
        DemoCast.Enter(platform, ProfileFile.Read(Path.Combine(AppContext.BaseDirectory, "profiles", "xigang.json")));
        var file = DemoCast.FindGrids() ?? throw new BenchmarkException("demo/xigang.geojson is in no folder above this program.");
        var host = await SimulatorHost.StartAsync(platform, await DemoTown.LoadAsync(file, platform), "http://127.0.0.1:0");
        var stage = new DrillStage(folder, Path.Combine(databaseFolder ?? folder.FullName, "bot.db"), platform, host, accounts);
        platform.ConnectTo(stage.BotUrl);
        await stage.PrepareAsync(file);
        return stage;
    }

    /// <summary>Reads beside the bot.</summary>
    public BotDbContext OpenDatabase() => new(BotDatabase.Options(Settings["ConnectionStrings:Bot"]!));

    /// <summary>Waits until the database says so; false when patience ends first.</summary>
    public async Task<bool> UntilAsync(Func<BotDbContext, Task<bool>> holds, TimeSpan patience)
    {
        var started = Clock.Wall.GetTimestamp();
        while (Clock.Wall.GetElapsedTime(started) < patience)
        {
            await using var db = OpenDatabase();
            if (await holds(db))
            {
                return true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), Clock.Wall);
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        GridPlatform.Dispose();
        await Gate.DisposeAsync();
        await _platformHost.StopAsync();
        await Platform.DisposeAsync();
        await _platformHost.DisposeAsync();
        await Refused.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    /// <summary>The demo profile without what happens by the clock on the wall: groups are never quiet, and their morning is half a day away.</summary>
    private static string WriteProfile(string folder, TimeProvider clock)
    {
        var profile = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "profiles", "xigang.json")))!;
        var away = clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).AddHours(12).ToString("HH:mm", CultureInfo.InvariantCulture);
        profile["groups"] = new JsonObject { ["quietFrom"] = "00:00", ["quietUntil"] = "00:00", ["morningDigest"] = away };

        // Every walk of a drill is to end in an intake of its own, however many report the same.
        profile["neighbours"] = new JsonObject { ["withinDays"] = 0, ["resolvedWithinDays"] = 0 };
        var file = Path.Combine(folder, "drill.json");
        File.WriteAllText(file, profile.ToJsonString());
        return file;
    }

    /// <summary>Schema and grids, as an operator would make them before the first start.</summary>
    private async Task PrepareAsync(string gridFile)
    {
        var options = BotDatabase.Options(Settings["ConnectionStrings:Bot"]!);
        await BotDatabase.MigrateAsync(options);
        await using var file = File.OpenRead(gridFile);
        Grids = GridImport.Read(file).Grids;
        await using var commit = new GroupCommit(options);
        await GridImporter.WriteAsync(commit, Grids, Clock.Wall.GetUtcNow(), CancellationToken.None);
    }
}
