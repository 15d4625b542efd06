using System.Text.Json.Nodes;

namespace Bot.Tests.Road;

/// <summary>The test place with changes, in a file of its own: for tests of what a place may say.</summary>
internal static class ChangedProfile
{
    public static string Write(Action<JsonObject> change)
    {
        var profile = TestPlace.Json();
        change(profile);
        var file = Path.Combine(Directory.CreateTempSubdirectory("grid-bot-place-").FullName, "place-demo.json");
        File.WriteAllText(file, profile.ToJsonString());
        return file;
    }
}
