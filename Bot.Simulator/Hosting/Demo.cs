using Bot.Data;
using Bot.Simulator.Platform;

namespace Bot.Simulator.Hosting;

/// <summary>Bot and platform together in one process, as <c>dotnet run --project Bot.Simulator</c> starts them.</summary>
public sealed class Demo : IAsyncDisposable
{
    private readonly WebApplication _platformHost;
    private readonly WebApplication _bot;

    private Demo(SimulatedPlatform platform, WebApplication platformHost, WebApplication bot, bool verified)
    {
        Platform = platform;
        _platformHost = platformHost;
        _bot = bot;
        Verified = verified;
    }

    /// <summary>The platform.</summary>
    public SimulatedPlatform Platform { get; }

    /// <summary>Whether the bot proved its callback address.</summary>
    public bool Verified { get; }

    /// <summary>The bot's own services, for tests that look inside.</summary>
    public IServiceProvider BotServices => _bot.Services;

    /// <summary>What the bot's clock showed at the start, where it was set to the morning because it is night; null where it was not.</summary>
    public DateTimeOffset? BotStartedAt { get; private init; }

    /// <summary>Starts the platform, then the bot on it, imports the grids, and proves the callback address.</summary>
    public static async Task<Demo> StartAsync(SimulatorOptions options, PlatformSettings settings, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(settings);
        var platform = new SimulatedPlatform(settings, clock);
        DemoCast.Enter(platform);
        var grids = options.Grids ?? DemoCast.FindGrids();
        var town = grids is null ? DemoTown.Nowhere : await DemoTown.LoadAsync(grids, platform);
        var platformHost = await SimulatorHost.StartAsync(platform, town, options.PlatformUrl);

        var data = Directory.CreateDirectory(options.Data ?? Path.Combine(Path.GetTempPath(), "grid-bot-demo", Path.GetRandomFileName())).FullName;
        var botSettings = new Dictionary<string, string?>(settings.ForBot(platform.Address, new Uri(options.BotUrl)))
        {
            ["Bot:DataDirectory"] = data,
            ["ConnectionStrings:Bot"] = options.Database ?? $"Data Source={Path.Combine(data, "bot.db")}",
            ["urls"] = options.BotUrl,
        };
        if (options.Profile is not null)
        {
            botSettings["Bot:Profile"] = options.Profile;
        }

        var botClock = Daytime.For(botSettings, clock);
        var bot = HostedBot.Create(options.BotUrl, botSettings, botClock);
        platform.ConnectTo(new Uri(options.BotUrl));
        if (grids is not null)
        {
            await HostedBot.ImportGridsAsync(bot, grids);
        }

        await bot.StartAsync();
        var verified = await platform.VerifyAsync();
        return new Demo(platform, platformHost, bot, verified) { BotStartedAt = botClock == clock ? null : botClock.GetChinaNow() };
    }

    /// <summary>Waits for Ctrl+C or a stop from outside.</summary>
    public Task WaitAsync() => _platformHost.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _bot.StopAsync();
        await _bot.DisposeAsync();
        await _platformHost.StopAsync();
        await Platform.DisposeAsync();
        await _platformHost.DisposeAsync();
    }
}
