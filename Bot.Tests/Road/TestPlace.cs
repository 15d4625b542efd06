using System.Text.Json.Nodes;
using Bot.Data.Profiles;
using Bot.Tests.Grids;

namespace Bot.Tests.Road;

/// <summary>
/// A made-up place, on whose rules the laws are tested: three rungs, a desk, two departments. It lies on the demo's grids and is nobody's,
/// so that a real place may change its paper and no law of promises, groups or results has to be told anew.
/// </summary>
internal static class TestPlace
{
    public const string OfficeRobot = "robot-test-office";
    public const string DeskRobot = "robot-test-desk";

    private static readonly Lazy<string> Demo = new(() => WriteForTheDemo(Json()));

    public static string File { get; } = Path.Combine(DemoGrids.RepositoryRoot, "Bot.Tests", "Road", "test-place.json");

    /// <summary>The same file under the demo's name, by which the simulator finds grids and the bot its documents.</summary>
    public static string ForTheDemo => Demo.Value;

    public static Profile Read() => ProfileFile.Read(File);

    /// <summary>Its file, to be changed for one test.</summary>
    public static JsonObject Json() => JsonNode.Parse(System.IO.File.ReadAllText(File))!.AsObject();

    public static string WriteForTheDemo(JsonObject profile)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("grid-bot-profile-").FullName, "xigang.json");
        System.IO.File.WriteAllText(file, profile.ToJsonString());
        return file;
    }
}
