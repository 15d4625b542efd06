using System.Security.Cryptography;
using Bot.Api.Hosting;
using Bot.Simulator.Platform;

namespace Bot.Simulator.Hosting;

/// <summary>Bot and platform together in one process, as <c>dotnet run --project Bot.Simulator</c> starts them; one place at a time.</summary>
public sealed class Demo : IAsyncDisposable
{
    private readonly Dictionary<string, ShownPlace> _opened = new(StringComparer.Ordinal);
    private readonly SimulatorOptions _options;
    private readonly PlatformSettings _settings;
    private readonly TimeProvider _clock;
    private readonly PlaceBoard _board;
    private readonly PlatformFront _front;
    private readonly WebApplication _platformHost;
    private readonly string _data;
    private readonly string _firstPlace;
    private ShownPlace? _shown;
    private Task _switching = Task.CompletedTask;

    private Demo(SimulatorOptions options, PlatformSettings settings, TimeProvider clock)
    {
        (_options, _settings, _clock) = (options, settings, clock);
        var first = DemoPlace.Of(ProfileOf(options), options.Grids);
        _firstPlace = first.Name;
        _board = new PlaceBoard(DemoPlace.Beside(first, options.Profiles), first);
        _front = new PlatformFront(_board);
        _platformHost = SimulatorHost.Create(_front, options.PlatformUrl);
        _data = options.Data ?? Path.Combine(Path.GetTempPath(), "grid-bot-demo", Path.GetRandomFileName());
        _board.OnSwitch(place => _switching = Task.Run(() => SwitchAsync(place)));
        _board.Begin();
    }

    /// <summary>The platform of the place shown.</summary>
    public SimulatedPlatform Platform => _shown!.Platform;

    /// <summary>The places, and which one is shown.</summary>
    public PlaceBoard Places => _board;

    /// <summary>Whether the bot proved its callback address.</summary>
    public bool Verified => _shown!.Verified;

    /// <summary>The bot's own services, for tests that look inside.</summary>
    public IServiceProvider BotServices => _shown!.Bot!.Services;

    /// <summary>What the bot's clock showed at the start, where it was set to the morning because it is night; null where it was not.</summary>
    public DateTimeOffset? BotStartedAt { get; private set; }

    /// <summary>Starts the platform, then the bot on it, imports the grids, and proves the callback address.</summary>
    public static async Task<Demo> StartAsync(SimulatorOptions options, PlatformSettings settings, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(settings);
        var demo = new Demo(options, settings, clock);
        await demo._platformHost.StartAsync();
        demo._shown = await demo.OpenAsync(demo._board.Now.Current!);
        demo.Show(demo._shown);
        await demo._shown.StartBotAsync();
        demo.BotStartedAt = demo._shown.SetTo;
        demo._board.End(demo._shown.Place, problem: null);
        return demo;
    }

    /// <summary>Waits for Ctrl+C or a stop from outside.</summary>
    public Task WaitAsync() => _platformHost.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _switching;
        if (_shown is not null)
        {
            await _shown.StopBotAsync();
        }

        await _platformHost.StopAsync();
        foreach (var place in _opened.Values)
        {
            await place.DisposeAsync();
        }

        await _platformHost.DisposeAsync();
    }

    /// <summary>The profile as the bot itself would find it.</summary>
    private static string ProfileOf(SimulatorOptions options)
    {
        var given = options.Profile is null ? [] : new Dictionary<string, string?>(StringComparer.Ordinal) { ["Bot:Profile"] = options.Profile };
        return BotSettings.Read(new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(given).Build()).ProfilePath;
    }

    /// <summary>Sets up another place, then leaves the one shown. What fails leads back to it, with the reason on the board.</summary>
    private async Task SwitchAsync(DemoPlace place)
    {
        var before = _shown!;
        before.Platform.Signal.Raise(new PlatformChange("place", place.Name, null));
        try
        {
            var next = await OpenAsync(place);
            await before.StopBotAsync();
            Show(next);
            await next.StartBotAsync();
            _shown = next;
            _board.End(place, null);
        }
        catch (Exception fault)
        {
            // Whatever went wrong, a demo that still shows the place before is worth more than one that shows nothing.
            Show(before);
            if (_opened.GetValueOrDefault(place.Name) is { } failed)
            {
                await failed.StopBotAsync();
            }

            if (before.Bot is null)
            {
                await before.StartBotAsync();
            }

            _board.End(before.Place, fault.Message);
        }
    }

    private async Task<ShownPlace> OpenAsync(DemoPlace place)
    {
        if (_opened.TryGetValue(place.Name, out var known))
        {
            return known;
        }

        var isFirst = place.Name == _firstPlace;
        return _opened[place.Name] = await ShownPlace.OpenAsync(
            place,
            isFirst ? _settings : AccountsOfAnother(),
            _clock,
            _options.BotUrl,
            SimulatorHost.AddressOf(_platformHost),
            folder => isFirst && _options.Database is { } database ? database : $"Data Source={Path.Combine(folder, "bot.db")}",
            isFirst ? _data : Path.Combine(_data, "places", place.Name));
    }

    // Each place has an account of its own: what is meant for one is refused by the others' bots.
    private PlatformSettings AccountsOfAnother() => _settings with
    {
        OfficialAccount = PlatformAccount.Random(_settings.OfficialAccount.AppId),
        MiniProgram = PlatformAccount.Random(_settings.MiniProgram.AppId),
        CorpSecret = RandomNumberGenerator.GetHexString(_settings.CorpSecret.Length, lowercase: true),
    };

    private void Show(ShownPlace place) => _front.Show(SimulatorHost.Doors(_platformHost, place.Platform, place.Town, _board));
}
