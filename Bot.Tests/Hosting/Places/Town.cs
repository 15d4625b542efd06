using System.Data.Common;
using System.Text.Json.Nodes;
using Bot.Api.Hosting;
using Bot.Data.Storage;
using Bot.Simulator.Hosting;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Groups;
using Bot.Simulator.Platform.Residents;
using Bot.Tests.Grids;
using Bot.Tests.Road;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Hosting.Places;

/// <summary>One place as those outside see it: its own official account and WeCom on a simulated platform of its own, its residents, its grid platform.</summary>
internal sealed class Town : IAsyncDisposable
{
    /// <summary>The same text in every account, as nothing keeps platforms from giving.</summary>
    public const string OpenId = "oTheSameTextInEveryAccount01";

    public const string Grid = "半阁村第2网格";
    private readonly WebApplication _platformHost;

    private Town(string name, SimulatedPlatform platform, WebApplication platformHost, Uri address, string? host, string profile) =>
        (Name, Platform, _platformHost, Address, Host, Profile, GridPlatform) =
        (name, platform, platformHost, address, host, profile, new GridPlatform(address, platform.Settings.DemoApiKey));

    /// <summary>Empty for the root.</summary>
    public string Name { get; }

    public SimulatedPlatform Platform { get; }

    /// <summary>Where the bot serves this place.</summary>
    public Uri Address { get; }

    /// <summary>The name it is reached by, when not by path.</summary>
    public string? Host { get; }

    public string Profile { get; }

    public GridPlatform GridPlatform { get; }

    public SimulatedResident Resident => Platform.Follow(OpenId, "演示居民");

    public WebApplication Bot { get; private set; } = null!;

    public BotSettings Settings => Bot.Services.GetRequiredService<BotSettings>();

    public string DatabaseFile => new DbConnectionStringBuilder { ConnectionString = Settings.ConnectionString }["Data Source"].ToString()!;

    /// <param name="name">Empty for the root.</param>
    /// <param name="bot">Where the process listens.</param>
    /// <param name="folder">Gets the profile.</param>
    /// <param name="host">The name it is reached by, null for a path.</param>
    public static async Task<Town> FoundAsync(string name, Uri bot, string folder, string? host = null)
    {
        var clear = name.Length == 0 ? "root" : name;
        var settings = new PlatformSettings
        {
            OfficialAccount = PlatformAccount.Random("wx" + clear),
            MiniProgram = PlatformAccount.Random("wxmini" + clear),
        };
#pragma warning disable RS0030 // The platform runs on the real clock.
        var platform = new SimulatedPlatform(settings, TimeProvider.System);
#pragma warning restore RS0030
        var map = await DemoTown.LoadAsync(Path.Combine(DemoGrids.RepositoryRoot, "demo", "xigang.geojson"), platform);
        var platformHost = await SimulatorHost.StartAsync(platform, map, "http://127.0.0.1:0");
        foreach (var group in (string[])["office", "desk"])
        {
            platform.AddGroup($"robot-{clear}-{group}", clear);
        }

        var address = name.Length == 0 || host is not null ? bot : new Uri(bot, name);
        var town = new Town(name, platform, platformHost, address, host, WriteProfile(clear, folder));
        if (host is not null)
        {
            town.GridPlatform.Http.DefaultRequestHeaders.Host = host;
        }

        platform.ConnectTo(host is null ? bot : new UriBuilder(bot) { Host = host }.Uri, town.Road(bot));
        return town;
    }

    /// <summary>The way from a platform to this place, for another's too.</summary>
    public HttpMessageHandler Road(Uri bot) => new RoadToTown(bot, Address.AbsolutePath.TrimEnd('/'), Host);

    /// <summary>Its settings, for a root as they are and for a place below its section. Data and database of a place are left to the product.</summary>
    public Dictionary<string, string?> SettingsFor(Uri bot)
    {
        var settings = Platform.Settings.ForBot(Platform.Address, bot);
        settings["Bot:Profile"] = Profile;
        settings["Bot:PublicBaseUrl"] = Host is null ? Address.AbsoluteUri.TrimEnd('/') : $"http://{Host}:{bot.Port}";
        if (Name.Length == 0)
        {
            return settings;
        }

        if (Host is not null)
        {
            settings["Hosts:0"] = Host;
        }

        return settings.ToDictionary(s => $"Bot:Places:{Name}:{s.Key}", s => s.Value);
    }

    public async Task EnterAsync(WebApplication bot)
    {
        Bot = bot;
        await HostedBot.ImportGridsAsync(bot, Path.Combine(DemoGrids.RepositoryRoot, "demo", "xigang.geojson"));
    }

    /// <summary>From words to number, in three turns.</summary>
    public async Task<string> ReportAsync(string words)
    {
        await Resident.SayAsync(words);
        var (longitude, latitude) = Data.Grids.Coordinates.FromWgs84(DemoPoints.In(Grid), Data.Grids.CoordinateSystem.Gcj02);
        await Resident.SendLocationAsync(longitude, latitude);
        return ToldNumber.In(await Resident.SayAsync("确认"));
    }

    public Task<GroupMessage> CardAsync(string number) => Group().WaitForAsync(number, RoadFixture.Patience);

    public SimulatedGroup Group() => Platform.FindGroup(DemoPoints.Grids.Single(g => g.Name == Grid).Robot)!;

    public BotDbContext OpenDatabase() => new(BotDatabase.Options(Settings.ConnectionString));

    public async ValueTask DisposeAsync()
    {
        GridPlatform.Dispose();
        await _platformHost.StopAsync();
        await Platform.DisposeAsync();
        await _platformHost.DisposeAsync();
    }

    private static string WriteProfile(string name, string folder)
    {
        var profile = JsonNode.Parse(File.ReadAllText(AloneProfile.Path))!;
        profile["office"]!["robot"] = $"robot-{name}-office";
        profile["desk"]!["robot"] = $"robot-{name}-desk";
        foreach (var (index, department) in profile["departments"]!.AsArray().Index())
        {
            department!["robot"] = $"robot-{name}-department-{index}";
        }

        var file = Path.Combine(folder, name + ".json");
        File.WriteAllText(file, profile.ToJsonString());
        return file;
    }

    private sealed class RoadToTown(Uri bot, string prefix, string? host) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(bot, prefix + request.RequestUri!.PathAndQuery);
            request.Headers.Host = host;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
