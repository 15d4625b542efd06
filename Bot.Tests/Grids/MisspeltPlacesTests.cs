using Bot.Benchmarks.Grids;
using Bot.Data.Grids;
using Xunit;

namespace Bot.Tests.Grids;

/// <summary>Places said as residents say them: by ear, in haste, in part. Names are those of the demo grids.</summary>
public sealed class MisspeltPlacesTests
{
    private static readonly GridDirectory Demo = DemoGrids.Directory();

    [Theory]
    [InlineData("福林安居小区三栋", "009001")]
    [InlineData("福临居小区3号楼", "009001")]
    [InlineData("福临安菊小区，3号楼2单元楼道堆满东西", "009001")]
    [InlineData("福临安居3号楼", "009001")]
    [InlineData("半阁村解方街59号", "226002")]
    [InlineData("半阁解放街59号", "226002")]
    public void A_misspelt_name_that_can_only_be_one_is_that_one(string words, string grid)
    {
        var match = Assert.Single(Demo.FindPlaces(words));
        Assert.Equal("370481106" + grid, match.GridCode);
        Assert.True(match.Certain);
        Assert.True(match.Confidence > 0.9);
    }

    [Theory]
    [InlineData("荷糖小区", "009002")]
    [InlineData("龙泉公管门口", "009001")]
    [InlineData("半格村2组", "226002")]
    [InlineData("坤临安居小区2栋", "009001")]
    [InlineData("我们楼下老有人打麻将，福临安居，吵死了", "009001")]
    public void Where_little_is_left_of_a_name_it_is_offered_and_not_taken_for_granted(string words, string grid)
    {
        var matches = Demo.FindPlaces(words);
        Assert.Equal("370481106" + grid, matches[0].GridCode);
        Assert.All(matches, match => Assert.False(match.Certain));
        Assert.All(matches, match => Assert.True(match.Confidence <= 0.6));
    }

    [Fact]
    public void Words_around_a_misspelt_place_do_not_hurt_and_are_not_given_back()
    {
        var match = Assert.Single(Demo.FindPlaces("你好我是住户，昨天夜里福林安居小区３栋那边有人吵架，孩子没法睡，能来看看吗"));
        Assert.Equal("福林安居小区３栋", match.Words);
        Assert.Equal("西岗镇福临安居小区3号楼", match.Address);
    }

    [Theory]
    [InlineData("福临安居花园")]
    [InlineData("盛世龙泉名邸")]
    [InlineData("东山村龙泉公馆")]
    [InlineData("半阁村解放街60号")]
    [InlineData("半阁村解方街60号")]
    public void A_name_or_number_that_nobody_knows_is_never_certain(string words) =>
        Assert.DoesNotContain(Demo.FindPlaces(words), match => match.Certain);

    [Fact]
    public void A_side_that_tells_neighbours_apart_is_not_a_slip()
    {
        var directory = Villages("东高庙村第1网格", "西李楼村第1网格");
        Assert.DoesNotContain(directory.FindPlaces("北高庙村1组"), match => match.Certain);
    }

    [Fact]
    public void The_same_name_in_two_villages_asks_however_it_is_spelt()
    {
        var directory = GridDirectory.Build(
            [Grid("E001", "东山村第1网格"), Grid("W001", "西山村第1网格")], DemoGrids.Today,
            [("云岭翡翠花园", "E001"), ("云岭翡翠花园", "W001")]);
        foreach (var words in new[] { "云岭翡翠花园", "云领翡翠花园", "云岭翠花园", "云岭翡翠2号楼" })
        {
            var both = directory.FindPlaces(words);
            Assert.Equal(["E001", "W001"], both.Select(match => match.GridCode).Order(StringComparer.Ordinal));
            Assert.All(both, match => Assert.False(match.Certain));
        }

        Assert.Equal("W001", directory.FindPlaces("西山村云领翡翠花园")[0].GridCode);
    }

    [Fact]
    public void A_crossing_is_where_both_roads_have_doors()
    {
        var directory = GridDirectory.Build(
            [Grid("A1", "东山村第1网格"), Grid("A2", "东山村第2网格"), Grid("A3", "东山村第3网格")], DemoGrids.Today,
            [("东山村胜利街1号", "A1"), ("东山村胜利街9号", "A2"), ("东山村健康路5号", "A2"), ("东山村健康路77号", "A3")]);
        foreach (var words in new[] { "胜利街和健康路交叉口", "胜利街、健康路路口有个坑", "胜利街与健康路的十字路口" })
        {
            var match = Assert.Single(directory.FindPlaces(words));
            Assert.Equal("A2", match.GridCode);
            Assert.False(match.Certain);
        }
    }

    [Theory]
    [InlineData("路灯坏了三天了没人管")]
    [InlineData("我们小区楼下的人员太多了，安置房什么时候分")]
    [InlineData("工人师傅说明天上午来，都是骗人的")]
    public void Ordinary_words_that_sound_a_little_like_a_name_are_no_place(string words) => Assert.Empty(Demo.FindPlaces(words));

    [Theory]
    [InlineData(PlaceMistake.None, 0.99)]
    [InlineData(PlaceMistake.Missing, 0.97)]
    [InlineData(PlaceMistake.Wrong, 0.96)]
    [InlineData(PlaceMistake.Heard, 0.99)]
    [InlineData(PlaceMistake.Swapped, 0.97)]
    [InlineData(PlaceMistake.NoEnding, 0.40)]
    [InlineData(PlaceMistake.OtherNumber, 1.0)]
    [InlineData(PlaceMistake.Unknown, 1.0)]
    [InlineData(PlaceMistake.Longer, 0.99)]
    public void In_a_district_of_two_thousand_grids_it_finds_most_and_is_never_certain_of_a_wrong_one(PlaceMistake mistake, double least)
    {
        var accuracy = PlaceAccuracy.Of(District.Value.FindPlaces, new PlaceQueries(Named.Value, seed: 41).Of(mistake, 1500));
        Assert.True(accuracy.RightShare >= least, $"{accuracy}");
        Assert.True(accuracy.CertainAndWrong <= accuracy.Asked / 500, $"{accuracy}");
        Assert.True(mistake is not PlaceMistake.None || accuracy.CertainShare > 0.92, $"{accuracy}");
    }

    [Fact]
    public void Whatever_is_said_it_answers_with_a_part_of_what_was_said()
    {
        var random = new Random(7);
        var letters = string.Concat(Demo.Grids.Take(20).SelectMany(grid => grid.Addresses).Select(address => address.Text)) + "，。 3#-栋楼号组二十\ud83d\ude00a";
        for (var i = 0; i < 3000; i++)
        {
            var words = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => letters[random.Next(letters.Length)]));
            Assert.All(Demo.FindPlaces(words), match => Assert.Contains(match.Words, words, StringComparison.Ordinal));
        }
    }

    private static readonly Lazy<PlaceDistrict> Named = new(() => PlaceDistrict.Make(seed: 4, grids: 2000));
    private static readonly Lazy<GridDirectory> District = new(() => GridDirectory.Build(Named.Value.Grids, DemoGrids.Today, []));

    private static GridDirectory Villages(params string[] names) =>
        GridDirectory.Build([.. names.Select((name, i) => Grid($"V{i}", name))], DemoGrids.Today, names.Select((name, i) => ($"{name[..^4]}1组", $"V{i}")));

    private static Grid Grid(string code, string name) => new() { Code = code, Name = name, Parent = "370481999001" };
}
