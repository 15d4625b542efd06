using System.Text.Json.Nodes;
using Bot.Tests.Grids;

namespace Bot.Tests.Simulator;

/// <summary>A folder of profiles made from the demo's own under other names, so that these tests hold whatever the places' rules are.</summary>
internal static class CopiedProfiles
{
    /// <summary>The folder; the copies never rest at night.</summary>
    public static DirectoryInfo Write(params (string Name, string Place)[] copies)
    {
        var folder = Directory.CreateTempSubdirectory("grid-bot-profiles-");
        foreach (var (name, place) in copies)
        {
            var profile = JsonNode.Parse(File.ReadAllText(Path.Combine(DemoGrids.RepositoryRoot, "profiles", "xigang.json")))!;
            profile["place"] = place;
            profile["office"]!["name"] = $"{place}网格中心";
            profile["office"]!["robot"] = $"robot-{name}-office";
            profile["desk"]!["robot"] = $"robot-{name}-desk";
            profile["groups"] = new JsonObject { ["quietFrom"] = "00:00", ["quietUntil"] = "00:00" };
            File.WriteAllText(Path.Combine(folder.FullName, name + ".json"), profile.ToJsonString());
        }

        return folder;
    }
}
