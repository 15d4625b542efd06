using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Benchmarks.Grids;
using Bot.Data.Grids;
using NetTopologySuite.IO;
using Xunit;

namespace Bot.Tests.Grids;

public sealed class GridImportTests
{
    private const string Square = "[[[117,35],[117.01,35],[117.01,35.01],[117,35.01],[117,35]]]";

    [Fact]
    public void All_properties_arrive()
    {
        var result = Read(Feature("""
            {"code":"A1","name":"东山村第1网格","kind":"business","parent":"370481106009","area":"东山村1组","households":120,
             "valid_from":"2026-01-01","valid_to":"2027-12-31","addresses":["东山镇东山小区"],"robot":"r1",
             "members":[{"role":"网格员","name":"演示甲","phone":"13800001234","userid":"u1","photo":"https://example.org/a.jpg","public":false},
                        {"role":"网格长","name":"演示乙","phone":"0632-5551234"}]}
            """));
        Assert.Empty(result.Refusals);
        var grid = Assert.Single(result.Grids);
        Assert.Equal(("A1", "business", "370481106009", "东山村1组", 120, "r1"), (grid.Code, grid.Kind, grid.Parent, grid.Area, grid.Households, grid.Robot));
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2027, 12, 31)), (grid.ValidFrom, grid.ValidTo));
        Assert.Equal("东山镇东山小区", Assert.Single(grid.Addresses).Text);
        Assert.Equal(5, new WKBReader().Read(grid.Border).NumPoints);
        Assert.False(grid.Members[0].IsPublic);
        Assert.Equal(("u1", "https://example.org/a.jpg", 0), (grid.Members[0].UserId, grid.Members[0].Photo, grid.Members[0].Order));
        Assert.True(grid.Members[1].IsPublic);
    }

    [Fact]
    public void An_address_may_say_where_it_lies_in_the_files_own_coordinates()
    {
        var properties = """{"code":"A1","name":"东山村第1网格","kind":"basic","parent":"370481106009","addresses":["东山小区",{"text":"西山小区","lon":117.005,"lat":35.005},{"text":"南山小区"}]}""";
        var addresses = Assert.Single(Read(Feature(properties), crs: "gcj02").Grids).Addresses;
        Assert.Equal(["东山小区", "西山小区", "南山小区"], addresses.Select(address => address.Text));
        Assert.Equal([false, true, false], addresses.Select(address => address.Longitude is not null && address.Latitude is not null));
        Assert.True(new GeoPoint(addresses[1].Longitude!.Value, addresses[1].Latitude!.Value).MetresTo(Coordinates.ToWgs84(117.005, 35.005, CoordinateSystem.Gcj02)) < 0.1);
    }

    [Theory]
    [InlineData("{\"text\":\"东山小区\",\"lon\":117.005}", "addresses[1].lat", "missing")]
    [InlineData("{\"text\":\"东山小区\",\"lon\":35.005,\"lat\":117.005}", "addresses[1].lon", "swapped")]
    [InlineData("{\"text\":\"\"}", "addresses[1]", "not a text")]
    [InlineData("{\"name\":\"东山小区\"}", "addresses[1]", "not a text")]
    public void An_address_in_no_place_is_refused_by_its_number(string address, string field, string reason)
    {
        var properties = "{\"code\":\"A1\",\"name\":\"东山村第1网格\",\"kind\":\"basic\",\"parent\":\"370481106009\",\"addresses\":[\"西山小区\"," + address + "]}";
        var refusal = Assert.Single(Read(Feature(properties)).Refusals);
        Assert.Equal(field, refusal.Field);
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_grid_without_geometry_is_known_by_address_only()
    {
        var result = Read(Feature(Properties("A1"), geometry: "null"));
        Assert.Empty(result.Refusals);
        Assert.Null(Assert.Single(result.Grids).Border);
    }

    [Theory]
    [InlineData("gcj02", CoordinateSystem.Gcj02)]
    [InlineData("bd09", CoordinateSystem.Bd09)]
    [InlineData("cgcs2000", CoordinateSystem.Cgcs2000)]
    public void Borders_are_converted_from_the_named_system(string name, CoordinateSystem system)
    {
        var result = Read(Feature(Properties("A1")), crs: name);
        var expected = Coordinates.ToWgs84(117, 35, system);
        Assert.Contains(new WKBReader().Read(result.Grids[0].Border).Coordinates, c => new GeoPoint(c.X, c.Y).MetresTo(expected) < 0.1);
    }

    [Theory]
    [InlineData("code", "\"\"", "missing")]
    [InlineData("code", "12", "not text")]
    [InlineData("code", "\"a b\"", "only letters")]
    [InlineData("name", "null", "missing")]
    [InlineData("kind", "\"huge\"", "not one of")]
    [InlineData("parent", "\"37048110600\"", "12 digits")]
    [InlineData("parent", "\"37048110600x\"", "12 digits")]
    [InlineData("households", "-1", "whole number")]
    [InlineData("households", "\"many\"", "whole number")]
    [InlineData("valid_from", "\"2026-02-30\"", "not a date")]
    [InlineData("valid_to", "\"26/1/1\"", "not a date")]
    [InlineData("addresses", "[\"ok\", 5]", "not a text")]
    [InlineData("addresses", "\"one\"", "list")]
    [InlineData("members", "{}", "list")]
    [InlineData("members", "[{\"role\":\"网格员\",\"name\":\"演示甲\",\"phone\":\"1380000123\"}]", "mobile number")]
    [InlineData("members", "[{\"role\":\"网格员\",\"name\":\"演示甲\",\"phone\":\"13800001234\\n\",\"public\":\"yes\"}]", "neither true nor false")]
    [InlineData("members", "[{\"name\":\"演示甲\"}]", "missing")]
    public void A_bad_property_refuses_the_file_by_feature_and_field(string field, string value, string reason)
    {
        var bad = JsonNode.Parse(Properties("B2"))!;
        bad[field] = JsonNode.Parse(value);
        var result = Read(Feature(Properties("A1")) + "," + Feature(bad.ToJsonString()));
        Assert.Empty(result.Grids);
        var refusal = Assert.Single(result.Refusals);
        Assert.Equal(2, refusal.Feature);
        Assert.StartsWith(field, refusal.Field, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[[[117,35],[117.01,35],[117,35]]]", "at least 4")]
    [InlineData("[[[117,35],[117.01,35],[117.01,35.01],[117,35.01]]]", "not closed")]
    [InlineData("[[[117,35],[117.01,35.01],[117.01,35],[117,35.01],[117,35]]]", "Self-intersection")]
    [InlineData("[[[35,117],[35,117.01],[35.01,117.01],[35.01,117],[35,117]]]", "out of range")]
    [InlineData("[[[117,35],[117.01,35],[117.01,\"x\"],[117,35.01],[117,35]]]", "not [longitude, latitude]")]
    [InlineData("[[[117,35],[1e999,35],[117.01,35.01],[117,35.01],[117,35]]]", "out of range")]
    [InlineData("[]", "without rings")]
    [InlineData("{}", "list")]
    public void A_bad_ring_refuses_the_file_with_the_place_of_the_fault(string coordinates, string reason)
    {
        var result = Read(Feature(Properties("A1"), $$"""{"type":"Polygon","coordinates":{{coordinates}}}"""));
        var refusal = Assert.Single(result.Refusals);
        Assert.Equal((1, "geometry"), (refusal.Feature, refusal.Field));
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
        Assert.Equal(["A1"], refusal.Codes);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("{", "not valid JSON")]
    [InlineData("[]", "FeatureCollection")]
    [InlineData("{\"type\":\"FeatureCollection\"}", "list of features")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]}", "1 to")]
    [InlineData("{\"type\":\"FeatureCollection\",\"crs_name\":\"utm\",\"features\":[1]}", "not one of")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[1]}", "Feature")]
    public void A_file_of_another_kind_is_refused(string text, string reason)
    {
        var result = ReadText(text);
        Assert.Empty(result.Grids);
        Assert.Contains(result.Refusals, refusal => refusal.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_code_used_twice_names_both_features()
    {
        var refusal = Assert.Single(Read(Feature(Properties("A1")) + "," + Feature(Properties("A1"))).Refusals);
        Assert.Equal("feature 2, code: the code A1 is already used by feature 1 [A1]", refusal.ToString());
    }

    [Fact]
    public void Overlapping_grids_are_a_warning_with_both_codes()
    {
        var other = Polygon("[[[117.009,35],[117.02,35],[117.02,35.01],[117.009,35.01],[117.009,35]]]");
        var warning = Assert.Single(Read(Feature(Properties("A1")) + "," + Feature(Properties("B2"), other)).Warnings);
        Assert.Equal(["A1", "B2"], warning.Codes);
        Assert.Contains("overlaps", warning.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_border_twice_is_an_overlap_too() =>
        Assert.Contains("overlaps", Assert.Single(Read(Feature(Properties("A1")) + "," + Feature(Properties("B2"))).Warnings).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_sliver_between_neighbours_is_a_warning_but_a_road_is_not()
    {
        var near = Polygon("[[[117.01002,35],[117.02,35],[117.02,35.01],[117.01002,35.01],[117.01002,35]]]");
        var warning = Assert.Single(Read(Feature(Properties("A1")) + "," + Feature(Properties("B2"), near)).Warnings);
        Assert.Contains("gap of 1.8 metres", warning.Reason, StringComparison.Ordinal);
        Assert.Equal(2, warning.Codes.Count);
        var far = Polygon("[[[117.0102,35],[117.02,35],[117.02,35.01],[117.0102,35.01],[117.0102,35]]]");
        Assert.Empty(Read(Feature(Properties("A1")) + "," + Feature(Properties("B2"), far)).Warnings);
    }

    [Fact]
    public void Neighbours_that_share_their_border_or_half_of_it_fit()
    {
        var half = Polygon("[[[117.01,35],[117.02,35],[117.02,35.005],[117.01,35.005],[117.01,35]]]");
        Assert.Empty(Read(Feature(Properties("A1")) + "," + Feature(Properties("B2"), half)).Warnings);
    }

    [Fact]
    public void Nobody_to_call_and_odd_households_are_warnings()
    {
        var properties = JsonNode.Parse(Properties("A1"))!;
        properties["members"] = JsonNode.Parse("[{\"role\":\"网格长\",\"name\":\"演示甲\",\"public\":false}]");
        properties["households"] = 99_999;
        var result = Read(Feature(properties.ToJsonString()));
        Assert.Single(result.Grids);
        Assert.Equal(["households", "members", "members"], result.Warnings.Select(warning => warning.Field));
    }

    [Fact]
    public void Two_thousand_grids_are_read_without_a_warning_on_their_shared_borders()
    {
        var reader = new WKBReader();
        var features = SyntheticGrids.Make(2_000).Select(grid => Feature(Properties(grid.Code), Polygon(JsonSerializer.Serialize(
            new[] { reader.Read(grid.Border).Coordinates.Select(c => new[] { c.X, c.Y }) }))));
        var result = Read(string.Join(',', features));
        Assert.Equal(2_000, result.Grids.Count);
        Assert.Empty(result.Warnings);
    }

    private static string Properties(string code) => $$"""
        {"code":"{{code}}","name":"东山村第1网格","kind":"basic","parent":"370481106009","households":300,
         "members":[{"role":"专职网格员","name":"演示甲","phone":"13800001234"}]}
        """;

    private static string Polygon(string coordinates) => $$"""{"type":"Polygon","coordinates":{{coordinates}}}""";

    private static string Feature(string properties, string? geometry = null) =>
        $$"""{"type":"Feature","geometry":{{geometry ?? Polygon(Square)}},"properties":{{properties}}}""";

    private static GridImportResult Read(string features, string crs = "wgs84") =>
        ReadText($$"""{"type":"FeatureCollection","crs_name":"{{crs}}","features":[{{features}}]}""");

    private static GridImportResult ReadText(string text) => GridImport.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
