using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace Bot.Data.Grids;

/// <summary>Reads one GeoJSON geometry into a valid WGS84 polygon or multipolygon, or refuses it with the place of the fault.</summary>
internal static class BorderReader
{
    private const int FewestRingPoints = 4;
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    /// <summary>Null for a null geometry and after a refusal. Shells run clockwise, holes against: the inside lies to the right.</summary>
    internal static Geometry? Read(JsonElement feature, CoordinateSystem system, FeatureReader problems, string code)
    {
        if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("geometry", out var geometry))
        {
            problems.Refuse("geometry", "missing; write null for a grid known by address only");
            return null;
        }

        if (geometry.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        try
        {
            var shape = Shape(geometry, system);
            shape.Normalize();
            RefuseInvalid(shape);
            return shape;
        }
        catch (InvalidDataException fault)
        {
            problems.Refuse("geometry", fault.Message);
            return null;
        }
    }

    private static Geometry Shape(JsonElement geometry, CoordinateSystem system)
    {
        if (geometry.ValueKind != JsonValueKind.Object || !geometry.TryGetProperty("coordinates", out var coordinates))
        {
            throw new InvalidDataException("has no coordinates");
        }

        var vertices = 0;
        if (GridImport.IsText(geometry, "type", "Polygon"))
        {
            return Polygon(coordinates, system, ref vertices);
        }

        if (!GridImport.IsText(geometry, "type", "MultiPolygon"))
        {
            throw new InvalidDataException("must be a Polygon, a MultiPolygon, or null");
        }

        var parts = new List<Polygon>();
        foreach (var part in List(coordinates, "coordinates").EnumerateArray())
        {
            parts.Add(Polygon(part, system, ref vertices));
        }

        return parts.Count > 0 ? Factory.CreateMultiPolygon([.. parts]) : throw new InvalidDataException("a MultiPolygon without parts");
    }

    private static Polygon Polygon(JsonElement coordinates, CoordinateSystem system, ref int vertices)
    {
        var rings = new List<LinearRing>();
        foreach (var ring in List(coordinates, "a polygon").EnumerateArray())
        {
            vertices += List(ring, "a ring").GetArrayLength();
            if (vertices > GridImportLimits.MaxVerticesPerGrid)
            {
                throw new InvalidDataException($"has more than {GridImportLimits.MaxVerticesPerGrid} vertices");
            }

            rings.Add(Ring(ring, rings.Count + 1, system));
        }

        return rings.Count > 0 ? Factory.CreatePolygon(rings[0], [.. rings.Skip(1)]) : throw new InvalidDataException("a polygon without rings");
    }

    private static LinearRing Ring(JsonElement ring, int number, CoordinateSystem system)
    {
        var points = new Coordinate[ring.GetArrayLength()];
        if (points.Length < FewestRingPoints)
        {
            throw new InvalidDataException($"ring {number} has {points.Length} points, at least {FewestRingPoints} are needed");
        }

        var index = 0;
        foreach (var position in ring.EnumerateArray())
        {
            points[index++] = Point(position, number, index, system);
        }

        if (!points[0].Equals2D(points[^1]))
        {
            throw new InvalidDataException($"ring {number} is not closed: its last point differs from its first");
        }

        return Factory.CreateLinearRing(points);
    }

    private static Coordinate Point(JsonElement position, int ring, int number, CoordinateSystem system)
    {
        if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2
            || position[0].ValueKind != JsonValueKind.Number || position[1].ValueKind != JsonValueKind.Number)
        {
            throw new InvalidDataException($"ring {ring}, point {number}: {FeatureReader.Short(position)} is not [longitude, latitude]");
        }

        var (lon, lat) = (position[0].GetDouble(), position[1].GetDouble());
        if (!GeoPoint.IsValid(lon, lat))
        {
            throw new InvalidDataException($"ring {ring}, point {number}: {FeatureReader.Short(position)} is out of range (longitude first)");
        }

        var point = Coordinates.ToWgs84(lon, lat, system);
        return new Coordinate(point.Longitude, point.Latitude);
    }

    private static JsonElement List(JsonElement element, string what) =>
        element.ValueKind == JsonValueKind.Array ? element : throw new InvalidDataException($"{what} must be a list");

    private static void RefuseInvalid(Geometry shape)
    {
        if (new IsValidOp(shape).ValidationError is { } error)
        {
            var at = error.Coordinate is { } c ? FormattableString.Invariant($" near {c.X:0.#######},{c.Y:0.#######}") : "";
            throw new InvalidDataException($"invalid ring: {error.Message}{at}");
        }
    }
}
