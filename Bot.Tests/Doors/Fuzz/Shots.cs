using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Doors.Fuzz;

/// <summary>Requests to an operation: right by its schema, then spoilt in one way or several.</summary>
internal sealed class Shots(ApiBook book, Hints hints)
{
    private const string Hole = "@@hole@@";

    /// <summary>Everything as the document asks for it.</summary>
    public Gen<Shot> Plain(Operation operation, Caller caller) =>
        from path in Path(operation, Hint)
        from query in Gen.CollectToArray(operation.Fields.Where(f => f.In == "query"), f => Hint(f.Name).Select(v => (Name: f.Name, Value: v)))
        from optional in Gen.Choose(0, 2)
        from headers in Gen.CollectToArray(operation.Fields.Where(f => f.In == "header"), f => Hint(f.Name).Select(v => (Name: f.Name, Value: v)))
        from body in RightBody(operation)
        select new Shot(operation, caller, path + Query(optional == 0 ? query : []), headers, body.Body, body.MediaType);

    /// <summary>Spoilt somewhere: in the path, the query, the headers, the body, or in all of them.</summary>
    public Gen<Shot> Spoilt(Operation operation, Caller caller) =>
        from plain in Plain(operation, caller)
        from spoilPath in Gen.Choose(0, 3)
        from path in spoilPath == 0 ? Path(operation, name => Gen.OneOf(Hint(name), Nasty.Word())) : Gen.Constant(plain.Address.Split('?')[0])
        from query in SpoiltQuery(operation)
        from odd in Gen.Elements<(string Name, string Value)>(Nasty.Headers).ArrayOf(2)
        from oddCount in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Constant(1)), (1, Gen.Constant(2)))
        from keepHeaders in Gen.Choose(0, 5)
        from body in Gen.Frequency((1, Gen.Constant((plain.Body, plain.MediaType))), (4, SpoiltBody(operation, plain.Body)))
        select plain with
        {
            Address = path + query,
            Headers = [.. keepHeaders == 0 ? [] : plain.Headers, .. odd.Take(oddCount)],
            Body = operation.Method is "GET" ? null : body.Item1,
            MediaType = body.Item2,
        };

    private Gen<string> Hint(string name) => Gen.Elements<string>(hints.Of(name));

    private static Gen<string> Path(Operation operation, Func<string, Gen<string>> value)
    {
        var fields = operation.Fields.Where(f => f.In == "path").ToList();
        fields.AddRange(operation.Path.Split('{').Skip(1).Select(p => p.Split('}')[0]).Where(n => fields.TrueForAll(f => f.Name != n)).Select(n => new Field(n, "path", true, default)));
        return Gen.CollectToArray(fields, f => value(f.Name).Select(v => (f.Name, Value: v)))
            .Select(values => values.Aggregate(operation.Path, (path, v) => path.Replace($"{{{v.Name}}}", Nasty.Escape(v.Value), StringComparison.Ordinal)));
    }

    private static string Query(IEnumerable<(string Name, string Value)> query) =>
        string.Join('&', query.Select(q => $"{Nasty.Escape(q.Name)}={Nasty.Escape(q.Value)}")) is { Length: > 0 } all ? "?" + all : "";

    /// <summary>Known names and made-up ones, some of them several times.</summary>
    private static Gen<string> SpoiltQuery(Operation operation)
    {
        string[] names = [.. operation.Fields.Where(f => f.In == "query").Select(f => f.Name), "x", "confirm", "limit", "after", ""];
        return from count in Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Choose(1, 4)))
               from pairs in Gen.Zip(Gen.Elements(names), Nasty.Word()).ArrayOf(count)
               from twice in Gen.Choose(0, 3)
               select Query((twice == 0 ? [.. pairs, .. pairs] : pairs).Select(p => (p.Item1, p.Item2)));
    }

    private Gen<(byte[]? Body, string? MediaType)> RightBody(Operation operation) => operation.Bodies.Count == 0
        ? Gen.Constant<(byte[]?, string?)>((null, null))
        : from form in Gen.Elements<BodyForm>(operation.Bodies)
          from body in Body(form)
          select ((byte[]?)body.Item1, (string?)body.Item2);

    private Gen<(byte[], string)> Body(BodyForm form)
    {
        if (form.MediaType == "application/json")
        {
            return Value(form.Schema, "").Select(v => (Encoding.UTF8.GetBytes(v?.ToJsonString() ?? "null"), form.MediaType));
        }

        var schema = book.Resolve(form.Schema);
        if (!schema.TryGetProperty("properties", out var fields))
        {
            return Gen.Elements<byte[]>(hints.Files).Select(f => (f, form.MediaType));
        }

        return from values in Gen.CollectToArray(fields.EnumerateObject().Select(f => f.Name).Where(n => n is not ("lat" or "long")), n => Hint(n).Select(v => (Name: n, Value: v)))
               from extra in Gen.Zip(Gen.Elements("attribute[kind]", "attribute[", "attribute[][]", "service_code", "x"), Nasty.Word()).ArrayOf(2)
               from spoil in Gen.Choose(0, 1)
               select Form(form.MediaType, spoil == 0 ? values : [.. values, .. extra.Select(e => (e.Item1, e.Item2))]);
    }

    private static (byte[], string) Form(string mediaType, IEnumerable<(string Name, string Value)> values)
    {
        if (mediaType == "application/x-www-form-urlencoded")
        {
            return (Encoding.UTF8.GetBytes(Query(values).TrimStart('?')), mediaType);
        }

        var parts = string.Concat(values.Select(v => $"--frontier\r\nContent-Disposition: form-data; name=\"{v.Name}\"\r\n\r\n{v.Value}\r\n"));
        return (Encoding.UTF8.GetBytes(parts + "--frontier--\r\n"), "multipart/form-data; boundary=frontier");
    }

    private Gen<(byte[]?, string?)> SpoiltBody(Operation operation, byte[]? plain)
    {
        var type = operation.Bodies.FirstOrDefault()?.MediaType ?? "application/json";
        var whole = Gen.Elements<byte[]>(Nasty.Bodies).Select(b => ((byte[]?)b, (string?)type));
        if (plain is null)
        {
            return whole;
        }

        var cut = Gen.Choose(0, Math.Max(0, plain.Length - 1)).Select(n => ((byte[]?)plain[..n], (string?)type));
        var mistyped = Gen.Elements<string>(Nasty.MediaTypes).Select(t => ((byte[]?)plain, (string?)t));
        var none = Gen.Constant<(byte[]?, string?)>((plain, null));
        return type == "application/json" && operation.Bodies.Count == 1
            ? Gen.Frequency((6, SpoiltJson(plain)), (2, whole), (1, cut), (1, mistyped), (1, none))
            : Gen.Frequency((2, whole), (2, cut), (2, mistyped), (1, none));
    }

    /// <summary>One or two of its values torn out, or others put in, at any depth.</summary>
    private static Gen<(byte[]?, string?)> SpoiltJson(byte[] plain) =>
        from at in Gen.Choose(0, 1_000)
        from how in Gen.Choose(0, 5)
        from value in Gen.OneOf(Gen.Elements<string>(Nasty.Json), Nasty.Word().Select(w => JsonSerializer.Serialize(w)))
        select ((byte[]?)Encoding.UTF8.GetBytes(Torn(plain, at, how, value)), (string?)"application/json");

    private static string Torn(byte[] plain, int at, int how, string value)
    {
        var root = JsonNode.Parse(plain);
        if (root is not JsonObject whole)
        {
            return value;
        }

        var slots = Slots(whole).ToList();
        switch (how)
        {
            case 0 when slots.Count > 0:
                slots[at % slots.Count].Owner.Remove(slots[at % slots.Count].Name);
                break;
            case 1:
                whole["extra" + at.ToString(CultureInfo.InvariantCulture)] = Hole;
                break;
            default:
                if (slots.Count > 0)
                {
                    slots[at % slots.Count].Owner[slots[at % slots.Count].Name] = Hole;
                }

                break;
        }

        return whole.ToJsonString().Replace($"\"{Hole}\"", value, StringComparison.Ordinal);
    }

    private static IEnumerable<(JsonObject Owner, string Name)> Slots(JsonObject node) =>
        node.SelectMany(p => p.Value is JsonObject inner ? [(node, p.Key), .. Slots(inner)] : new[] { (node, p.Key) });

    private Gen<JsonNode?> Value(JsonElement given, string name)
    {
        var schema = book.Resolve(given);
        if (hints.Has(name))
        {
            return Hint(name).Select(v => IsText(schema) ? JsonValue.Create(v) : (JsonNode?)JsonNode.Parse(v));
        }

        if (schema.TryGetProperty("oneOf", out var either))
        {
            return Gen.OneOf([.. either.EnumerateArray().Select(e => Value(e, name))]);
        }

        return Type(schema) switch
        {
            "null" => Gen.Constant<JsonNode?>(null),
            "boolean" => Gen.Elements(true, false).Select(b => (JsonNode?)JsonValue.Create(b)),
            "integer" => Gen.Choose(0, 100).Select(n => (JsonNode?)JsonValue.Create(n)),
            "number" => Gen.Choose(-1_800_000, 1_800_000).Select(n => (JsonNode?)JsonValue.Create(n / 1e4)),
            "array" => Gen.Choose(0, 2).SelectMany(n => Value(schema.GetProperty("items"), name + "[]").ArrayOf(n)).Select(items => (JsonNode?)new JsonArray(items)),
            "object" => Whole(schema),
            _ => Gen.Elements<string>(hints.Of(name)).Select(v => (JsonNode?)JsonValue.Create(v)),
        };
    }

    /// <summary>What is not required is left out as often as not.</summary>
    private Gen<JsonNode?> Whole(JsonElement schema)
    {
        var required = schema.TryGetProperty("required", out var must) ? must.EnumerateArray().Select(m => m.GetString()).ToHashSet(StringComparer.Ordinal) : [];
        var fields = schema.TryGetProperty("properties", out var all) ? all.EnumerateObject().ToList() : [];
        return Gen.CollectToArray(fields, f => Gen.Zip(Gen.Choose(0, 1), Value(f.Value, f.Name)).Select(v => (f.Name, Given: required.Contains(f.Name) || v.Item1 == 0, Node: v.Item2)))
            .Select(values => (JsonNode?)new JsonObject(values.Where(v => v.Given).Select(v => KeyValuePair.Create(v.Name, v.Node?.DeepClone()))));
    }

    private static bool IsText(JsonElement schema) => Type(schema) is "string" or "";

    private static string Type(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("type", out var type))
        {
            return schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out _) ? "object" : "";
        }

        return type.ValueKind == JsonValueKind.String ? type.GetString()! : type.EnumerateArray().Select(t => t.GetString()!).First(t => t != "null");
    }
}

/// <summary>What is worth trying under a name: ids that exist, one's own and other people's, and words that mean something.</summary>
internal sealed class Hints(IReadOnlyDictionary<string, string[]> known, IReadOnlyList<byte[]> files)
{
    private static readonly string[] Otherwise = ["路口的路灯坏了好几天", "x", "1", "WG-20261124-000001"];

    public IReadOnlyList<byte[]> Files => files;

    public bool Has(string name) => known.ContainsKey(name);

    public IReadOnlyList<string> Of(string name) => known.GetValueOrDefault(name) ?? Otherwise;
}
