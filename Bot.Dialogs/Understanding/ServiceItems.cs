using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Dialogs.Understanding;

/// <summary>The built-in list of service items (网格服务管理事项清单); a profile may rename, retire or add.</summary>
public static partial class ServiceItems
{
    /// <summary>The item for everything that fits nowhere else.</summary>
    public const string Other = "other";

    /// <summary>The item for conduct of grid workers and officials.</summary>
    public const string OfficialConduct = "official-conduct";

    /// <summary>All 33 items, in the order of the list.</summary>
    public static IReadOnlyList<ServiceItem> All { get; } = Load();

    private static ServiceItem[] Load()
    {
        using var stream = Resource("service-items.json");
        var file = JsonSerializer.Deserialize(stream, FileJson.Default.ItemFile)
            ?? throw new InvalidDataException("service-items.json is empty");
        return file.Items;
    }

    internal static Stream Resource(string name) =>
        typeof(ServiceItems).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidDataException($"the embedded file {name} is missing");

    internal sealed record ItemFile(ServiceItem[] Items);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(ItemFile))]
    internal sealed partial class FileJson : JsonSerializerContext;
}
