using System.Text.RegularExpressions;
using Bot.Data.Profiles;
using Bot.Data.Storage;

namespace Bot.Api.Hosting.Places;

/// <summary>
/// One further place (<c>Bot:Places:{name}</c>): the settings of a bot of its own, written as the root's are. What it
/// does not say it has from the root, except what makes a place itself (<see cref="Own"/>): whom it speaks for, who is
/// let in, and where its data lies are never inherited.
/// </summary>
/// <param name="Name">Lower-case letters, digits and hyphens; the first part of its paths, and its name in logs and verbs.</param>
/// <param name="Hosts">Names by which alone it is reached (<c>Hosts</c>); none: by the path <c>/{name}</c>.</param>
/// <param name="Configuration">All its settings, as a bot reads them.</param>
/// <param name="Settings">The same, read.</param>
public sealed partial record PlaceSettings(string Name, IReadOnlyList<string> Hosts, IConfiguration Configuration, BotSettings Settings)
{
    public const string Section = "Bot:Places";

    private const string HostsKey = "Hosts";
    private const string ProfileKey = "Bot:Profile";
    private const string DataDirectoryKey = "Bot:DataDirectory";
    private const string PublicBaseUrlKey = "Bot:PublicBaseUrl";
    private const string DatabaseKey = "ConnectionStrings:Bot";

    /// <summary>What a place never has from the root.</summary>
    private static readonly string[] Own =
    [
        "WeChat:Mp", "WeChat:MiniProgram", "WeCom:CorpId", "WeCom:AgentId", "WeCom:Secret", "ConnectionStrings",
        "Bot:ApiKeys", "Bot:ApiKeyScopes", ProfileKey, DataDirectoryKey, PublicBaseUrlKey, Section,
    ];

    /// <summary>What a place may say: a misspelt section is an error, not silence.</summary>
    private static readonly string[] Known = [HostsKey, "WeChat", "WeCom", "ConnectionStrings", "Bot", "Llm", "Logging"];

    /// <summary>The path all its addresses begin with, empty when it is reached by host.</summary>
    public string Prefix => Hosts.Count == 0 ? "/" + Name : "";

    /// <summary>All places, by name. None is the rule.</summary>
    /// <exception cref="SettingsException">One is unusable; the message names it.</exception>
    public static IReadOnlyList<PlaceSettings> ReadAll(IConfiguration root) => [.. Sections(root).Select(s => Read(root, s))];

    /// <summary>One place, for verbs.</summary>
    /// <exception cref="SettingsException">There is none of that name, or it is unusable.</exception>
    public static PlaceSettings Find(IConfiguration root, string name)
    {
        var all = Sections(root).ToList();
        return all.Find(s => s.Key == name) is { } section
            ? Read(root, section)
            : throw new SettingsException($"There is no place \"{name}\" in {Section}; there {(all.Count == 0 ? "are none" : $"is {string.Join(", ", all.Select(s => s.Key))}")}.");
    }

    private static IEnumerable<IConfigurationSection> Sections(IConfiguration root) => root.GetSection(Section).GetChildren();

    private static PlaceSettings Read(IConfiguration root, IConfigurationSection section)
    {
        var name = section.Key;
        if (!NameRule().IsMatch(name))
        {
            throw new SettingsException($"{Section}: \"{name}\" cannot be the name of a place; use 1 to 40 of a-z, 0-9 and -, beginning with a letter.");
        }

        foreach (var stranger in section.GetChildren().Where(c => !Known.Contains(c.Key, StringComparer.OrdinalIgnoreCase)))
        {
            throw new SettingsException($"{stranger.Path} is not known. Settings of a place are written as the root's, below its name: {section.Path}:{ProfileKey}.");
        }

        try
        {
            if (section.GetSection(Section).Exists())
            {
                throw new SettingsException($"{section.Path}:{Section}: a place has no places of its own.");
            }

            var hosts = HostsOf(section.GetSection(HostsKey));
            var configuration = Lay(root, section, hosts);
            var settings = BotSettings.Read(configuration);
            var place = new PlaceSettings(name, hosts, configuration, settings);
            return place.Reached();
        }
        catch (Exception fault) when (fault is SettingsException or ProfileException)
        {
            throw Fault(name, fault);
        }
    }

    /// <summary>A fault of a place's settings, with its name.</summary>
    public static SettingsException Fault(string name, Exception fault) => new($"Place {name}: {fault.Message}");

    /// <summary>A list, or names with commas between them.</summary>
    private static string[] HostsOf(IConfigurationSection section)
    {
        string[] hosts = [.. section.GetChildren().Append(section).SelectMany(h => (h.Value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        return Array.Find(hosts, h => Uri.CheckHostName(h) is not (UriHostNameType.Dns or UriHostNameType.IPv4)) is { } wrong
            ? throw new SettingsException($"{section.Path}: \"{wrong}\" is not a name of a host; write it without scheme, port and path.")
            : hosts;
    }

    private static IConfiguration Lay(IConfiguration root, IConfigurationSection section, string[] hosts)
    {
        var laid = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in root.AsEnumerable().Where(s => s.Value is not null && !IsOwn(s.Key)))
        {
            laid[key] = value;
        }

        var rootSettings = BotSettings.Read(root);
        laid[ProfileKey] = section.Key;
        laid[DataDirectoryKey] = Path.Combine(rootSettings.DataDirectory, "places", section.Key);
        laid[PublicBaseUrlKey] = Address(rootSettings.PublicBaseUrl, section.Key, hosts);
        foreach (var (key, value) in section.AsEnumerable(makePathsRelative: true).Where(s => s.Value is not null))
        {
            laid[key] = value;
        }

        if (string.IsNullOrEmpty(laid.GetValueOrDefault(DatabaseKey)))
        {
            laid[DatabaseKey] = BotDatabase.IsPostgreSql(rootSettings.ConnectionString)
                ? throw new SettingsException($"{DatabaseKey} is missing: the root is on PostgreSQL, so the place's own database there must be named.")
                : $"Data Source={Path.Combine(laid[DataDirectoryKey]!, "bot.db")}";
        }

        return new ConfigurationBuilder().AddInMemoryCollection(laid).Build();
    }

    private static bool IsOwn(string key) =>
        Array.Exists(Own, own => key.StartsWith(own, StringComparison.OrdinalIgnoreCase) && (key.Length == own.Length || key[own.Length] == ':'));

    private static string Address(string root, string name, string[] hosts) => hosts.Length == 0
        ? $"{root}/{name}"
        : new UriBuilder(root) { Host = hosts[0], Path = "" }.Uri.GetLeftPart(UriPartial.Authority);

    /// <summary>Links are made of the public address, the pages' own ones of the path they were asked by: both must be the same.</summary>
    private PlaceSettings Reached()
    {
        var path = new Uri(Settings.PublicBaseUrl).AbsolutePath.TrimEnd('/');
        return path == Prefix
            ? this
            : throw new SettingsException(Hosts.Count == 0
                ? $"{PublicBaseUrlKey} must be a host followed by {Prefix} and nothing more, is \"{Settings.PublicBaseUrl}\"."
                : $"{PublicBaseUrlKey} must be a host without a path, because the place is reached by its Hosts; it is \"{Settings.PublicBaseUrl}\".");
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex NameRule();
}
