using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Api.Hosting;

/// <summary>Reads a file of JSON lines, adds <c>predicted</c> to each and writes <c>FILE.out.jsonl</c>. A bad line refuses the whole file.</summary>
public static class JsonLines
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>The lines with their predictions, or null with the reason said.</returns>
    public static async Task<IReadOnlyList<(JsonObject Row, JsonObject Predicted)>?> PredictAsync(
        FileInfo file, Func<JsonObject, JsonObject?> predict, CancellationToken cancellation)
    {
        List<(JsonObject, JsonObject)> rows = [];
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(file.FullName, cancellation))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (Parse(line) is not { } row || predict(row) is not { } predicted)
            {
                VerbHost.Refuse($"{file.Name}: line {number}: not an object with the fields this verb reads.");
                return null;
            }

            rows.Add((row, predicted));
        }

        await using var writer = new StreamWriter(file.FullName + ".out.jsonl");
        foreach (var (row, predicted) in rows)
        {
            var written = row.DeepClone().AsObject();
            written["predicted"] = predicted.DeepClone();
            await writer.WriteLineAsync(written.ToJsonString(Written).AsMemory(), cancellation);
        }

        return rows;
    }

    public static string? Text(JsonObject row, string name) =>
        row[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static double? Number(JsonObject row, string name) =>
        row[name] is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;

    private static JsonObject? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
