using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Profiles;
using Bot.Simulator.Platform;

namespace Bot.Simulator.Hosting;

/// <summary>
/// One place as far as the demo has gone with it: its own platform with chats and groups, its own folder, and a bot while
/// it is shown. Put aside, it keeps everything but the bot.
/// </summary>
internal sealed class ShownPlace : IAsyncDisposable
{
    private readonly string _botUrl;
    private readonly Dictionary<string, string?> _settings;
    private readonly TimeProvider _botClock;
    private readonly bool _isClockGiven;
    private TimeProvider? _shown;

    private ShownPlace(DemoPlace place, SimulatedPlatform platform, DemoTown town, string botUrl, Dictionary<string, string?> settings)
    {
        (Place, Platform, Town, _botUrl, _settings) = (place, platform, town, botUrl, settings);
        _isClockGiven = new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(settings).Build()["Bot:Now"] is { Length: > 0 };

        // Once only: a place that is shown again goes on at its own time of day.
        _botClock = Daytime.For(settings, platform.Clock);
    }

    internal DemoPlace Place { get; }

    internal SimulatedPlatform Platform { get; }

    internal DemoTown Town { get; }

    /// <summary>The running bot; null while the place is put aside.</summary>
    internal WebApplication? Bot { get; private set; }

    /// <summary>Whether the bot proved its callback address.</summary>
    internal bool Verified { get; private set; }

    /// <summary>What the bot's clock shows, where it was set to the morning because it is night; else null.</summary>
    internal DateTimeOffset? SetTo => _botClock == Platform.Clock ? null : _botClock.GetChinaNow();

    /// <exception cref="ProfileException">The profile cannot be used.</exception>
    internal static async Task<ShownPlace> OpenAsync(
        DemoPlace place, PlatformSettings accounts, TimeProvider clock, string botUrl, Uri platformUrl, Func<string, string> database, string folder)
    {
        var platform = new SimulatedPlatform(accounts, clock) { Address = platformUrl };
        DemoCast.Enter(platform, place.Name);
        DemoCast.Enter(platform, ProfileFile.Read(place.Profile));
        var town = place.Grids is null ? DemoTown.Nowhere : await DemoTown.LoadAsync(place.Grids, platform);
        var data = Directory.CreateDirectory(folder).FullName;
        var settings = new Dictionary<string, string?>(accounts.ForBot(platformUrl, new Uri(botUrl)))
        {
            ["Bot:DataDirectory"] = data,
            ["Bot:Profile"] = place.Profile,
            ["ConnectionStrings:Bot"] = database(data),
            ["urls"] = botUrl,
        };
        return new ShownPlace(place, platform, town, botUrl, settings);
    }

    /// <summary>Starts the place's bot on what is in its folder, imports the grids, and proves the callback address.</summary>
    internal async Task StartBotAsync()
    {
        if (_isClockGiven && _shown is not null)
        {
            _settings["Bot:Now"] = _shown.GetUtcNow().ToString("O");
        }

        Bot = HostedBot.Create(_botUrl, _settings, _botClock);
        _shown = Bot.Services.GetRequiredService<TimeProvider>();
        Platform.ConnectTo(new Uri(_botUrl));
        if (Place.Grids is not null)
        {
            await HostedBot.ImportGridsAsync(Bot, Place.Grids);
        }

        await DemoStaff.EnterAsync(Bot, ProfileFile.Read(Place.Profile));
        await Bot.StartAsync();
        Verified = await Platform.VerifyAsync();
    }

    /// <summary>Ends the bot after what it is at; everything it acknowledged is in the folder.</summary>
    internal async Task StopBotAsync()
    {
        if (Bot is not { } bot)
        {
            return;
        }

        Bot = null;
        await bot.StopAsync();
        await bot.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopBotAsync();
        await Platform.DisposeAsync();
    }
}
