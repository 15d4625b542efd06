using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Bot.Api.Hosting;
using Bot.Dialogs.Understanding;

namespace Bot.Api.Understanding;

/// <summary><c>classify FILE.jsonl</c>: what each message is about, and how often that is right where the lines say what is.</summary>
public static class ClassifyVerb
{
    public static Command Classify() => VerbHost.OnFile("classify", "Judges messages.", "JSON lines with text, or title and detail", RunAsync);

    private static async Task<int> RunAsync(FileInfo file, BotSettings settings, CancellationToken cancellation)
    {
        var understanding = LearnedUnderstanding.Shipped;
        var judged = new List<Judged>();
        var said = new List<string>();
        var rows = await JsonLines.PredictAsync(file, Predict, cancellation);
        if (rows is null)
        {
            return VerbHost.Refused;
        }

        Console.WriteLine($"{rows.Count} messages, {MicrosecondsEach(understanding, said):F0} µs each.");
        foreach (var line in Scores.Lines(judged))
        {
            Console.WriteLine(line);
        }

        return VerbHost.Done;

        JsonObject? Predict(JsonObject row)
        {
            if (Words(row) is not { } words)
            {
                return null;
            }

            said.Add(words);
            var meaning = understanding.Judge(words);
            judged.Add(new(meaning, JsonLines.Text(row, "item"), JsonLines.Text(row, "kind"), Flag(row), JsonLines.Text(row, "place"), JsonLines.Text(row, "label")));
            return Written(meaning);
        }
    }

    // Judged once more without reading, writing and warming up, which a running bot does not pay for.
    private static double MicrosecondsEach(LearnedUnderstanding understanding, List<string> said)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var words in said)
        {
            understanding.Judge(words);
        }

        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / Math.Max(1, said.Count);
    }

    // A letter's title stands on the first line, which counts more.
    private static string? Words(JsonObject row) =>
        JsonLines.Text(row, "text") ?? (JsonLines.Text(row, "title") is { } title ? $"{title}\n{JsonLines.Text(row, "detail")}".Trim() : null);

    private static JsonObject Written(Meaning meaning) => new()
    {
        ["item"] = meaning.Item,
        ["top3"] = new JsonArray([.. meaning.Best.Select(g => JsonValue.Create(g.Item))]),
        ["kind"] = meaning.Kind,
        ["urgent"] = meaning.Urgent,
        ["place"] = meaning.Place,
        ["department"] = meaning.Department,
        ["confidence"] = Math.Round(meaning.Confidence, 3),
    };

    private static bool? Flag(JsonObject row) => row["urgent"] is JsonValue value && value.TryGetValue<bool>(out var urgent) ? urgent : null;
}
