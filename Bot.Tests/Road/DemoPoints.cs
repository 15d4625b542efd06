using Bot.Data.Grids;
using Bot.Tests.Grids;
using NetTopologySuite.Geometries;

namespace Bot.Tests.Road;

/// <summary>Points inside the demo grids.</summary>
internal static class DemoPoints
{
    private static readonly GridDirectory Directory = DemoGrids.Directory();

    public static IReadOnlyList<Grid> Grids => Directory.Grids;

    public static GeoPoint In(string gridName) => In(Directory.Grids.Single(g => g.Name == gridName));

    public static GeoPoint In(Grid grid)
    {
        var ring = Directory.BorderOf(grid.Code)[0].Select(p => new Coordinate(p.Longitude, p.Latitude)).ToArray();
        var inside = new Polygon(new LinearRing(ring)).InteriorPoint;
        return GeoPoint.Of(inside.X, inside.Y);
    }
}
