using Bot.Data.Grids;
using Xunit;

namespace Bot.Tests.Grids;

public sealed class PlaceIndexTests
{
    private static readonly GridDirectory Demo = DemoGrids.Directory();

    [Theory]
    [InlineData("西岗镇福临安居小区3号楼", "009001")]
    [InlineData("福临安居小区 3栋", "009001")]
    [InlineData("福临安居小区三幢", "009001")]
    [InlineData("福临安居小区３＃楼下", "009001")]
    [InlineData("福临安居小区3-2-301", "009001")]
    [InlineData("福临安居小区，3号楼2单元楼道堆满东西", "009001")]
    [InlineData("就在龙泉公馆门口", "009001")]
    [InlineData("龙泉公馆旁边有个坑", "009001")]
    [InlineData("滕州市西岗镇荷塘小区", "009002")]
    [InlineData("半阁村二组老王家旁边", "226002")]
    [InlineData("半阁村2小组", "226002")]
    [InlineData("半阁2组", "226002")]
    [InlineData("半阁村第二网格", "226002")]
    [InlineData("半阁村解放街59号", "226002")]
    [InlineData("半阁村解放街五十九号", "226002")]
    public void Words_that_name_one_place_lead_to_its_grid(string words, string grid)
    {
        var match = Assert.Single(Demo.FindPlaces(words));
        Assert.Equal("370481106" + grid, match.GridCode);
        Assert.True(match.Certain);
    }

    [Fact]
    public void An_unlisted_building_of_a_known_compound_is_the_compound()
    {
        var match = Assert.Single(Demo.FindPlaces("我家在福临安居小区19号楼"));
        Assert.Equal("西岗镇福临安居小区", match.Address);
        Assert.Equal("福临安居小区", match.Words);
        Assert.True(match.Certain);
    }

    [Fact]
    public void The_words_are_given_back_as_said() =>
        Assert.Equal("荷塘小区 ３栋", Demo.FindPlaces("在荷塘小区 ３栋，灯坏了")[0].Words);

    [Fact]
    public void The_longest_name_wins_over_one_inside_it()
    {
        // 荷塘小区 is a compound of its own in another grid.
        var match = Assert.Single(Demo.FindPlaces("祥和荷塘小区路灯坏了"));
        Assert.Equal("370481106251002", match.GridCode);
    }

    [Fact]
    public void A_village_of_several_grids_gives_them_all_and_no_certainty()
    {
        var matches = Demo.FindPlaces("半阁村路灯坏了");
        Assert.Equal(["370481106226001", "370481106226002", "370481106226003"], matches.Select(match => match.GridCode));
        Assert.All(matches, match => Assert.False(match.Certain));
    }

    [Fact]
    public void A_compound_beside_its_village_is_the_compound() =>
        Assert.Equal("370481106009001", Assert.Single(Demo.FindPlaces("西岗新居社区龙泉公馆")).GridCode);

    [Fact]
    public void Two_compounds_in_one_text_leave_the_choice_to_the_resident()
    {
        var matches = Demo.FindPlaces("从龙泉公馆到荷塘小区的路坏了");
        Assert.Equal(["370481106009001", "370481106009002"], matches.Select(match => match.GridCode).Order(StringComparer.Ordinal));
        Assert.All(matches, match => Assert.False(match.Certain));
    }

    [Theory]
    [InlineData("")]
    [InlineData("路灯坏了三天了")]
    [InlineData("西岗镇")]
    [InlineData("小区门口")]
    [InlineData("3号楼2单元")]
    [InlineData("一二三四五，。！#-#-")]
    [InlineData("\ud83d\ude00\ud83d")]
    public void Words_without_a_known_place_give_nothing(string words) => Assert.Empty(Demo.FindPlaces(words));

    [Fact]
    public void The_same_name_in_two_villages_gives_both_until_the_village_is_said()
    {
        var directory = TwoVillages();
        var both = directory.FindPlaces("阳光花园灯坏了");
        Assert.Equal(["E001", "W001"], both.Select(match => match.GridCode));
        Assert.All(both, match => Assert.False(match.Certain));
        var one = Assert.Single(directory.FindPlaces("西山村阳光花园灯坏了"));
        Assert.Equal("W001", one.GridCode);
        Assert.True(one.Certain);
    }

    [Fact]
    public void Where_buildings_of_a_compound_lie_in_two_grids_the_number_decides()
    {
        var directory = GridDirectory.Build(
            [Grid("A1", "东山村第1网格"), Grid("A2", "东山村第2网格")], DemoGrids.Today,
            [("锦绣家园1号楼", "A1"), ("锦绣家园12号楼", "A2")]);
        Assert.Equal(2, directory.FindPlaces("锦绣家园").Count);
        Assert.Equal("A1", Assert.Single(directory.FindPlaces("锦绣家园1号")).GridCode);
        Assert.Equal("A2", Assert.Single(directory.FindPlaces("锦绣家园12栋三单元")).GridCode);
        Assert.Equal("A2", Assert.Single(directory.FindPlaces("锦绣家园十二号楼")).GridCode);
    }

    [Fact]
    public void Imported_addresses_are_found_and_those_of_unknown_grids_left_out()
    {
        var directory = GridDirectory.Build([Grid("A1", "东山村第1网格")], DemoGrids.Today, [("万达广场", "A1"), ("凤凰商城", "ZZ")]);
        Assert.Equal("A1", Assert.Single(directory.FindPlaces("万达广场三楼着火了")).GridCode);
        Assert.Empty(directory.FindPlaces("凤凰商城"));
    }

    [Fact]
    public void A_name_that_only_looks_like_a_town_is_left_whole()
    {
        var directory = GridDirectory.Build([Grid("A1", "东山村第1网格")], DemoGrids.Today, [("新乡花园南区", "A1")]);
        Assert.Empty(directory.FindPlaces("花园南区"));
        Assert.Single(directory.FindPlaces("新乡花园南区"));
    }

    [Fact]
    public void The_same_name_in_two_towns_is_narrowed_by_the_town()
    {
        var (east, west) = (Grid("E001", "东山村第1网格"), Grid("W001", "西山村第1网格"));
        west.Parent = "370481888001";
        var directory = GridDirectory.Build([east, west], DemoGrids.Today,
            [("东沙镇阳光花园", "E001"), ("东沙镇翠竹园", "E001"), ("西沙镇阳光花园", "W001"), ("西沙镇翠竹园", "W001")]);
        Assert.Equal(2, directory.FindPlaces("阳光花园").Count);
        Assert.Equal("W001", Assert.Single(directory.FindPlaces("西沙镇阳光花园2号楼")).GridCode);
    }

    [Fact]
    public void A_name_known_in_another_town_only_is_not_certain_beside_the_town_that_was_said()
    {
        var (east, west) = (Grid("E001", "东山村第1网格"), Grid("W001", "西山村第1网格"));
        west.Parent = "370481888001";
        var directory = GridDirectory.Build([east, west], DemoGrids.Today,
            [("东沙镇阳光花园", "E001"), ("东沙镇翠竹园", "E001"), ("西沙镇明珠花园", "W001"), ("西沙镇红梅园", "W001")]);
        Assert.True(Assert.Single(directory.FindPlaces("东沙镇阳光花园")).Certain);
        Assert.False(directory.FindPlaces("西沙镇阳光花园")[0].Certain);
    }

    [Fact]
    public void The_longest_text_a_resident_may_send_is_searched_to_its_end()
    {
        var words = new string('灯', 1990) + "龙泉公馆1号楼";
        Assert.Equal("370481106009001", Assert.Single(Demo.FindPlaces(words)).GridCode);
    }

    private static GridDirectory TwoVillages()
    {
        var (east, west) = (Grid("E001", "东山村第1网格"), Grid("W001", "西山村第1网格"));
        east.Addresses.Add(new GridAddress { Text = "阳光花园" });
        west.Addresses.Add(new GridAddress { Text = "阳光花园" });
        return GridDirectory.Build([west, east], DemoGrids.Today, []);
    }

    private static Grid Grid(string code, string name) => new() { Code = code, Name = name, Parent = "370481999001" };
}
