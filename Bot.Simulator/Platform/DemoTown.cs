using System.Text.Json.Nodes;

namespace Bot.Simulator.Platform;

/// <summary>One grid as the page draws it: rings of GCJ-02 points, and a point inside to stand its name on.</summary>
public sealed record DemoGrid(string Code, string Name, string Area, string Robot, IReadOnlyList<double[][]> Rings, double[] Centre);

/// <summary>
/// The demo town from a grid file (GeoJSON of the contract): its grids for the map, a group for every robot, a member of
/// the corporation for every grid worker. The bot imports the same file by itself.
/// </summary>
public sealed record DemoTown(IReadOnlyList<DemoGrid> Grids)
{
    /// <summary>No town: an empty map.</summary>
    public static readonly DemoTown Nowhere = new([]);

    /// <summary>
    /// Reads the file and puts groups and workers on the platform. <see cref="FormatException"/> when the borders are in a
    /// system other than WGS-84 or CGCS2000, which the simulated phone cannot turn into GCJ-02.
    /// </summary>
    public static async Task<DemoTown> LoadAsync(string file, SimulatedPlatform platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        var root = JsonNode.Parse(await File.ReadAllTextAsync(file))?.AsObject() ?? throw new FormatException($"{file}: not a JSON object.");
        var system = root["crs_name"]?.ToString() ?? "wgs84";
        if (system is not ("wgs84" or "cgcs2000"))
        {
            throw new FormatException($"{file}: crs_name {system} is not drawn; use wgs84 or cgcs2000.");
        }

        var grids = new List<DemoGrid>();
        foreach (var feature in root["features"]?.AsArray() ?? [])
        {
            var properties = feature?["properties"]?.AsObject() ?? throw new FormatException($"{file}: a feature without properties.");
            AddPeople(platform, properties);
            if (feature["geometry"] is JsonObject geometry)
            {
                grids.Add(Draw(properties, geometry));
            }
        }

        return new DemoTown(grids);
    }

    private static void AddPeople(SimulatedPlatform platform, JsonObject properties)
    {
        var name = Text(properties, "name");
        if (Text(properties, "robot") is { Length: > 0 } robot)
        {
            platform.AddGroup(robot, GroupName(name));
        }

        foreach (var member in (properties["members"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (Text(member, "userid") is { Length: > 0 } userId)
            {
                platform.AddWorker(userId, $"{Text(member, "name")}（{name} {Text(member, "role")}）");
            }
        }
    }

    // One robot serves the grids of one village: the group carries the village's name. A grid with a group of its own gives it its own.
    private static string GroupName(string grid) => grid.IndexOf('第', StringComparison.Ordinal) is > 0 and var cut
        ? grid[..cut] + "网格工作群"
        : grid + (grid.EndsWith("网格", StringComparison.Ordinal) ? "工作群" : "网格工作群");

    private static DemoGrid Draw(JsonObject properties, JsonObject geometry)
    {
        var polygons = geometry["type"]?.ToString() == "MultiPolygon"
            ? geometry["coordinates"]!.AsArray().Select(p => p!.AsArray()[0]!.AsArray())
            : [geometry["coordinates"]!.AsArray()[0]!.AsArray()];
        var rings = polygons.Select(ring => ring.Select(Point).ToArray()).ToList();
        return new DemoGrid(Text(properties, "code"), Text(properties, "name"), Text(properties, "area"), Text(properties, "robot"), rings, Centre(rings[0]));
    }

    private static double[] Point(JsonNode? pair)
    {
        var (longitude, latitude) = Gcj02.FromWgs84(pair![0]!.GetValue<double>(), pair[1]!.GetValue<double>());
        return [Math.Round(longitude, 6), Math.Round(latitude, 6)];
    }

    private static double[] Centre(double[][] ring) => [ring.Skip(1).Average(p => p[0]), ring.Skip(1).Average(p => p[1])];

    private static string Text(JsonObject properties, string field) => properties[field]?.ToString() ?? "";
}
