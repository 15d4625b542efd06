using System.Text;
using Bot.Data.Grids;
using Xunit;

namespace Bot.Tests.Grids;

public sealed class AddressImportTests
{
    private static readonly HashSet<string> Known = ["A1", "A2"];

    [Fact]
    public void Addresses_arrive_once_each_whatever_the_line_ends_and_quotes()
    {
        var result = Read("\ufeffaddress,grid_code\r\n东山小区, A1\r\n\"西山小区, 北区\",A2\n\n东山小区,A1\n");
        Assert.Empty(result.Refusals);
        Assert.Equal([new ImportedAddress("东山小区", "A1"), new ImportedAddress("西山小区, 北区", "A2")], result.Addresses);
    }

    [Fact]
    public void Columns_may_stand_in_any_order() =>
        Assert.Equal("东山小区", Assert.Single(Read("grid_code,note,address\nA1,x,东山小区").Addresses).Address);

    [Fact]
    public void An_address_may_say_where_it_lies_in_any_of_the_systems_and_is_kept_in_wgs84()
    {
        var (lon, lat) = Coordinates.FromWgs84(new GeoPoint(117.02, 34.95), CoordinateSystem.Gcj02);
        var rows = Read(FormattableString.Invariant($"address,grid_code,lat,lon,crs\n东山小区,A1,34.95,117.02,\n西山小区,A1,{lat},{lon},GCJ02\n南山小区,A1,,,\n北山小区,A1, 34.95 , 117.02 ,cgcs2000\n")).Addresses;
        Assert.Equal([true, true, false, true], rows.Select(row => row.Point is not null));
        Assert.All(rows.Where(row => row.Point is not null), row => Assert.True(row.Point!.Value.MetresTo(new GeoPoint(117.02, 34.95)) < 0.1));
    }

    [Fact]
    public void Of_two_lines_with_one_address_the_one_that_says_where_it_lies_is_kept() =>
        Assert.Equal(new GeoPoint(117.02, 34.95), Assert.Single(Read("address,grid_code,lon,lat\n东山小区,A1,,\n东山小区,A1,117.02,34.95\n东山小区,A1,,\n").Addresses).Point);

    [Theory]
    [InlineData("117.02,", "lat", "missing")]
    [InlineData(",34.95", "lon", "missing")]
    [InlineData("117.02,北", "lat", "not a number")]
    [InlineData("NaN,34.95", "lon", "between 72 and 138")]
    [InlineData("34.95,117.02", "lon", "swapped")]
    [InlineData("117.02,91", "lat", "between 1 and 56")]
    public void A_place_that_cannot_be_is_refused_by_line_field_and_reason(string place, string field, string reason)
    {
        var refusal = Assert.Single(Read($"address,grid_code,lon,lat\n西山小区,A2,,\n东山小区,A1,{place}\n").Refusals);
        Assert.Equal((3, field), (refusal.Line, refusal.Field));
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_of_coordinates_that_nobody_knows_is_refused() =>
        Assert.Equal("line 2, crs: \"mars\" is not one of wgs84, cgcs2000, gcj02, bd09", Assert.Single(Read("address,grid_code,lon,lat,crs\n东山小区,A1,117,34,mars\n").Refusals).ToString());

    [Theory]
    [InlineData("address,grid_code\n东山小区,A1\n西山小区,ZZ\n", 3, "grid_code", "no grid has the code")]
    [InlineData("address,grid_code\n,A1\n", 2, "address", "missing")]
    [InlineData("address,grid_code\n\n东山小区,\n", 3, "grid_code", "missing")]
    [InlineData("地址,网格\n东山小区,A1\n", 1, "header", "address,grid_code")]
    [InlineData("address,grid_code\n\"东山小区,A1\n", 2, "file", "not valid CSV")]
    [InlineData("address,grid_code\n东山小区\n", 2, "file", "not valid CSV")]
    [InlineData("", 1, "file", "empty")]
    public void A_bad_file_is_refused_whole_by_line_and_field(string text, int line, string field, string reason)
    {
        var result = Read(text);
        Assert.Empty(result.Addresses);
        var refusal = Assert.Single(result.Refusals);
        Assert.Equal((line, field), (refusal.Line, refusal.Field));
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_too_long_is_refused() =>
        Assert.Contains("61 characters", Assert.Single(Read($"address,grid_code\n{new string('东', 61)},A1").Refusals).Reason, StringComparison.Ordinal);

    [Fact]
    public void Text_in_another_encoding_is_refused() =>
        Assert.Contains("UTF-8", Assert.Single(AddressImport.Read(new MemoryStream([0xB6, 0xAB, 0xC9, 0xBD]), Known).Refusals).Reason, StringComparison.Ordinal);

    private static AddressImportResult Read(string text) => AddressImport.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), Known);
}
