using Bot.Data.Grids;
using Xunit;

namespace Bot.Tests.Grids;

public sealed class CoordinatesTests
{
    private const double RoundTripMetres = 0.1;
    private const double PublishedDegrees = 1e-9;

    public static TheoryData<CoordinateSystem> Systems => [.. Enum.GetValues<CoordinateSystem>()];

    /// <summary>WGS84, GCJ-02 and BD-09 of the same spots as computed by the npm packages coordtransform and gcoord.</summary>
    [Theory]
    [InlineData(121.5272106, 31.1774276, 121.531541859215, 31.17530398364597, 121.53801568643858, 31.18132860687446)]
    [InlineData(113.912316, 22.543847, 113.9171764808363, 22.540796131694766, 113.92368472926734, 22.546667437751108)]
    [InlineData(116.377817, 39.911954, 116.38404722455657, 39.91334545536069, 116.39045471310828, 39.91957555096588)]
    [InlineData(87.6, 43.8, 87.60283897227161, 43.80121203029208, 87.60920915182171, 43.80747250765041)]
    public void Known_pairs_come_out_as_published(double lon, double lat, double gcjLon, double gcjLat, double bdLon, double bdLat)
    {
        var gcj = Coordinates.FromWgs84(GeoPoint.Of(lon, lat), CoordinateSystem.Gcj02);
        Assert.Equal(gcjLon, gcj.Longitude, PublishedDegrees);
        Assert.Equal(gcjLat, gcj.Latitude, PublishedDegrees);

        var bd = Coordinates.FromWgs84(GeoPoint.Of(lon, lat), CoordinateSystem.Bd09);
        Assert.Equal(bdLon, bd.Longitude, 2e-6);
        Assert.Equal(bdLat, bd.Latitude, PublishedDegrees);
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void There_and_back_is_the_same_spot_all_over_China(CoordinateSystem system)
    {
        for (var lon = 74.0; lon <= 135; lon += 0.73)
        {
            for (var lat = 4.0; lat <= 53; lat += 0.61)
            {
                var point = GeoPoint.Of(lon, lat);
                var (x, y) = Coordinates.FromWgs84(point, system);
                var back = Coordinates.ToWgs84(x, y, system);
                Assert.True(point.MetresTo(back) <= RoundTripMetres, $"{lon},{lat} came back {point.MetresTo(back)} m off");
            }
        }
    }

    [Fact]
    public void A_WeChat_position_is_hundreds_of_metres_off_until_converted()
    {
        var spot = GeoPoint.Of(117.0268441, 34.9493142);
        var (lon, lat) = Coordinates.FromWgs84(spot, CoordinateSystem.Gcj02);
        Assert.InRange(spot.MetresTo(GeoPoint.Of(lon, lat)), 400, 800);
    }

    [Theory]
    [InlineData(-0.1276, 51.5072)]
    [InlineData(151.2093, -33.8688)]
    public void Outside_China_nothing_is_shifted(double lon, double lat)
    {
        Assert.Equal((lon, lat), Coordinates.FromWgs84(GeoPoint.Of(lon, lat), CoordinateSystem.Gcj02));
        Assert.Equal(new GeoPoint(lon, lat), Coordinates.ToWgs84(lon, lat, CoordinateSystem.Bd09));
    }

    [Theory]
    [InlineData(180.1, 0)]
    [InlineData(0, 90.1)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NegativeInfinity)]
    public void A_number_that_is_no_coordinate_is_refused(double lon, double lat)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GeoPoint.Of(lon, lat));
        Assert.Throws<ArgumentOutOfRangeException>(() => Coordinates.ToWgs84(lon, lat, CoordinateSystem.Gcj02));
        Assert.False(GeoPoint.TryOf(lon, lat, out _));
    }
}
