using System.Text.Json.Nodes;

namespace Bot.Tests.Road;

/// <summary>
/// The test place for tests whose residents all report the same at the same place: nobody is asked to go along with
/// a neighbour, every report becomes an intake.
/// </summary>
internal static class AloneProfile
{
    private static readonly Lazy<string> File = new(Write);

    public static string Path => File.Value;

    public static void Apply(JsonNode profile) => profile["neighbours"] = new JsonObject { ["withinDays"] = 0, ["resolvedWithinDays"] = 0 };

    private static string Write()
    {
        var profile = TestPlace.Json();
        Apply(profile);
        return TestPlace.WriteForTheDemo(profile);
    }
}
