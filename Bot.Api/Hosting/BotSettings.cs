using Bot.Data.Storage;

namespace Bot.Api.Hosting;

/// <summary>What the product reads from <c>Bot:*</c> and <c>ConnectionStrings:*</c>; secrets only ever come from here.</summary>
public sealed record BotSettings
{
    public required string ConnectionString { get; init; }

    /// <summary>Where Redis is (<c>ConnectionStrings:Redis</c>); null: there are no streams, the HTTP doors serve alone.</summary>
    public string? RedisConnection { get; init; }

    /// <summary>Path of the profile's file.</summary>
    public required string ProfilePath { get; init; }

    /// <summary>How the outside reaches this bot; links in messages begin with it. No slash at the end.</summary>
    public required string PublicBaseUrl { get; init; }

    /// <summary>Whether the outside reaches this bot over https.</summary>
    public bool IsSecure => PublicBaseUrl.StartsWith("https:", StringComparison.Ordinal);

    /// <summary>
    /// Whether messages lead to the residents' pages (<c>Bot:ResidentPages</c>): that takes the public domain entered as 网页授权域名 in WeChat's
    /// console. Where it is not said, they do when <see cref="PublicBaseUrl"/> is https.
    /// </summary>
    public required bool LinksToPages { get; init; }

    /// <summary>Keys and media live here. It belongs into the backup.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The folder of the city's documents (<c>Bot:Knowledge</c>), beside the profiles' folder where the setting is absent. It may be missing: then nothing is answered.</summary>
    public required string KnowledgeDirectory { get; init; }

    /// <summary>Names and values of <c>Bot:ApiKeys:*</c>.</summary>
    public required IReadOnlyDictionary<string, string> ApiKeys { get; init; }

    /// <summary>The one origin that may show our pages in a frame (<c>Bot:FrameAncestor</c>): the simulator's page. Null outside demos.</summary>
    public string? FrameAncestor { get; init; }

    /// <exception cref="SettingsException">A setting is missing or unusable.</exception>
    public static BotSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Bot");
        var publicBaseUrl = section["PublicBaseUrl"] ?? "http://localhost:5080";
        if (!Uri.TryCreate(publicBaseUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw new SettingsException($"Bot:PublicBaseUrl must be an absolute http or https address, is \"{publicBaseUrl}\".");
        }

        var pages = section["ResidentPages"];
        if (pages is { Length: > 0 } && !bool.TryParse(pages, out _))
        {
            throw new SettingsException($"Bot:ResidentPages must be true or false, is \"{pages}\".");
        }

        var profile = FindProfile(section["Profile"] ?? "xigang");
        return new BotSettings
        {
            ConnectionString = configuration.GetConnectionString("Bot") is { Length: > 0 } given ? given : BotDatabase.DefaultConnectionString,
            RedisConnection = configuration.GetConnectionString("Redis") is { Length: > 0 } redis ? redis : null,
            ProfilePath = profile,
            KnowledgeDirectory = FindKnowledge(section["Knowledge"], profile),
            PublicBaseUrl = publicBaseUrl.TrimEnd('/'),
            LinksToPages = bool.TryParse(pages, out var links) ? links : url.Scheme == "https",
            DataDirectory = Path.GetFullPath(section["DataDirectory"] is { Length: > 0 } folder ? folder : "data"),
            FrameAncestor = section["FrameAncestor"] is { Length: > 0 } origin && Uri.TryCreate(origin, UriKind.Absolute, out var frame) ? frame.GetLeftPart(UriPartial.Authority) : null,
            ApiKeys = section.GetSection("ApiKeys").GetChildren().Where(k => !string.IsNullOrWhiteSpace(k.Value)).ToDictionary(k => k.Key, k => k.Value!, StringComparer.Ordinal),
        };
    }

    private static string FindKnowledge(string? given, string profile)
    {
        if (given is { Length: > 0 })
        {
            return Directory.Exists(given)
                ? Path.GetFullPath(given)
                : throw new SettingsException($"Bot:Knowledge names \"{given}\", but there is no such folder.");
        }

        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(profile))!, "..", "knowledge");
        var shipped = Path.Combine(AppContext.BaseDirectory, "knowledge");
        return Path.GetFullPath(Directory.Exists(beside) || !Directory.Exists(shipped) ? beside : shipped);
    }

    /// <summary>A path as given, or a file in <c>profiles/</c> beside the program or in the working folder, with or without <c>.json</c>.</summary>
    private static string FindProfile(string name)
    {
        var file = name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? name : name + ".json";
        string[] candidates = [file, Path.Combine("profiles", file), Path.Combine(AppContext.BaseDirectory, "profiles", file)];
        return Array.Find(candidates, File.Exists)
            ?? throw new SettingsException($"Bot:Profile names \"{name}\", but there is no profiles/{file}.");
    }
}

/// <summary>A setting that keeps the bot from starting; the message names it.</summary>
public sealed class SettingsException(string message) : Exception(message);
