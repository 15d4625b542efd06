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
    public static async Task RunAsync(string url, string folder, string platform)
    {
        await using var app = Create(url, folder, platform);
        await app.RunAsync();
    }

    public static WebApplication Create(string url, string folder, string platform) => BotHost.Create(
        ["--environment", "Production", "--urls", url],
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:Bot"] = ConnectionString(folder),
            ["Bot:DataDirectory"] = folder,
            ["Bot:Profile"] = WriteProfile(folder),
            ["Bot:PublicBaseUrl"] = url,
            ["WeChat:ApiBaseUrl"] = platform,
            ["WeCom:ApiBaseUrl"] = platform,
            ["WeChat:Mp:AppId"] = Account.AppId,
            ["WeChat:Mp:AppSecret"] = Account.AppSecret,
            ["WeChat:Mp:Token"] = Account.Token,
            ["WeChat:Mp:EncodingAESKey"] = Account.EncodingAesKey,
        });

    /// <summary>The demo profile, in which every report is to end in an intake of its own, however many report the same.</summary>
    private static string WriteProfile(string folder)
    {
        var profile = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "profiles", "xigang.json")))!;
        profile["neighbours"] = new JsonObject { ["withinDays"] = 0, ["resolvedWithinDays"] = 0 };
        var file = Path.Combine(Directory.CreateDirectory(folder).FullName, "xigang.json");
        File.WriteAllText(file, profile.ToJsonString());
        return file;
    }

    public static string ConnectionString(string folder) => $"Data Source={Path.Combine(folder, "bot.db")}";

    /// <summary>Makes the schema and imports the demo grids, as an operator would before the first start.</summary>
    public static async Task<IReadOnlyList<Grid>> PrepareAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var options = BotDatabase.Options(ConnectionString(folder));
        await BotDatabase.MigrateAsync(options);
        await using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "demo", "xigang.geojson"));
        var grids = GridImport.Read(file).Grids;
        await using var commit = new GroupCommit(options);
        await GridImporter.WriteAsync(commit, grids, Clock.Wall.GetUtcNow(), CancellationToken.None);
        return grids;
    }
}
