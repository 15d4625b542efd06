using System.Text;
using Bot.Api.Grids;
using Bot.Data.Grids;
using Bot.Dialogs;
using Bot.Tests.Dialogs;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Xunit;
using Grid = Bot.Data.Grids.Grid;

namespace Bot.Tests.Grids;

/// <summary>Addresses that know where they lie, and positions that are told by the nearest of them.</summary>
public sealed class NearestAddressTests
{
    private const double MetresPerDegree = 111_195;

    [Fact]
    public void A_position_is_near_the_nearest_address_of_its_grid_within_a_hundred_metres()
    {
        var directory = TwoGrids(("云岭小区", 0.004, 0.005), ("云岭小区1号楼", 0.0044, 0.005));
        Assert.Equal("云岭小区", directory.AddressNear(new GeoPoint(117.0041, 34.005))?.Text);
        Assert.Equal("云岭小区1号楼", directory.AddressNear(new GeoPoint(117.0043, 34.005))?.Text);
        Assert.Equal("云岭小区", directory.AddressNear(North(117.004, 34.005, GridDirectory.AddressMetres - 2))?.Text);
        Assert.Null(directory.AddressNear(North(117.004, 34.005, GridDirectory.AddressMetres + 2)));
    }

    [Fact]
    public void An_address_across_the_border_is_never_named_though_it_be_nearer()
    {
        var directory = TwoGrids(("云岭小区", 0.0095, 0.005));
        Assert.Equal("云岭小区", directory.AddressNear(new GeoPoint(117.0099, 34.005))?.Text);
        Assert.Null(directory.AddressNear(new GeoPoint(117.0101, 34.005)));
        Assert.Null(directory.AddressNear(new GeoPoint(117.5, 34.5)));
    }

    [Fact]
    public void Of_two_at_one_spot_the_one_that_says_more_is_named() =>
        Assert.Equal("云岭小区1号楼", TwoGrids(("云岭小区", 0.004, 0.005), ("云岭小区1号楼", 0.004, 0.005)).AddressNear(new GeoPoint(117.0041, 34.005))?.Text);

    [Fact]
    public void A_resident_who_sends_a_position_reads_what_it_is_near_to()
    {
        var guide = new FakeGuide();
        var (longitude, latitude) = FakeGuide.PointIn("丁堂村第2网格");
        var told = Conversation.Hear(ConversationState.Idle.Instance, new Incoming.Text("路灯坏了三天没人管"), guide);
        Assert.Contains("在丁堂村第2网格（西岗镇锦绣家园附近）。", Hear("").Reply, StringComparison.Ordinal);
        Assert.Contains("在丁堂村第2网格（锦绣路18号）。", Hear("锦绣路18号").Reply, StringComparison.Ordinal);

        Turn Hear(string label) => Conversation.Hear(told.Next, new Incoming.Location(longitude, latitude, label), guide);
    }

    [Fact]
    public async Task What_is_imported_is_near_and_importing_again_without_positions_forgets_none()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await ImportedAsync(database);
    }

    /// <summary>The way from file to answer, on whichever database.</summary>
    internal static async Task ImportedAsync(TemporaryDatabase database)
    {
        await GridImporter.WriteAsync(database.Commit, [Cell("A1", 117), Cell("A2", 117.01)], DateTimeOffset.UnixEpoch, CancellationToken.None);
        await ImportAsync(database, "address,grid_code\n云岭小区,A1\n");
        await ImportAsync(database, "address,grid_code,lon,lat,crs\n云岭小区,A1,117.004,34.005,wgs84\n金桂苑,A2,117.014,34.005,\n");
        await ImportAsync(database, "address,grid_code\n云岭小区,A1\n金桂苑,A2\n");
        await using var db = database.Open();
        Assert.Equal(2, await db.GridAddresses.CountAsync());
        var directory = GridDirectory.Build(await db.Grids.AsNoTracking().Include(g => g.Addresses).ToListAsync(), DemoGrids.Today, []);
        Assert.Equal("云岭小区", directory.AddressNear(new GeoPoint(117.0042, 34.005))?.Text);
        Assert.Equal("金桂苑", directory.AddressNear(new GeoPoint(117.0142, 34.005))?.Text);
    }

    private static async Task ImportAsync(TemporaryDatabase database, string csv)
    {
        var read = AddressImport.Read(new MemoryStream(Encoding.UTF8.GetBytes(csv)), new HashSet<string> { "A1", "A2" });
        Assert.Empty(read.Refusals);
        await GridImporter.WriteAddressesAsync(database.Commit, read.Addresses, DateTimeOffset.UnixEpoch, CancellationToken.None);
    }

    private static GeoPoint North(double longitude, double latitude, double metres) => new(longitude, latitude + (metres / MetresPerDegree));

    private static GridDirectory TwoGrids(params (string Text, double East, double North)[] addresses)
    {
        var (one, other) = (Cell("A1", 117), Cell("A2", 117.01));
        one.Addresses.AddRange(addresses.Select(a => new GridAddress { Text = a.Text, Longitude = 117 + a.East, Latitude = 34 + a.North }));
        one.Addresses.Add(new GridAddress { Text = "没有坐标的地方" });
        return GridDirectory.Build([one, other], DemoGrids.Today, []);
    }

    private static Grid Cell(string code, double west) => new()
    {
        Code = code,
        Name = $"演示村第{code[1]}网格",
        Parent = "370481999001",
        Border = new WKBWriter().Write(new Polygon(new LinearRing([new(west, 34), new(west + 0.01, 34), new(west + 0.01, 34.01), new(west, 34.01), new(west, 34)]))),
    };
}
