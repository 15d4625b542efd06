using System.Text.Json.Nodes;
using Bot.Tests.Grids;

namespace Bot.Tests.Road;

/// <summary>
/// The demo's profile for tests whose residents all report the same at the same place: nobody is asked to go along with
/// a neighbour, every report becomes an intake.
/// </summary>
internal static class AloneProfile
{
    private static readonly Lazy<string> File = new(Write);

    public static string Path => File.Value;

    public static void Apply(JsonNode profile) => profile["neighbours"] = new JsonObject { ["withinDays"] = 0, ["resolvedWithinDays"] = 0 };

    private static string Write()
    {
        var profile = JsonNode.Parse(System.IO.File.ReadAllText(System.IO.Path.Combine(DemoGrids.RepositoryRoot, "profiles", "xigang.json")))!;
        Apply(profile);
        var file = System.IO.Path.Combine(Directory.CreateTempSubdirectory("grid-bot-profile-").FullName, "xigang.json");
        System.IO.File.WriteAllText(file, profile.ToJsonString());
        return file;
    }
}
