using System.Text.Json.Nodes;
using Bot.Tests.Grids;

namespace Bot.Tests.Road;

/// <summary>The demo's profile with changes, in a file of its own: for tests of what a place may say.</summary>
internal static class ChangedProfile
{
    public static string Write(Action<JsonObject> change)
    {
        var profile = JsonNode.Parse(File.ReadAllText(Path.Combine(DemoGrids.RepositoryRoot, "profiles", "xigang.json")))!.AsObject();
        change(profile);
        var file = Path.Combine(Directory.CreateTempSubdirectory("grid-bot-place-").FullName, "place-demo.json");
        File.WriteAllText(file, profile.ToJsonString());
        return file;
    }
}
