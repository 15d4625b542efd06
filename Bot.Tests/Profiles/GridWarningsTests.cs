using Bot.Data.Grids;
using Bot.Data.Profiles;
using Bot.Tests.Grids;
using Xunit;

namespace Bot.Tests.Profiles;

/// <summary>What an import says of grids that are not as the place's profile wants them. Nothing is refused for it.</summary>
public sealed class GridWarningsTests
{
    private static readonly GridMember Worker = new() { Role = "专职网格员", Name = "演示甲", Phone = "13800000001", UserId = "w1", Photo = "/p/1.jpg", Order = 0 };
    private static readonly GridMember Head = new() { Role = "网格长", Name = "演示乙", Phone = "13800000002", UserId = "l1", Photo = "/p/2.jpg", Order = 1 };

    [Fact]
    public void The_demo_is_as_its_profile_says() => Assert.Empty(GridWarnings.Of(DemoGrids.Read().Grids, Shipped.Read("xigang")));

    [Theory]
    [InlineData("fumeng", "演示社区第1网格", 99, "99 is outside 100 to 200 (实施方案)")]
    [InlineData("fumeng", "演示社区第1网格", 100, null)]
    [InlineData("fumeng", "演示社区第1网格", 200, null)]
    [InlineData("fumeng", "演示社区第1网格", 201, "201 is outside 100 to 200 (实施方案)")]
    [InlineData("fumeng", "演示村第1网格", 51, "51 is outside 30 to 50 (实施方案)")]
    [InlineData("fumeng", "演示村第1网格", 50, null)]
    [InlineData("jiangsu", "演示社区第1网格", 299, "299 is outside 300 to 500")]
    [InlineData("jiangsu", "演示村第1网格", 300, null)]
    [InlineData("xixian", "演示村第1网格", 5, null)]
    public void Households_outside_the_places_range_are_doubted(string place, string name, int households, string? said)
    {
        var profile = Shipped.Read(place);
        var grid = Grid(profile, households: households, name: name);
        Assert.Equal(said, GridWarnings.Of([grid], profile).FirstOrDefault(w => w.Field == "households")?.Reason);
    }

    [Theory]
    [InlineData("210921100001001", null)]
    [InlineData("21092110000100", "is not as the place codes its grids: 12 位行政区划代码加 3 位顺序号")]
    [InlineData("210921100001001x", "is not as the place codes its grids: 12 位行政区划代码加 3 位顺序号")]
    public void A_code_is_held_against_the_rule(string code, string? said)
    {
        var profile = Shipped.Read("fumeng");
        Assert.Equal(said, GridWarnings.Of([Grid(profile, code: code)], profile).FirstOrDefault(w => w.Field == "code")?.Reason);
    }

    [Fact]
    public void A_kind_that_the_place_does_not_have_is_doubted()
    {
        var profile = Shipped.Read("jiangsu");
        var grid = Grid(profile);
        grid.Kind = GridKinds.Business;
        Assert.Equal("feature 1, kind: \"business\" is no kind of this place (comprehensive 综合网格, exclusive 专属网格) [210921100001001]", Assert.Single(GridWarnings.Of([grid], profile)).ToString());
    }

    [Fact]
    public void Missing_surplus_and_unknown_roles_are_doubted()
    {
        var profile = Shipped.Read("xixian");
        Assert.Equal(["0 in the role 网格长, there should be 1 at least"], Reasons(profile, Worker));
        Assert.Equal(["2 in the role 专职网格员, there should be 1 at most"], Reasons(profile, Head, Worker, Worker));
        Assert.Equal(["\"楼长\" is no role of this place (网格长, 副网格长, 专职网格员, 兼职网格员)"], Reasons(profile, Head, Worker, new GridMember { Role = "楼长", Name = "演示丙", Order = 2 }));
    }

    [Fact]
    public void Two_heads_are_allowed_where_the_place_wants_them_and_three_are_not()
    {
        var profile = Shipped.Read("taizhou");
        var guide = new GridMember { Role = "网格指导员", Name = "演示丁" };
        Assert.Empty(Reasons(profile, Head, Head, guide, Worker));
        Assert.Equal(["3 in the role 网格长, there should be 2 at most"], Reasons(profile, Head, Head, Head, guide, Worker));
    }

    [Fact]
    public void A_photo_is_missed_where_the_board_shows_one()
    {
        var bare = new GridMember { Role = "网格长", Name = "演示乙", Phone = "13800000002" };
        Assert.Equal(["missing, the notice board shows one (实施方案)"], Reasons(Shipped.Read("fumeng"), bare, Worker));
        Assert.Empty(Reasons(Shipped.Read("xixian"), bare, Worker));
    }

    [Fact]
    public void One_worker_in_two_grids_is_doubted_only_where_that_is_not_allowed()
    {
        var jiangsu = Shipped.Read("jiangsu");
        Grid[] two = [Grid(jiangsu), Grid(jiangsu, code: "210921100001002")];
        Assert.Equal(
            ["serves 210921100001001 too, and one worker serves one grid here", "serves 210921100001001 too, and one worker serves one grid here"],
            GridWarnings.Of(two, jiangsu).Select(w => w.Reason));
        Assert.DoesNotContain(GridWarnings.Of(two, Shipped.Read("taizhou")), w => w.Reason.Contains("serves", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Reasons(Profile profile, params GridMember[] members)
    {
        var grid = Grid(profile);
        grid.Members = [.. members];
        return GridWarnings.Of([grid], profile).Select(w => w.Reason);
    }

    private static Grid Grid(Profile profile, string code = "210921100001001", int? households = null, string name = "演示网格") => new()
    {
        Code = code,
        Name = name,
        Kind = profile.Grids.Kinds[0].Kind,
        Parent = "210921100001",
        Households = households,
        Members = [Worker, Head],
    };
}
