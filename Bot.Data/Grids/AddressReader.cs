using System.Text.Json;

namespace Bot.Data.Grids;

/// <summary>Reads the addresses of one feature: texts, or objects with <c>text</c>, <c>lon</c>, <c>lat</c> in the file's coordinates.</summary>
internal static class AddressReader
{
    internal static List<GridAddress> Read(JsonElement properties, CoordinateSystem system, FeatureReader reader)
    {
        if (!properties.TryGetProperty("addresses", out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > GridImportLimits.MaxAddressesPerGrid)
        {
            reader.Refuse("addresses", $"must be a list of at most {GridImportLimits.MaxAddressesPerGrid} texts");
            return [];
        }

        var addresses = new List<GridAddress>(list.GetArrayLength());
        foreach (var value in list.EnumerateArray())
        {
            if (ReadOne(value, $"addresses[{addresses.Count}]", system, reader) is not { } address)
            {
                return addresses;
            }

            addresses.Add(address);
        }

        return addresses;
    }

    private static GridAddress? ReadOne(JsonElement value, string path, CoordinateSystem system, FeatureReader reader)
    {
        var named = value;
        var isPlaced = value.ValueKind == JsonValueKind.Object && value.TryGetProperty("text", out named);
        if (named.ValueKind != JsonValueKind.String || named.GetString()!.Trim() is not { Length: > 0 and <= GridImportLimits.MaxAddressLength } text)
        {
            reader.Refuse(path, $"{FeatureReader.Short(value)} is not a text of 1 to {GridImportLimits.MaxAddressLength} characters");
            return null;
        }

        var address = new GridAddress { Text = text };
        if (!isPlaced || !value.TryGetProperty("lon", out var lon) & !value.TryGetProperty("lat", out var lat))
        {
            return address;
        }

        var (point, fault) = AddressPoint.Of(Degrees(lon), Degrees(lat), system);
        if (fault is var (field, reason))
        {
            reader.Refuse($"{path}.{field}", reason);
            return null;
        }

        (address.Longitude, address.Latitude) = (point!.Value.Longitude, point.Value.Latitude);
        return address;
    }

    private static double? Degrees(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var degrees) ? degrees : null;
}
