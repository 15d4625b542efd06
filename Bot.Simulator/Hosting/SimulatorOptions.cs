namespace Bot.Simulator.Hosting;

/// <summary>What the simulator is told at its start.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Where the bot listens.</summary>
    public string BotUrl { get; init; } = "http://localhost:5080";

    /// <summary>Where the platform and its page listen.</summary>
    public string PlatformUrl { get; init; } = "http://localhost:5090";

    /// <summary>Folder of the bot's database and files, other places' in <c>places/{name}</c> below it; null for a new one under the temporary folder.</summary>
    public string? Data { get; init; }

    /// <summary>The database of the first place; null for a SQLite file in <see cref="Data"/>, as all others have.</summary>
    public string? Database { get; init; }

    /// <summary>The demo grids of the first place, a GeoJSON file; null for the project's own, <c>demo/{profile}.geojson</c>.</summary>
    public string? Grids { get; init; }

    /// <summary>The profile of the place shown first, a name or a file; null for the bot's own default.</summary>
    public string? Profile { get; init; }

    /// <summary>Folder of the profiles that the page offers, as far as demo grids bear their names; null for the one the first lies in.</summary>
    public string? Profiles { get; init; }

    /// <summary>Help for the command line.</summary>
    public const string Usage =
        "Usage: Bot.Simulator [--bot-url URL] [--platform-url URL] [--data DIR] [--database CONNECTION] [--grids FILE.geojson] [--profile NAME] [--profiles DIR]";

    /// <summary>Reads the command line; <see cref="FormatException"/> names what is wrong.</summary>
    public static SimulatorOptions Parse(IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var options = new SimulatorOptions();
        for (var i = 0; i < args.Count; i += 2)
        {
            var value = i + 1 < args.Count ? args[i + 1] : throw new FormatException($"{args[i]} needs a value.");
            options = args[i] switch
            {
                "--bot-url" => options with { BotUrl = Url(args[i], value) },
                "--platform-url" => options with { PlatformUrl = Url(args[i], value) },
                "--data" => options with { Data = Path.GetFullPath(value) },
                "--profile" => options with { Profile = value },
                "--profiles" => options with { Profiles = Directory.Exists(value) ? Path.GetFullPath(value) : throw new FormatException($"--profiles: no folder {value}.") },
                "--database" => options with { Database = value },
                "--grids" => options with { Grids = File.Exists(value) ? Path.GetFullPath(value) : throw new FormatException($"--grids: no file {value}.") },
                _ => throw new FormatException($"{args[i]} is not known."),
            };
        }

        return options;
    }

    private static string Url(string name, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp
            ? url.GetLeftPart(UriPartial.Authority)
            : throw new FormatException($"{name}: {value} is not an http address.");
}
