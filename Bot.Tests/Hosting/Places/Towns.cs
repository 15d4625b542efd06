using Bot.Api.Hosting;
using Bot.Api.Hosting.Places;
using Bot.Simulator.Hosting;
using Bot.Tests.Road;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Hosting.Places;

/// <summary>One process that serves several towns: the root, and further places by path or by host.</summary>
internal sealed class Towns : IAsyncDisposable
{
    public const string WestHost = "west.example";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-places-");
    private readonly List<Town> _towns = [];
    private WebApplication? _bot;

    public Uri Address { get; } = new($"http://127.0.0.1:{RoadFixture.FreePort()}");

    public IReadOnlyList<Town> All => _towns;

    public Town Root => _towns[0];

    /// <summary>Reached by path.</summary>
    public Town East => _towns[1];

    /// <summary>Reached by host.</summary>
    public Town West => _towns[2];

    public WebApplication Bot => _bot!;

    public static async Task<Towns> FoundAsync()
    {
        var towns = new Towns();
        towns._towns.Add(await Town.FoundAsync("", towns.Address, towns._folder.FullName));
        towns._towns.Add(await Town.FoundAsync("east", towns.Address, towns._folder.FullName));
        towns._towns.Add(await Town.FoundAsync("west", towns.Address, towns._folder.FullName, WestHost));
        return towns;
    }

    public static async Task<Towns> StartAsync()
    {
        var towns = await FoundAsync();
        await towns.StartBotAsync();
        return towns;
    }

    public Dictionary<string, string?> Settings()
    {
        var settings = _towns.SelectMany(t => t.SettingsFor(Address)).ToDictionary(s => s.Key, s => s.Value);
        settings["Bot:DataDirectory"] = _folder.FullName;
        settings["ConnectionStrings:Bot"] = $"Data Source={Path.Combine(_folder.FullName, "bot.db")}";
        settings["Logging:LogLevel:Default"] = "None";
        settings["Logging:LogLevel:Microsoft.AspNetCore"] = "None";
        return settings;
    }

    public WebApplication Create()
    {
        var settings = Settings();
#pragma warning disable RS0030 // By day, so that groups hear of what is reported.
        return BotHost.Create(["--environment", "Production", "--urls", Address.AbsoluteUri], settings, Daytime.For(settings, TimeProvider.System));
#pragma warning restore RS0030
    }

    public async Task StartBotAsync()
    {
        _bot = Create();
        var places = _bot.Services.GetRequiredService<RunningPlaces>().All.ToDictionary(p => p.Name, p => p.Bot);
        foreach (var town in _towns)
        {
            await town.EnterAsync(town.Name.Length == 0 ? _bot : places[town.Name]);
        }

        await _bot.StartAsync();
    }

    public async Task StopBotAsync()
    {
        if (_bot is { } bot)
        {
            _bot = null;
            await bot.StopAsync();
            await bot.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopBotAsync();
        foreach (var town in _towns)
        {
            await town.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
