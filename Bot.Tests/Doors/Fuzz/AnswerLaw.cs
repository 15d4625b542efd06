using System.Text.Json;
using Xunit;

namespace Bot.Tests.Doors.Fuzz;

/// <summary>What holds for every answer, of JSON doors and pages alike.</summary>
internal static class AnswerLaw
{
    /// <summary>No plain request takes a tenth of it, even on a machine that does much else.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    /// <summary>Our insides: names of code, of files, of the database.</summary>
    private static readonly string[] Insides =
    [
        "Exception", "   at ", ".cs:line", "StackTrace", "System.Text", "Microsoft.", "Bot.Api", "Bot.Data", "SQLite Error", "Npgsql", "SELECT ", "INSERT INTO", "no such column", "UNIQUE constraint", "bot.db",
    ];

    /// <param name="response">Its head.</param>
    /// <param name="body">Read whole.</param>
    /// <param name="took">From sending to the last byte.</param>
    /// <param name="kept">What it must not hold.</param>
    /// <param name="what">Answer and request, for the report.</param>
    public static void Holds(HttpResponseMessage response, string body, TimeSpan took, IEnumerable<string> kept, string what)
    {
        Assert.True((int)response.StatusCode < 500, "A fault of ours: " + what);
        Assert.True(took < Soon, "Late: " + what);
        var said = string.Join('\n', response.Headers.Concat(response.Content.Headers).SelectMany(h => h.Value)) + "\n" + body;
        foreach (var one in kept)
        {
            Assert.False(said.Contains(one, StringComparison.Ordinal), $"It tells \"{one}\": {what}");
        }

        foreach (var inside in Insides)
        {
            Assert.False(said.Contains(inside, StringComparison.Ordinal), $"It tells \"{inside}\" of our insides: {what}");
        }
    }

    /// <summary>Ours, not the server's refusal of what is no HTTP: that one is answered before any of our code runs.</summary>
    public static bool IsOurs(HttpResponseMessage response) => response.Headers.Contains("X-Content-Type-Options");

    public static void IsChineseProblem(HttpResponseMessage response, string body, string what)
    {
        Assert.True(response.Content.Headers.ContentType?.MediaType == "application/problem+json", "No problem details: " + what);
        using var problem = JsonDocument.Parse(body);
        Assert.StartsWith("urn:grid-bot:problem:", problem.RootElement.GetProperty("type").GetString(), StringComparison.Ordinal);
        foreach (var words in (string[])["title", "detail"])
        {
            Assert.True(problem.RootElement.GetProperty(words).GetString()!.Any(c => c is >= '\u4e00' and <= '\u9fff'), "Not in Chinese: " + what);
        }
    }
}
