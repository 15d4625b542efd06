using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Bot.Api.Hosting;
using Bot.Dialogs.Understanding;

namespace Bot.Api.Intakes;

/// <summary><c>classify FILE.jsonl</c>: what each message is about, and how often that is right where the lines say what is.</summary>
public static class ClassifyVerb
{
    public static Command Classify() => VerbHost.OnFile("classify", "Judges messages.", "JSON lines with text, or title and detail", RunAsync);

    private static async Task<int> RunAsync(FileInfo file, BotSettings settings, CancellationToken cancellation)
    {
        var understanding = new KeywordUnderstanding();
        var started = Stopwatch.GetTimestamp();
        var rows = await JsonLines.PredictAsync(file, row => Words(row) is { } words ? Predict(understanding.Judge(words)) : null, cancellation);
        if (rows is null)
        {
            return VerbHost.Refused;
        }

        Console.WriteLine($"{rows.Count} messages, {Stopwatch.GetElapsedTime(started).TotalMicroseconds / Math.Max(1, rows.Count):F0} µs each with reading and writing.");
        Say(rows, "item");
        Say(rows, "kind");
        SayUrgency(rows);
        return VerbHost.Done;
    }

    private static string? Words(JsonObject row) =>
        JsonLines.Text(row, "text") ?? (JsonLines.Text(row, "title") is { } title ? $"{title}\n{JsonLines.Text(row, "detail")}" : null);

    private static JsonObject Predict(Meaning meaning) => new()
    {
        ["item"] = meaning.Item,
        ["top3"] = new JsonArray([.. meaning.Best.Select(g => JsonValue.Create(g.Item))]),
        ["kind"] = meaning.Kind,
        ["urgent"] = meaning.Urgent,
        ["place"] = "",
        ["department"] = ServiceItems.All.FirstOrDefault(i => i.Code == meaning.Item)?.Department ?? "",
        ["confidence"] = Math.Round(meaning.Confidence, 3),
    };

    private static void Say(IReadOnlyList<(JsonObject Row, JsonObject Predicted)> rows, string field)
    {
        var gold = rows.Where(r => JsonLines.Text(r.Row, field) is not null).ToList();
        if (gold.Count > 0)
        {
            var right = gold.Count(r => JsonLines.Text(r.Row, field) == JsonLines.Text(r.Predicted, field));
            Console.WriteLine($"{field}: {(double)right / gold.Count:P1} of {gold.Count}");
        }
    }

    private static void SayUrgency(IReadOnlyList<(JsonObject Row, JsonObject Predicted)> rows)
    {
        var urgent = rows.Where(r => IsTrue(r.Row)).ToList();
        var said = rows.Where(r => IsTrue(r.Predicted)).ToList();
        if (urgent.Count > 0)
        {
            Console.WriteLine($"urgent: recall {(double)urgent.Count(r => IsTrue(r.Predicted)) / urgent.Count:P1}, precision {(said.Count == 0 ? 0 : (double)said.Count(r => IsTrue(r.Row)) / said.Count):P1}");
        }
    }

    private static bool IsTrue(JsonObject row) => row["urgent"] is JsonValue value && value.TryGetValue<bool>(out var urgent) && urgent;
}
