using Bot.Benchmarks.Grids;
using Bot.Data.Grids;
using Xunit;

namespace Bot.Tests.Grids;

/// <summary>Places whose names a slip of the finger or the ear turns into each other.</summary>
public sealed class PlaceTwinsTests
{
    private static readonly GridDirectory Town = GridDirectory.Build(
        [
            Grid("E001", "东山村第1网格"), Grid("W001", "西山村第1网格"), Grid("N001", "二道河村第1网格"), Grid("N002", "三道河村第1网格"), Grid("S001", "何庄村第1网格"), Grid("S002", "贺庄村第1网格"),
        ],
        DemoGrids.Today,
        [
            ("东山村云岭翡翠苑", "E001"), ("云岭翡翠苑1号楼", "E001"), ("云岭翡翠苑2号楼", "E001"), ("西山村云岭翡翠雅苑", "W001"), ("云岭翡翠雅苑1号楼", "W001"), ("云岭翡翠雅苑9号楼", "W001"),
            ("铁西梧桐家园", "E001"), ("梧桐家园", "W001"), ("翠梧小区", "S001"), ("二道河村1组", "N001"), ("三道河村1组", "N002"), ("何庄村1组", "S001"), ("贺庄村1组", "S002"),
        ]);

    [Theory]
    [InlineData("云岭翡翠苑")]
    [InlineData("就在云岭翡翠苑门口")]
    [InlineData("云岭翡翠苑1号楼灯坏了")]
    public void A_name_that_another_becomes_by_one_missing_character_is_asked_about_as_said_first(string words)
    {
        var matches = Town.FindPlaces(words);
        Assert.Equal(["E001", "W001"], matches.Select(match => match.GridCode));
        Assert.All(matches, match => Assert.False(match.Certain));
    }

    [Theory]
    [InlineData("云岭翡翠苑2号楼", "E001")]
    [InlineData("东山村云岭翡翠苑", "E001")]
    [InlineData("云岭翡翠雅苑", "W001")]
    [InlineData("云岭翡翠雅苑1号楼", "W001")]
    public void A_number_or_a_village_that_but_one_of_them_has_settles_it(string words, string grid)
    {
        var match = Assert.Single(Town.FindPlaces(words));
        Assert.Equal((grid, true), (match.GridCode, match.Certain));
    }

    [Fact]
    public void A_building_that_only_the_longer_name_lists_settles_nothing()
    {
        // Lists of buildings are seldom whole.
        var matches = Town.FindPlaces("云岭翡翠苑9号楼");
        Assert.Equal(["E001", "W001"], matches.Select(match => match.GridCode).Order(StringComparer.Ordinal));
        Assert.All(matches, match => Assert.False(match.Certain));
    }

    [Fact]
    public void Villages_that_sound_the_same_are_asked_about()
    {
        var matches = Town.FindPlaces("何庄村1组");
        Assert.Equal(["S001", "S002"], matches.Select(match => match.GridCode));
        Assert.All(matches, match => Assert.False(match.Certain));
    }

    [Theory]
    [InlineData("云岭翡翠雅院", "W001")]
    [InlineData("岭云翡翠雅苑9号楼", "W001")]
    [InlineData("铁西梧桐桐家园", "E001")]
    [InlineData("铁梧西桐家园", "E001")]
    public void What_was_swapped_or_said_twice_belongs_to_the_name(string words, string grid) =>
        Assert.Equal(grid, Town.FindPlaces(words)[0].GridCode);

    [Fact]
    public void What_is_doubled_before_a_known_name_may_end_a_longer_one() =>
        Assert.DoesNotContain(Town.FindPlaces("翠梧梧桐家园"), match => match.Certain);

    [Theory]
    [InlineData("二道何村1组", "N001", true)]
    [InlineData("三道和村一组", "N002", true)]
    [InlineData("道河村1组", "", false)]
    [InlineData("四道河村1组", "", false)]
    public void A_numeral_within_a_name_is_part_of_it_and_tells_neighbours_apart(string words, string grid, bool mayBeCertain)
    {
        var matches = Town.FindPlaces(words);
        Assert.True(mayBeCertain || matches.All(match => !match.Certain));
        Assert.True(grid.Length == 0 || matches[0].GridCode == grid);
    }

    [Fact]
    public void Of_a_short_name_what_is_left_is_offered_where_the_words_point_at_a_place()
    {
        var directory = GridDirectory.Build([Grid("A001", "东山村第1网格")], DemoGrids.Today, [("育才新村", "A001")]);
        var match = Assert.Single(directory.FindPlaces("昨天晚上才新村那边一直放音乐"));
        Assert.Equal(("育才新村", false), (match.Address, match.Certain));
        Assert.Empty(directory.FindPlaces("人才新村干部培训"));
    }

    /// <summary>
    /// Names of which half the possible ones are taken: where several are one slip away nobody can tell, so the floor of what is
    /// right stands near what a perfect guess reaches (docs/places-index.md), and the ceiling of certain errors is 0.5 %.
    /// </summary>
    [Theory]
    [InlineData(PlaceMistake.None, 0.995, 0.90)]
    [InlineData(PlaceMistake.MissingAnywhere, 0.80, 0.35)]
    [InlineData(PlaceMistake.WrongAnywhere, 0.83, 0.40)]
    [InlineData(PlaceMistake.SwappedAnywhere, 0.98, 0.90)]
    [InlineData(PlaceMistake.Added, 0.96, 0.70)]
    [InlineData(PlaceMistake.Heard, 0.99, 0.88)]
    [InlineData(PlaceMistake.InVillage, 0.86, 0.40)]
    [InlineData(PlaceMistake.OtherBuilding, 0.995, 0.88)]
    [InlineData(PlaceMistake.OtherNumber, 1.0, 0)]
    [InlineData(PlaceMistake.Unknown, 1.0, 0)]
    [InlineData(PlaceMistake.Longer, 0.995, 0)]
    public void In_a_dense_district_of_two_thousand_grids_it_is_next_to_never_certain_of_a_wrong_one(PlaceMistake mistake, double least, double leastCertain)
    {
        var accuracy = PlaceAccuracy.Of(District.Value.FindPlaces, new PlaceQueries(Named.Value, seed: 43).Of(mistake, 2000));
        Assert.True(accuracy.RightShare >= least, $"{accuracy}");
        Assert.True(accuracy.CertainShare >= leastCertain, $"{accuracy}");
        Assert.True(accuracy.CertainAndWrongShare <= 0.005, $"{accuracy}");
    }

    private static readonly Lazy<PlaceDistrict> Named = new(() => PlaceDistrict.Make(seed: 6, grids: 2000, style: PlaceStyle.Dense));
    private static readonly Lazy<GridDirectory> District = new(() => GridDirectory.Build(Named.Value.Grids, DemoGrids.Today, []));

    private static Grid Grid(string code, string name) => new() { Code = code, Name = name, Parent = "370481999001" };
}
