using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Bot.Data.Profiles;

/// <summary>
/// <c>profiles/profile.schema.json</c>: the form of a profile for editors, made from the types that read it and from their
/// comments. The rules that a form cannot say stand in <see cref="ProfileCheck"/>.
/// </summary>
public static partial class ProfileSchema
{
    /// <summary>The file's name, as profiles refer to it.</summary>
    public const string FileName = "profile.schema.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>The schema (JSON Schema 2020-12) as text, ending with a line's end.</summary>
    /// <exception cref="FileNotFoundException">The comments (Bot.Data.xml) do not lie beside the program.</exception>
    public static string Text()
    {
        var comments = Comments();
        var schema = ProfileFile.Json.GetJsonSchemaAsNode(typeof(Profile), new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Describe(context, node, comments),
        });
        var root = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = "A place's profile" };
        foreach (var (name, value) in schema.AsObject().ToList())
        {
            root[name] = value?.DeepClone();
        }

        return root.ToJsonString(Indented) + "\n";
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node, IReadOnlyDictionary<string, string> comments)
    {
        if (node is not JsonObject schema)
        {
            return node;
        }

        if ((Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type) == typeof(TimeOnly))
        {
            schema.Remove("format"); // JSON Schema's "time" wants seconds and an offset; a profile says 09:00.
            schema["pattern"] = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$";
        }

        if (Description(context, comments) is { Length: > 0 } words)
        {
            schema.Remove("description");
            schema.Insert(0, "description", words);
        }

        return schema;
    }

    private static string Description(JsonSchemaExporterContext context, IReadOnlyDictionary<string, string> comments)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        string?[] said =
        [
            context.PropertyInfo?.AttributeProvider is PropertyInfo property ? comments.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}") : comments.GetValueOrDefault("T:" + type.FullName),
            .. type.IsEnum ? type.GetEnumNames().Select(n => comments.TryGetValue($"F:{type.FullName}.{n}", out var word) ? $"{JsonNamingPolicy.CamelCase.ConvertName(n)}: {word}" : null) : [],
        ];
        return string.Join(' ', said.OfType<string>());
    }

    /// <summary>The summaries of the types' comments by the compiler's ids.</summary>
    private static Dictionary<string, string> Comments()
    {
        var file = Path.Combine(AppContext.BaseDirectory, typeof(Profile).Assembly.GetName().Name + ".xml");
        return XDocument.Load(file).Descendants("member")
            .Where(m => m.Attribute("name")!.Value.Contains("Bot.Data.Profiles.", StringComparison.Ordinal) && m.Element("summary") is not null)
            .ToDictionary(m => m.Attribute("name")!.Value, m => Plain(m.Element("summary")!), StringComparer.Ordinal);
    }

    /// <summary>A comment without its marks; what it refers to is named as the file spells it.</summary>
    private static string Plain(XElement summary) => Spaces().Replace(
        string.Concat(summary.Nodes().Select(n => n switch
        {
            XElement { Name.LocalName: "see" } see => JsonNamingPolicy.CamelCase.ConvertName(see.Attribute("cref")!.Value.Split('.', ':')[^1]),
            XElement element => element.Value,
            _ => n.ToString(),
        })), " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Spaces();
}
