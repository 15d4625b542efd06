using System.Text;
using System.Text.Json.Nodes;
using Bot.Api.Grids;
using Bot.Api.Hosting;
using Bot.Benchmarks.Load;
using Bot.Data.Grids;
using Bot.Data.Storage;

namespace Bot.Benchmarks.Servers;

/// <summary>The product itself, as <c>Bot.Api</c> hosts it, on a database in the given folder.</summary>
internal static class BotServer
{
    /// <summary>One bot, as most run it.</summary>
    public const string Alone = "alone";

    /// <summary>The one that is asked, and two further places.</summary>
    public const string WithPlaces = "with-places";

    /// <summary>The one that is asked is a place, behind the front, reached by host.</summary>
    public const string AsPlace = "as-place";

    /// <summary>Of another platform that reads along.</summary>
    public const string PlatformKey = "bench-key-0123456789-0123456789-01";

    public static async Task RunAsync(string url, string folder, string platform, string position)
    {
        await using var app = Create(url, folder, platform, position);
        await app.RunAsync();
    }

    public static WebApplication Create(string url, string folder, string platform, string position = Alone)
    {
        var asked = Settings(url, folder, platform);
        IEnumerable<KeyValuePair<string, string?>> all = position switch
        {
            WithPlaces => [.. asked, .. Below("east", Bystander(folder, "east")), .. Below("west", Bystander(folder, "west"))],
            AsPlace => [.. Bystander(folder, "root"), .. Below("asked", [.. asked, new("Hosts:0", new Uri(url).Host)]), .. Below("west", Bystander(folder, "west"))],
            _ => asked,
        };
        return BotHost.Create(["--environment", "Production", "--urls", url], all.ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal));
    }

    private static IEnumerable<KeyValuePair<string, string?>> Below(string place, IEnumerable<KeyValuePair<string, string?>> settings) =>
        settings.Select(s => KeyValuePair.Create($"Bot:Places:{place}:{s.Key}", s.Value));

    /// <summary>A place that nobody asks: it runs, with its workers and its clocks.</summary>
    private static Dictionary<string, string?> Bystander(string folder, string name) => new(StringComparer.Ordinal)
    {
        ["Bot:DataDirectory"] = Path.Combine(folder, name),
        ["ConnectionStrings:Bot"] = ConnectionString(Path.Combine(folder, name)),
        ["Bot:Profile"] = WriteProfile(Path.Combine(folder, name), name),
        ["WeChat:ApiBaseUrl"] = "http://127.0.0.1:9",
        ["WeCom:ApiBaseUrl"] = "http://127.0.0.1:9",
        ["WeChat:Mp:AppId"] = "wx" + name,
        ["WeChat:Mp:AppSecret"] = name,
        ["WeChat:Mp:Token"] = name,
        ["WeChat:Mp:EncodingAESKey"] = Account.EncodingAesKey,
    };

    private static Dictionary<string, string?> Settings(string url, string folder, string platform) => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Bot"] = ConnectionString(folder),
        ["Bot:DataDirectory"] = folder,
        ["Bot:Profile"] = WriteProfile(folder),
        ["Bot:PublicBaseUrl"] = url,
        ["Bot:ApiKeys:bench"] = PlatformKey,
        ["WeChat:ApiBaseUrl"] = platform,
        ["WeCom:ApiBaseUrl"] = platform,
        ["WeChat:Mp:AppId"] = Account.AppId,
        ["WeChat:Mp:AppSecret"] = Account.AppSecret,
        ["WeChat:Mp:Token"] = Account.Token,
        ["WeChat:Mp:EncodingAESKey"] = Account.EncodingAesKey,
    };

    /// <summary>The demo profile, in which every report is to end in an intake of its own, however many report the same.</summary>
    private static string WriteProfile(string folder, string name = "xigang")
    {
        var profile = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "profiles", "xigang.json")))!;
        profile["neighbours"] = new JsonObject { ["withinDays"] = 0, ["resolvedWithinDays"] = 0 };
        var file = Path.Combine(Directory.CreateDirectory(folder).FullName, name + ".json");
        File.WriteAllText(file, profile.ToJsonString().Replace("\"robot-xigang-", $"\"robot-{name}-", StringComparison.Ordinal));
        return file;
    }

    public static string ConnectionString(string folder) => $"Data Source={Path.Combine(folder, "bot.db")}";

    /// <summary>Makes the schema and imports the demo grids, as an operator would before the first start.</summary>
    /// <param name="folder">Of the database.</param>
    /// <param name="change">What is done to the file of the grids first.</param>
    public static async Task<IReadOnlyList<Grid>> PrepareAsync(string folder, Func<string, string>? change = null)
    {
        Directory.CreateDirectory(folder);
        var options = BotDatabase.Options(ConnectionString(folder));
        await BotDatabase.MigrateAsync(options);
        var json = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "demo", "xigang.geojson"));
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(change?.Invoke(json) ?? json));
        var grids = GridImport.Read(file).Grids;
        await using var commit = new GroupCommit(options);
        await GridImporter.WriteAsync(commit, grids, Clock.Wall.GetUtcNow(), CancellationToken.None);
        return grids;
    }
}
