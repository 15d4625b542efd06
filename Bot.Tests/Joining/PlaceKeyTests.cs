using Bot.Data.Joining;
using Xunit;

namespace Bot.Tests.Joining;

public sealed class PlaceKeyTests
{
    [Theory]
    [InlineData("翠湖小区", "翠湖小区门口", true)]
    [InlineData("翠湖小区3号楼", "翠湖小区三栋2单元", true)]
    [InlineData("翠湖小区", "翠湖小区3号楼", true)]
    [InlineData("翠湖小区3号楼", "翠湖小区5号楼", false)]
    [InlineData("半阁村2组", "半阁村二组", true)]
    [InlineData("半阁村2组", "半阁村3组", false)]
    [InlineData("半阁村", "半阁村2组", false)]
    [InlineData("翠湖小区", "东方小区", false)]
    [InlineData("半阁村第2网格（居民所在网格）", "半阁村第2网格（居民所在网格）", false)]
    [InlineData("", "", false)]
    public void Two_words_for_one_place_are_one_and_a_whole_grid_is_none(string one, string other, bool same) =>
        Assert.Equal(same, PlaceKey.Of(one, "", null, []).IsSame(PlaceKey.Of(other, "", null, [])));

    [Fact]
    public void A_building_named_in_the_story_counts_where_the_place_names_none()
    {
        var third = In("三栋楼道灯坏了");
        Assert.Equal("3号楼", third.Detail);
        Assert.False(third.IsSame(In("5号楼楼道灯坏了")));
        Assert.True(third.IsSame(In("楼道灯坏了")));
        Assert.True(third.IsSame(In("三号楼 2单元 灯不亮")));

        static PlaceKey In(string story) => PlaceKey.Of("翠湖小区", PlaceKey.BuildingIn(story), null, []);
    }
}
