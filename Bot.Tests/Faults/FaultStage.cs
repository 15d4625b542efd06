using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Bot.Data.Deliveries;
using Bot.Data.EventQueue;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Simulator.Hosting;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Residents;
using Bot.Tests.Grids;
using Bot.Tests.Road;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Faults;

/// <summary>
/// A bot and a platform of a test class's own, so that its faults disturb nobody else: own ports, own database, a clock
/// that runs fast, and a profile with templates. Encrypted HTTP both ways, as everywhere.
/// </summary>
public sealed class FaultStage : IAsyncLifetime
{
    /// <summary>The platform's patience with the bot: shorter than WeChat's five seconds, long enough for a busy machine.</summary>
    public static readonly TimeSpan CallbackTimeout = TimeSpan.FromSeconds(2);

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // A Friday morning, whenever the tests run: no group is quiet then.
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 30, 0, TimeSpan.FromHours(8));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-faults-");
    private readonly string _botUrl = $"http://127.0.0.1:{RoadFixture.FreePort()}";
    private readonly string _platformUrl = $"http://127.0.0.1:{RoadFixture.FreePort()}";
    private readonly PlatformSettings _settings = new() { CallbackTimeout = CallbackTimeout };
    private DemoTown _town = DemoTown.Nowhere;
    private WebApplication? _platformHost;
    private WebApplication? _bot;
    private int _residents;

    public SimulatedPlatform Platform { get; private set; } = null!;

    /// <summary>The grid platform's side: events out, actions in.</summary>
    public GridPlatform GridPlatform { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
#pragma warning disable RS0030 // The fast clock counts by the real one.
        var clock = new FastClock(TimeProvider.System, Start);
#pragma warning restore RS0030
        Platform = new SimulatedPlatform(_settings, clock);
        DemoCast.Enter(Platform);
        DemoCast.Enter(Platform, TestPlace.Read());
        var grids = Path.Combine(DemoGrids.RepositoryRoot, "demo", "xigang.geojson");
        _town = await DemoTown.LoadAsync(grids, Platform);
        await StartListeningAsync();
        _bot = HostedBot.Create(_botUrl, new Dictionary<string, string?>(_settings.ForBot(Platform.Address, new Uri(_botUrl)), StringComparer.Ordinal)
        {
            ["Bot:DataDirectory"] = _folder.FullName,
            ["Bot:Profile"] = await WriteProfileAsync(),
            ["ConnectionStrings:Bot"] = Connection,
            ["Logging:LogLevel:Default"] = "None",
        }, clock);
        Platform.ConnectTo(new Uri(_botUrl));
        await HostedBot.ImportGridsAsync(_bot, grids);
        await _bot.StartAsync();
        GridPlatform = new GridPlatform(new Uri(_botUrl), _settings.DemoApiKey);
    }

    /// <summary>Nobody listens at the platform's address any more: connections are refused.</summary>
    public async Task StopListeningAsync()
    {
        await _platformHost!.StopAsync();
        await _platformHost.DisposeAsync();
        _platformHost = null;
    }

    public async Task StartListeningAsync() => _platformHost = await SimulatorHost.StartAsync(Platform, _town, _platformUrl);

    /// <summary>Someone who follows and never wrote before.</summary>
    public SimulatedResident NewResident()
    {
        var number = Interlocked.Increment(ref _residents);
        return Platform.Follow(string.Create(CultureInfo.InvariantCulture, $"oFaultResident{number:D14}"), $"演示居民{number}");
    }

    /// <summary>Waits until every event of an intake is done and every delivery is neither waiting nor under way.</summary>
    public async Task SettledAsync(string number)
    {
        var id = IdOf(number);
        await UntilAsync(async db =>
            !await db.Events.AnyAsync(e => e.IntakeId == id && e.State != EventState.Done)
            && !await db.Deliveries.AnyAsync(d => d.IntakeId == id && (d.State == DeliveryState.Waiting || d.State == DeliveryState.Leased)));
    }

    /// <summary>Waits until the database says so; fails after <see cref="Patience"/>.</summary>
    public async Task UntilAsync(Func<BotDbContext, Task<bool>> holds, [CallerArgumentExpression(nameof(holds))] string what = "")
    {
        using var patience = new CancellationTokenSource(Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        do
        {
            if (await ReadAsync(holds))
            {
                return;
            }
        }
        while (!patience.IsCancellationRequested && await pace.WaitForNextTickAsync(CancellationToken.None));
        Assert.Fail($"Not true within {Patience}: {what}");
    }

    /// <summary>Reads beside the bot.</summary>
    public async Task<T> ReadAsync<T>(Func<BotDbContext, Task<T>> read)
    {
        await using var db = new BotDbContext(BotDatabase.Options(Connection));
        return await read(db);
    }

    /// <summary>The ledger's rows of an intake, by purpose when one is named.</summary>
    public Task<List<Delivery>> LedgerAsync(string number, string? purpose = null)
    {
        var id = IdOf(number);
        return ReadAsync(db => db.Deliveries.AsNoTracking().Where(d => d.IntakeId == id && (purpose == null || d.Purpose == purpose)).OrderBy(d => d.Id).ToListAsync());
    }

    public static long IdOf(string number) => IntakeNumber.TryParse(number, out var parsed) ? parsed.Id : throw new FormatException(number);

    public async ValueTask DisposeAsync()
    {
        GridPlatform?.Dispose();
        if (_bot is not null)
        {
            await _bot.StopAsync();
            await _bot.DisposeAsync();
        }

        if (_platformHost is not null)
        {
            await StopListeningAsync();
        }

        await Platform.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private string Connection => $"Data Source={Path.Combine(_folder.FullName, "bot.db")}";

    // The test place with the two templates that the simulated account owns: one rung more to fall back to.
    private async Task<string> WriteProfileAsync()
    {
        var profile = TestPlace.Json();
        profile["templates"] = new JsonObject { ["result"] = "demo-template-result", ["progress"] = "demo-template-progress" };
        Road.AloneProfile.Apply(profile);
        var file = Path.Combine(_folder.FullName, "xigang.json");
        await File.WriteAllTextAsync(file, profile.ToJsonString());
        return file;
    }
}
