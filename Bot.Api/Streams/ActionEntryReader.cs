using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Api.EventQueue;

namespace Bot.Api.Streams;

/// <summary>
/// Reads an entry in whatever shape it was sent: one field that holds a JSON object, with the number inside it or beside
/// it, or flat fields. What stands beside goes before what stands inside; an empty field says nothing.
/// </summary>
public static class ActionEntryReader
{
    private static readonly string[] Envelopes = ["action", "data", "body", "payload", "event"];
    private static readonly string[] NumberNames = ["number", "subject", "intake"];
    private static readonly string[] KeyNames = ["idempotencyKey", "idempotency_key", "Idempotency-Key", "key"];
    private static readonly string[] RequestNames = ["action", "note", "assignee", "until"];
    private static readonly string[] ActorNames = ["userid", "name", "role"];
    private static readonly JsonDocumentOptions NoDoubles = new() { AllowDuplicateProperties = false };
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static ActionEntry Read(StreamEntry entry)
    {
        if (entry.Fields is null)
        {
            return ActionEntry.Removed;
        }

        var bytes = entry.Fields.Sum(f => f.Key.Length + f.Value.Length);
        return bytes > StreamLimits.EntryBytes ? ActionEntry.TooLarge(bytes) : Read(entry.Fields);
    }

    private static ActionEntry Read(IReadOnlyList<KeyValuePair<byte[], byte[]>> fields)
    {
        var said = new Dictionary<string, JsonNode>(StringComparer.OrdinalIgnoreCase);
        var field = "entry";
        string? number = null;
        try
        {
            List<KeyValuePair<string, string>> words = [.. fields.Select(f => KeyValuePair.Create(Strict.GetString(f.Key), Strict.GetString(f.Value)))];
            foreach (var (name, value) in words.Where(w => !IsEnvelope(w) && w.Value.Length > 0))
            {
                said.TryAdd(name, JsonValue.Create(value));
            }

            number = First(said, NumberNames);
            foreach (var (name, value) in words.Where(IsEnvelope))
            {
                field = name;
                Spread(Parse(value), said);
            }

            number ??= First(said, NumberNames);
            field = "actor";
            var request = new JsonObject { ["actor"] = Actor(said) };
            foreach (var name in RequestNames.Where(said.ContainsKey))
            {
                request[name] = said[name].DeepClone();
            }

            field = "entry";
            return number is not null
                ? new ActionEntry.Order(number, request.Deserialize<ActionRequest>(JsonSerializerOptions.Web)!, First(said, KeyNames))
                : ActionEntry.NoNumber;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            var path = (fault as JsonException)?.Path?.TrimStart('$', '.');
            return ActionEntry.BadJson(string.IsNullOrEmpty(path) || field != "entry" ? field : path, number);
        }
    }

    /// <summary>What looks like an object has to be one.</summary>
    private static bool IsEnvelope(KeyValuePair<string, string> field) =>
        Envelopes.Contains(field.Key, StringComparer.OrdinalIgnoreCase) && field.Value.AsSpan().TrimStart() is ['{', ..];

    private static JsonObject Parse(string json) => (JsonObject)JsonNode.Parse(json, documentOptions: NoDoubles)!;

    /// <summary>An object inside, such as the <c>data</c> of a CloudEvent, is spread like its own envelope.</summary>
    private static void Spread(JsonObject from, Dictionary<string, JsonNode> said)
    {
        foreach (var (name, value) in from)
        {
            if (value is JsonObject inner && Envelopes.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                Spread(inner, said);
            }
            else if (value is not null)
            {
                said.TryAdd(name, value);
            }
        }
    }

    /// <summary>An object, an object written as text, a name alone, or the actor's fields one by one.</summary>
    private static JsonNode? Actor(Dictionary<string, JsonNode> said)
    {
        if (!said.TryGetValue("actor", out var actor))
        {
            var flat = new JsonObject(ActorNames.Where(said.ContainsKey).Select(n => KeyValuePair.Create(n, (JsonNode?)said[n].DeepClone())));
            return flat.Count > 0 ? flat : null;
        }

        return actor switch
        {
            JsonValue value when value.TryGetValue<string>(out var text) => text.AsSpan().TrimStart() is ['{', ..] ? Parse(text) : new JsonObject { ["name"] = text },
            _ => actor.DeepClone(),
        };
    }

    private static string? First(Dictionary<string, JsonNode> said, string[] names) =>
        names.Select(n => said.GetValueOrDefault(n)?.ToString()).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));
}
