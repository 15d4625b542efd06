using Bot.Data.Grids;
using NetTopologySuite.IO;
using Xunit;

namespace Bot.Tests.Grids;

/// <summary>The demonstration file is clean, plainly a demonstration, and every grid in it can be found.</summary>
public sealed class DemoGridsTests
{
    private const int MostBytes = 250_000;

    [Fact]
    public void The_demo_file_is_read_without_a_refusal_or_a_warning()
    {
        var result = DemoGrids.Read();
        Assert.Empty(result.Refusals);
        Assert.Empty(result.Warnings);
        Assert.Equal(168, result.Grids.Count);
    }

    [Fact]
    public void Nobody_in_it_can_be_taken_for_real()
    {
        var members = DemoGrids.Read().Grids.SelectMany(grid => grid.Members).ToList();
        Assert.All(members, member => Assert.StartsWith("演示", member.Name, StringComparison.Ordinal));
        Assert.All(members, member => Assert.Matches(@"\A1380000[0-9]{4}\z", member.Phone));
        Assert.Equal(members.Count, members.Select(member => member.Phone).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(members, member => !member.IsPublic);
        var path = Path.Combine(DemoGrids.RepositoryRoot, "demo", "xigang.geojson");
        Assert.InRange(new FileInfo(path).Length, 1, MostBytes);
        Assert.Contains("\"note\":\"Demonstration data.", File.ReadAllText(path)[..300], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_grid_is_found_at_its_inner_point_in_all_four_coordinate_systems()
    {
        var (grids, directory, reader) = (DemoGrids.Read().Grids, DemoGrids.Directory(), new WKBReader());
        foreach (var grid in grids)
        {
            var inner = reader.Read(grid.Border).InteriorPoint;
            foreach (var system in Enum.GetValues<CoordinateSystem>())
            {
                var (lon, lat) = Coordinates.FromWgs84(new GeoPoint(inner.X, inner.Y), system);
                Assert.Equal(grid.Code, directory.At(Coordinates.ToWgs84(lon, lat, system))?.Code);
            }
        }
    }

    [Fact]
    public void Every_listed_address_leads_to_its_grid_with_and_without_the_town()
    {
        var directory = DemoGrids.Directory();
        foreach (var grid in DemoGrids.Read().Grids)
        {
            foreach (var address in grid.Addresses)
            {
                Assert.Equal(grid.Code, directory.FindPlaces($"你好，{address.Text}的路灯坏了")[0].GridCode);
                Assert.Equal(grid.Code, directory.FindPlaces(address.Text["西岗镇".Length..])[0].GridCode);
            }
        }
    }

    [Fact]
    public void Every_demo_address_with_a_point_lies_in_its_grid_and_is_the_nearest_to_itself()
    {
        var grids = DemoGrids.Read().Grids;
        using var file = File.OpenRead(Path.Combine(DemoGrids.RepositoryRoot, "demo", "xigang-addresses.csv"));
        var read = AddressImport.Read(file, grids.Select(grid => grid.Code).ToHashSet(StringComparer.Ordinal));
        Assert.Empty(read.Refusals);
        Assert.True(read.Addresses.Count > 1000);
        foreach (var grid in grids)
        {
            grid.Addresses = [.. read.Addresses.Where(row => row.GridCode == grid.Code)
                .Select(row => new GridAddress { Text = row.Address, Longitude = row.Point!.Value.Longitude, Latitude = row.Point.Value.Latitude })];
        }

        var directory = GridDirectory.Build(grids, DemoGrids.Today, []);
        Assert.All(read.Addresses, row => Assert.Equal((row.GridCode, row.Address), (directory.At(row.Point!.Value)?.Code, directory.AddressNear(row.Point.Value)?.Text)));
    }
}
