using System.Text.Json;

namespace Bot.Tests.Doors.Fuzz;

/// <summary>One operation of the OpenAPI document, as a stranger reads it.</summary>
internal sealed record Operation(string Method, string Path, string? Scheme, IReadOnlyList<Field> Fields, IReadOnlyList<BodyForm> Bodies, IReadOnlyList<int> Statuses)
{
    public string Name => $"{Method} {Path}";

    public bool IsForResidents => Scheme == "resident";

    public bool IsForKeys => Scheme == "apiKey";

    /// <summary>Whether an address leads here: what is spoilt may lead to another door, or to none.</summary>
    public bool IsAt(string address)
    {
        var (asked, own) = (address.Split('?')[0].Split('/'), Path.Split('/'));
        return asked.Length == own.Length && asked.Zip(own).All(p => p.Second.Contains('{', StringComparison.Ordinal) ? p.First is not ("" or "." or "..") : p.First == p.Second);
    }

    public override string ToString() => Name;
}

/// <summary>A parameter: in path, query or header.</summary>
internal sealed record Field(string Name, string In, bool Required, JsonElement Schema);

/// <summary>One way to write a body.</summary>
internal sealed record BodyForm(string MediaType, JsonElement Schema);

/// <summary>The document of a running bot, fetched from its own address.</summary>
internal sealed class ApiBook(JsonElement document)
{
    private static readonly string[] Verbs = ["get", "put", "post", "delete", "patch", "head", "options"];

    public IReadOnlyList<Operation> Operations { get; } = [.. Read(document)];

    /// <summary>What a schema says, references followed.</summary>
    public JsonElement Resolve(JsonElement schema)
    {
        while (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference))
        {
            schema = reference.GetString()!.TrimStart('#', '/').Split('/').Aggregate(document, (at, part) => at.GetProperty(part));
        }

        return schema;
    }

    private static IEnumerable<Operation> Read(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from verb in path.Value.EnumerateObject()
        where Verbs.Contains(verb.Name, StringComparer.Ordinal)
        select new Operation(verb.Name.ToUpperInvariant(), path.Name, Scheme(verb.Value), [.. Fields(verb.Value)], [.. Bodies(verb.Value)], [.. Statuses(verb.Value)]);

    private static string? Scheme(JsonElement operation) =>
        operation.TryGetProperty("security", out var security) && security.GetArrayLength() > 0 ? security[0].EnumerateObject().Select(s => s.Name).FirstOrDefault() : null;

    private static IEnumerable<Field> Fields(JsonElement operation) => operation.TryGetProperty("parameters", out var fields)
        ? fields.EnumerateArray().Select(f => new Field(
            f.GetProperty("name").GetString()!, f.GetProperty("in").GetString()!, f.TryGetProperty("required", out var must) && must.GetBoolean(), f.GetProperty("schema")))
        : [];

    private static IEnumerable<BodyForm> Bodies(JsonElement operation) => operation.TryGetProperty("requestBody", out var body)
        ? body.GetProperty("content").EnumerateObject().Select(c => new BodyForm(c.Name, c.Value.GetProperty("schema")))
        : [];

    private static IEnumerable<int> Statuses(JsonElement operation) =>
        operation.GetProperty("responses").EnumerateObject().Select(r => int.Parse(r.Name, System.Globalization.CultureInfo.InvariantCulture));
}
