using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Bot.Data.Grids;

/// <summary>
/// Reads a GeoJSON FeatureCollection (RFC 7946) of grids. Text by <see cref="JsonDocument"/>, topology by NetTopologySuite.
/// Anything wrong refuses the file whole, each fault named by feature, field and reason; doubts are warnings.
/// </summary>
public static class GridImport
{
    /// <summary>Reads to the end of the stream and leaves it open.</summary>
    public static GridImportResult Read(Stream geojson)
    {
        var refusals = new ProblemList();
        try
        {
            using var document = JsonDocument.Parse(BoundedRead.All(geojson, GridImportLimits.MaxFileBytes));
            return Read(document.RootElement, refusals);
        }
        catch (JsonException fault)
        {
            refusals.Add(null, "file", $"not valid JSON: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}");
        }
        catch (InvalidDataException fault)
        {
            refusals.Add(null, "file", fault.Message);
        }

        return new GridImportResult([], refusals.All(), []);
    }

    private static GridImportResult Read(JsonElement root, ProblemList refusals)
    {
        if (Features(root, refusals) is not { } features || System(root, refusals) is not { } system)
        {
            return new GridImportResult([], refusals.All(), []);
        }

        var warnings = new ProblemList();
        var grids = new List<Grid>(features.GetArrayLength());
        var shapes = new List<Geometry?>(features.GetArrayLength());
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        var writer = new WKBWriter();
        var number = 0;
        foreach (var feature in features.EnumerateArray())
        {
            number++;
            var reader = new FeatureReader(number, refusals, warnings);
            var grid = reader.ReadGrid(feature, system);
            RefuseKnownCode(grid.Code, number, codes, refusals);
            var shape = BorderReader.Read(feature, system, reader, grid.Code);
            grid.Border = shape is null ? null : writer.Write(shape);
            grids.Add(grid);
            shapes.Add(shape);
        }

        if (refusals.Count > 0)
        {
            return new GridImportResult([], refusals.All(), warnings.All());
        }

        new GridTopology(grids, shapes, warnings).Check();
        return new GridImportResult(grids, [], warnings.All());
    }

    private static void RefuseKnownCode(string code, int number, Dictionary<string, int> codes, ProblemList refusals)
    {
        if (code.Length > 0 && !codes.TryAdd(code, number))
        {
            refusals.Add(number, "code", $"the code {code} is already used by feature {codes[code]}", code);
        }
    }

    private static JsonElement? Features(JsonElement root, ProblemList refusals)
    {
        if (root.ValueKind != JsonValueKind.Object || !IsText(root, "type", "FeatureCollection"))
        {
            refusals.Add(null, "type", "the file must be a GeoJSON object of type FeatureCollection");
            return null;
        }

        if (!root.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
        {
            refusals.Add(null, "features", "must be a list of features");
            return null;
        }

        if (features.GetArrayLength() is var count && count is 0 or > GridImportLimits.MaxGrids)
        {
            refusals.Add(null, "features", $"holds {count} grids; a file holds 1 to {GridImportLimits.MaxGrids}");
            return null;
        }

        return features;
    }

    private static CoordinateSystem? System(JsonElement root, ProblemList refusals)
    {
        if (!root.TryGetProperty("crs_name", out var name) || name.ValueKind == JsonValueKind.Null)
        {
            return CoordinateSystem.Wgs84;
        }

        var system = name.ValueKind == JsonValueKind.String ? CoordinateSystemNames.Named(name.GetString()!) : null;
        if (system is null)
        {
            refusals.Add(null, "crs_name", $"{FeatureReader.Short(name)} is not one of {CoordinateSystemNames.All}");
        }

        return system;
    }

    internal static bool IsText(JsonElement element, string property, string expected) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String && value.ValueEquals(expected);
}
