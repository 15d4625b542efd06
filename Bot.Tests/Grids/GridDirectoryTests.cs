using Bot.Benchmarks.Grids;
using Bot.Data.Grids;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.IO;
using Xunit;

namespace Bot.Tests.Grids;

public sealed class GridDirectoryTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private const double SliverDegrees = 7e-5;
    private static readonly GeometryFactory Factory = new();

    [Fact]
    public void A_point_just_outside_all_grids_is_offered_the_nearest_and_one_far_outside_none()
    {
        var grids = SyntheticGrids.Make(9, pointsPerSide: 0);
        var directory = GridDirectory.Build(grids, Today, []);
        var (_, south, _, _) = SyntheticGrids.Extent(9);
        var ring = directory.BorderOf(directory.Grids[1].Code)[0];
        var (west, east) = (ring.Min(corner => corner.Longitude), ring.Max(corner => corner.Longitude));
        var below = new GeoPoint((west + east) / 2, ring.Min(corner => corner.Latitude) - 0.0005);
        Assert.Null(directory.At(below));
        Assert.Contains(directory.Grids[1].Code, directory.Near(below).Select(grid => grid.Code));
        Assert.Empty(directory.Near(new GeoPoint(below.Longitude, south - 0.1)));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(50, 1)]
    [InlineData(3000, 3)]
    [InlineData(300, 60)]
    public void Random_points_get_the_grid_that_NetTopologySuite_finds(int count, int pointsPerSide)
    {
        var grids = SyntheticGrids.Make(count, pointsPerSide);
        var directory = GridDirectory.Build(grids, Today, []);
        var (tree, reader) = (new STRtree<(string Code, Geometry Shape)>(), new WKBReader());
        foreach (var grid in grids)
        {
            var shape = reader.Read(grid.Border);
            tree.Insert(shape.EnvelopeInternal, (grid.Code, shape));
        }

        foreach (var point in RandomPoints(count, 20_000))
        {
            var spot = Factory.CreatePoint(new Coordinate(point.Longitude, point.Latitude));
            var near = tree.Query(new Envelope(point.Longitude - 1e-4, point.Longitude + 1e-4, point.Latitude - 1e-4, point.Latitude + 1e-4));
            if (near.Any(other => ((Polygon)other.Shape).ExteriorRing.Distance(spot) < SliverDegrees))
            {
                continue; // this near to a border the directory may lend a point to a neighbour
            }

            var expected = near.FirstOrDefault(other => other.Shape.Contains(spot)).Code;
            Assert.Equal(expected, directory.At(point)?.Code);
        }
    }

    [Fact]
    public void Every_point_of_a_shared_border_belongs_to_one_of_its_neighbours()
    {
        var grids = SyntheticGrids.Make(400, 3);
        var directory = GridDirectory.Build(grids, Today, []);
        var reader = new WKBReader();
        foreach (var grid in grids)
        {
            foreach (var vertex in reader.Read(grid.Border).Coordinates)
            {
                Assert.NotNull(directory.At(new GeoPoint(vertex.X, vertex.Y)));
            }
        }
    }

    [Fact]
    public void A_shared_straight_border_has_one_owner_whatever_the_order_of_import()
    {
        var west = Square("A", 117.00, 35.00, 0.01);
        var east = Square("B", 117.01, 35.00, 0.01);
        var there = GridDirectory.Build([west, east], Today, []);
        var back = GridDirectory.Build([east, west], Today, []);
        for (var lat = 35.0; lat < 35.01; lat += 0.00037)
        {
            var point = new GeoPoint(117.01, lat);
            Assert.Equal("B", there.At(point)?.Code);
            Assert.Equal("B", back.At(point)?.Code);
        }
    }

    [Fact]
    public void A_hole_belongs_to_the_grid_that_fills_it_and_parts_count_all()
    {
        var ring = Grid("RING", Factory.CreatePolygon(
            Ring(117, 35, 0.03), [Ring(117.01, 35.01, 0.01)]));
        var filling = Square("FILL", 117.01, 35.01, 0.01);
        var twoParts = Grid("TWO", Factory.CreateMultiPolygon(
            [Factory.CreatePolygon(Ring(117.1, 35, 0.01)), Factory.CreatePolygon(Ring(117.2, 35.2, 0.01))]));
        var directory = GridDirectory.Build([ring, filling, twoParts], Today, []);
        Assert.Equal("RING", directory.At(new GeoPoint(117.005, 35.005))?.Code);
        Assert.Equal("FILL", directory.At(new GeoPoint(117.015, 35.015))?.Code);
        Assert.Equal("TWO", directory.At(new GeoPoint(117.105, 35.005))?.Code);
        Assert.Equal("TWO", directory.At(new GeoPoint(117.205, 35.205))?.Code);
        Assert.Null(directory.At(new GeoPoint(117.15, 35.1)));
        Assert.Equal(2, directory.BorderOf("RING").Count);
    }

    [Fact]
    public void A_sliver_between_two_grids_goes_to_the_nearer_but_the_open_country_to_none()
    {
        var west = Square("A", 117.00, 35.00, 0.01);
        var east = Square("B", 117.01 + 0.00003, 35.00, 0.01);
        var directory = GridDirectory.Build([west, east], Today, []);
        Assert.Equal("A", directory.At(new GeoPoint(117.01 + 0.00001, 35.005))?.Code);
        Assert.Equal("B", directory.At(new GeoPoint(117.01 + 0.00002, 35.005))?.Code);
        Assert.Null(directory.At(new GeoPoint(117.00 - 0.00003, 35.005)));
        Assert.Equal("A", directory.At(new GeoPoint(117.00 - 0.000005, 35.005))?.Code);
        Assert.Null(directory.At(new GeoPoint(-117, -35)));
        Assert.Null(directory.At(new GeoPoint(180, 90)));
    }

    [Fact]
    public void Only_grids_in_force_are_held_both_days_included()
    {
        var ended = Square("OLD", 117, 35, 0.01);
        ended.ValidTo = Today.AddDays(-1);
        var current = Square("NOW", 117, 35, 0.01);
        (current.ValidFrom, current.ValidTo) = (Today, Today);
        var coming = Square("NEW", 117, 35, 0.01);
        coming.ValidFrom = Today.AddDays(1);
        var directory = GridDirectory.Build([ended, current, coming], Today, []);
        Assert.Equal(1, directory.Count);
        Assert.Equal("NOW", directory.At(new GeoPoint(117.005, 35.005))?.Code);
        Assert.Null(directory.ByCode("OLD"));
    }

    [Fact]
    public void Grids_are_found_by_code_and_by_division()
    {
        var directory = DemoGrids.Directory();
        Assert.Equal(168, directory.Count);
        Assert.Equal("半阁村第2网格", directory.ByCode("370481106226002")?.Name);
        Assert.Equal(168, directory.Under("370481106").Count);
        Assert.Equal(["370481106226001", "370481106226002", "370481106226003"], directory.Under("370481106226").Select(grid => grid.Code));
        Assert.Empty(directory.Under("3704811069"));
        Assert.Null(directory.ByCode("370481106226999"));
    }

    [Fact]
    public void Two_grids_in_force_with_one_code_are_refused() =>
        Assert.Throws<ArgumentException>(() => GridDirectory.Build([Square("A", 117, 35, 0.01), Square("A", 118, 35, 0.01)], Today, []));

    [Theory]
    [InlineData(new byte[] { 1, 3, 0 })]
    [InlineData(new byte[] { 1, 1, 0, 0, 0, 0, 0, 0, 0 })]
    public void A_border_that_is_no_polygon_is_refused_with_the_code(byte[] wkb)
    {
        var fault = Assert.Throws<InvalidDataException>(() => GridDirectory.Build([new Grid { Code = "X1", Border = wkb }], Today, []));
        Assert.Contains("X1", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_directory_knows_nothing()
    {
        var directory = GridDirectory.Build([], Today, []);
        Assert.Null(directory.At(new GeoPoint(117, 35)));
        Assert.Empty(directory.FindPlaces("福临安居小区"));
        Assert.Empty(directory.BorderOf("A"));
    }

    private static IEnumerable<GeoPoint> RandomPoints(int count, int points)
    {
        var (west, south, east, north) = SyntheticGrids.Extent(count);
        var random = new Random(20261121);
        for (var i = 0; i < points; i++)
        {
            yield return new GeoPoint(
                west - 0.003 + (random.NextDouble() * (east - west + 0.006)), south - 0.003 + (random.NextDouble() * (north - south + 0.006)));
        }
    }

    private static Grid Square(string code, double west, double south, double side) =>
        Grid(code, Factory.CreatePolygon(Ring(west, south, side)));

    private static LinearRing Ring(double west, double south, double side) => Factory.CreateLinearRing(
        [new(west, south), new(west + side, south), new(west + side, south + side), new(west, south + side), new(west, south)]);

    private static Grid Grid(string code, Geometry shape) => new() { Code = code, Name = code, Border = new WKBWriter().Write(shape) };
}
