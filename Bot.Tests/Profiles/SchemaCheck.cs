using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bot.Tests.Profiles;

/// <summary>As much of JSON Schema 2020-12 as the profiles' schema uses; a keyword it does not know is a fault, never passed over.</summary>
internal sealed class SchemaCheck(JsonNode schema)
{
    private readonly List<string> _faults = [];

    /// <summary>What is wrong with a document, each with its path.</summary>
    public IReadOnlyList<string> Of(JsonNode document)
    {
        _faults.Clear();
        Check(schema.AsObject(), document, "$");
        return [.. _faults];
    }

    private void Check(JsonObject rule, JsonNode? value, string path)
    {
        foreach (var (keyword, said) in rule)
        {
            switch (keyword)
            {
                case "$schema" or "title" or "description":
                    break;
                case "$ref":
                    Check(Pointed(said!.GetValue<string>()), value, path);
                    break;
                case "type":
                    Require(Types(said!).Contains(TypeOf(value)) || (TypeOf(value) == "integer" && Types(said!).Contains("number")), path, $"is {TypeOf(value)}");
                    break;
                case "enum":
                    Require(said!.AsArray().Any(v => JsonNode.DeepEquals(v, value)), path, "is none of the values");
                    break;
                case "pattern":
                    Require(value is null || Regex.IsMatch(value.GetValue<string>(), said!.GetValue<string>(), RegexOptions.None, TimeSpan.FromSeconds(1)), path, "does not match");
                    break;
                case "format":
                    Require(value is null || DateOnly.TryParseExact(value.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), path, "is no date");
                    break;
                case "required":
                    Require(said!.AsArray().All(n => value is JsonObject o && o.ContainsKey(n!.GetValue<string>())), path, "lacks a member");
                    break;
                case "properties":
                    Members(said!.AsObject(), rule["additionalProperties"], value, path);
                    break;
                case "additionalProperties" when rule.ContainsKey("properties"):
                    break;
                case "additionalProperties":
                    Members([], said, value, path);
                    break;
                case "items":
                    Entries(said!.AsObject(), value, path);
                    break;
                default:
                    throw new NotSupportedException($"The schema uses {keyword}.");
            }
        }
    }

    private void Members(JsonObject known, JsonNode? others, JsonNode? value, string path)
    {
        foreach (var (name, member) in value as JsonObject ?? [])
        {
            if ((known[name] ?? others) is JsonObject rule)
            {
                Check(rule, member, $"{path}.{name}");
            }
            else
            {
                Require(false, $"{path}.{name}", "is not known");
            }
        }
    }

    private void Entries(JsonObject rule, JsonNode? value, string path)
    {
        foreach (var (entry, index) in (value as JsonArray ?? []).Select((e, i) => (e, i)))
        {
            Check(rule, entry, $"{path}[{index}]");
        }
    }

    private JsonObject Pointed(string pointer) => pointer.TrimStart('#', '/').Split('/').Aggregate(schema, (node, name) => node[name]!).AsObject();

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray many ? many.Select(t => t!.GetValue<string>()) : [type.GetValue<string>()];

    private static string TypeOf(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "object",
        JsonArray => "array",
        _ => value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => "string",
            System.Text.Json.JsonValueKind.Number => value.ToJsonString().Contains('.', StringComparison.Ordinal) ? "number" : "integer",
            _ => "boolean",
        },
    };

    private void Require(bool holds, string path, string reason)
    {
        if (!holds)
        {
            _faults.Add($"{path} {reason}");
        }
    }
}
