using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bot.Api.Hosting;
using Bot.Data.Grids;

namespace Bot.Api.PublicBoard;

/// <summary>
/// <c>GET /public/grids.geojson?bbox=west,south,east,north&amp;p=1</c>: borders in WGS84 (RFC 7946), simplified to what a screen
/// shows of the box, at most <see cref="PublicLimits.ShapesInAnswer"/> at once; <c>next</c> is the next page where there is one.
/// </summary>
public static class GridShapes
{
    /// <summary>A border may move by this share of the box's width: less than a dot of a screen.</summary>
    private const double Tolerance = 1.0 / 1_500;

    /// <summary>Decimals of a degree; the sixth is a decimetre.</summary>
    private const int Decimals = 6;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IResult Handle(PublicGrids grids, HttpContext http, string? bbox = null, int? p = null)
    {
        var directory = grids.Current;
        if (bbox is not null && Parse(bbox) is null)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "field", "范围不对", "bbox 要写成 西,南,东,北 四个经纬度（WGS84），例如 117.0,34.9,117.1,35.0。", "bbox");
        }

        var box = bbox is null ? Around(directory.Shapes) : Parse(bbox)!.Value;
        var page = PublicLimits.Page(p);
        var shapes = directory.Shapes.Where(s => s.Meets(box.West, box.South, box.East, box.North))
            .Skip((page - 1) * PublicLimits.ShapesInAnswer).Take(PublicLimits.ShapesInAnswer + 1).ToList();
        var next = shapes.Count > PublicLimits.ShapesInAnswer
            ? string.Create(CultureInfo.InvariantCulture, $"{http.Request.PathBase}{http.Request.Path}?bbox={box.West},{box.South},{box.East},{box.North}&p={page + 1}")
            : null;
        return Results.Bytes(Write(shapes.Take(PublicLimits.ShapesInAnswer), directory, (box.East - box.West) * Tolerance, next), "application/geo+json; charset=utf-8");
    }

    /// <summary>The box around all grids; nothing where there are none.</summary>
    internal static (double West, double South, double East, double North) Around(IReadOnlyList<GridShape> shapes) => shapes.Count == 0
        ? default
        : (shapes.Min(s => s.West), shapes.Min(s => s.South), shapes.Max(s => s.East), shapes.Max(s => s.North));

    private static (double West, double South, double East, double North)? Parse(string bbox)
    {
        var parts = bbox.Split(',');
        var numbers = new double[4];
        return parts.Length == 4
            && Enumerable.Range(0, 4).All(i => double.TryParse(parts[i], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out numbers[i]))
            && GeoPoint.IsValid(numbers[0], numbers[1]) && GeoPoint.IsValid(numbers[2], numbers[3]) && numbers[0] < numbers[2] && numbers[1] < numbers[3]
            ? (numbers[0], numbers[1], numbers[2], numbers[3])
            : null;
    }

    private static byte[] Write(IEnumerable<GridShape> shapes, PublicDirectory directory, double tolerance, string? next)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteString("next", next);
            json.WriteStartArray("features");
            foreach (var shape in shapes)
            {
                Write(json, shape, directory, tolerance);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, GridShape shape, PublicDirectory directory, double tolerance)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        json.WriteString("code", shape.Grid.Code);
        json.WriteString("name", shape.Grid.Name);
        json.WriteString("community", directory.CommunityOf(shape.Grid.Code)?.Name);
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", "MultiPolygon");
        json.WriteStartArray("coordinates");
        foreach (var polygon in Polygons([.. shape.Simplified(tolerance)]))
        {
            json.WriteStartArray();
            polygon.ForEach(ring => Write(json, ring));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<GeoPoint> ring)
    {
        json.WriteStartArray();
        foreach (var point in ring)
        {
            json.WriteStartArray();
            json.WriteNumberValue(Math.Round(point.Longitude, Decimals));
            json.WriteNumberValue(Math.Round(point.Latitude, Decimals));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>Shells with their holes: a ring that begins inside the shell before it is a hole of it.</summary>
    private static List<List<IReadOnlyList<GeoPoint>>> Polygons(IReadOnlyList<IReadOnlyList<GeoPoint>> rings)
    {
        var polygons = new List<List<IReadOnlyList<GeoPoint>>>();
        foreach (var ring in rings)
        {
            if (polygons.Count > 0 && Holds(polygons[^1][0], ring[0]))
            {
                polygons[^1].Add(ring);
            }
            else
            {
                polygons.Add([ring]);
            }
        }

        return polygons;
    }

    private static bool Holds(IReadOnlyList<GeoPoint> shell, GeoPoint point)
    {
        var inside = false;
        for (var i = 1; i < shell.Count; i++)
        {
            var (a, b) = (shell[i - 1], shell[i]);
            inside ^= a.Latitude > point.Latitude != b.Latitude > point.Latitude
                && point.Longitude < ((b.Longitude - a.Longitude) * (point.Latitude - a.Latitude) / (b.Latitude - a.Latitude)) + a.Longitude;
        }

        return inside;
    }
}
