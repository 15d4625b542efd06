using System.Text.Json;
using Bot.Api.Integration.Keys;
using Bot.Api.Streams;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;
using StackExchange.Redis;

namespace Bot.Api.Hosting.Places;

/// <summary>Refuses, before anything starts, places that would share what each must have for itself. Values are not repeated: most are secrets.</summary>
public static class PlacesApart
{
    private const string Root = "the root";

    /// <exception cref="SettingsException">Two share something; the message names both and the setting.</exception>
    public static void Check(IConfiguration root, BotSettings rootSettings, IReadOnlyList<PlaceSettings> places)
    {
        var owners = new Dictionary<(string Setting, string Value), string>();
        Take(owners, Root, Things(root, rootSettings));
        foreach (var place in places)
        {
            Take(owners, $"place {place.Name}", [.. Things(place.Configuration, place.Settings), .. place.Hosts.Select(h => ("Hosts", h.ToUpperInvariant()))]);
        }
    }

    private static void Take(Dictionary<(string Setting, string Value), string> owners, string who, IEnumerable<(string Setting, string Value)> things)
    {
        // One place may use a thing twice, such as one robot for office and desk.
        foreach (var thing in things.Distinct())
        {
            if (!owners.TryAdd(thing, who))
            {
                throw new SettingsException($"{thing.Setting}: {owners[thing]} and {who} have the same; each needs its own.");
            }
        }
    }

    private static IEnumerable<(string Setting, string Value)> Things(IConfiguration configuration, BotSettings settings)
    {
        yield return ("Bot:DataDirectory", Real(settings.DataDirectory));
        yield return ("ConnectionStrings:Bot", Database(settings.ConnectionString));
        yield return ("Bot:Profile", Path.GetFileNameWithoutExtension(settings.ProfilePath));
        yield return ("Bot:PublicBaseUrl", settings.PublicBaseUrl.ToUpperInvariant());
        foreach (var key in (string[])["WeChat:Mp:AppId", "WeChat:Mp:Token", "WeChat:MiniProgram:AppId", "WeChat:MiniProgram:Token"])
        {
            if (configuration[key] is { Length: > 0 } value)
            {
                yield return (key, value);
            }
        }

        foreach (var key in settings.ApiKeys.Values.SelectMany(ApiKeys.Split))
        {
            yield return ("Bot:ApiKeys", key);
        }

        foreach (var robot in Robots(settings.ProfilePath))
        {
            yield return ("Group robot of the profile", robot);
        }

        if (settings.RedisConnection is { } redis)
        {
            var options = StreamServices.Read(redis);
            foreach (var endPoint in options.EndPoints)
            {
                // The streams' names are the same everywhere, so places on one server need databases of their own there.
                yield return ($"ConnectionStrings:Redis ({StreamNames.Events} in one database)", $"{endPoint}/{options.DefaultDatabase ?? 0}");
            }
        }
    }

    /// <summary>All of them, wherever in the file an office has one, so that no office added later is forgotten here.</summary>
    private static List<string> Robots(string profile)
    {
        _ = ProfileFile.Read(profile);
        using var file = JsonDocument.Parse(File.ReadAllText(profile), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        var robots = new List<string>();
        Collect(file.RootElement, robots);
        return robots;
    }

    private static void Collect(JsonElement element, List<string> robots)
    {
        foreach (var inner in element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : default)
        {
            Collect(inner, robots);
        }

        foreach (var property in element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : default)
        {
            if (property.NameEquals("robot") && property.Value.ValueKind == JsonValueKind.String)
            {
                robots.Add(property.Value.GetString()!);
            }

            Collect(property.Value, robots);
        }
    }

    private static string Database(string connection)
    {
        try
        {
            return DatabaseOf(connection);
        }
        catch (ArgumentException)
        {
            // The value is not repeated: it may hold a password.
            throw new SettingsException("ConnectionStrings:Bot cannot be read; write it as Data Source=… or Host=…;Database=….");
        }
    }

    private static string DatabaseOf(string connection)
    {
        if (BotDatabase.IsPostgreSql(connection))
        {
            var server = new NpgsqlConnectionStringBuilder(connection);
            return $"{server.Host?.ToUpperInvariant()}:{server.Port}/{server.Database ?? server.Username}";
        }

        return Real(new SqliteConnectionStringBuilder(connection).DataSource);
    }

    /// <summary>Links followed, so that two names of one thing are found out.</summary>
    private static string Real(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        for (var part = full; part is not null; part = Path.GetDirectoryName(part))
        {
            // What is not there yet is no link.
            var folder = new DirectoryInfo(part);
            if (folder.LinkTarget is not null)
            {
                return Real(folder.ResolveLinkTarget(returnFinalTarget: true)!.FullName + full[part.Length..]);
            }
        }

        return full;
    }
}
