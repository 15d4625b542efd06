using Xunit;

namespace Bot.Tests.Places;

/// <summary>阜蒙县网格化服务管理实施方案.</summary>
public sealed class FumengJourneyTests
{
    private const string Officer = "fumeng-desk-demo-1";

    [Fact]
    public async Task From_the_notice_board_over_four_rungs_to_the_rating()
    {
        await using var road = await PlaceRoad.OpenAsync("fumeng");
        var resident = road.NewResident();
        var notice = await PlaceRoad.NoticeAsync(resident, "他本扎兰村1组");
        road.AssertNotice(notice, "他本扎兰村第1网格", "0418-0000001", "四级网格员", "三级网格员", "二级网格员", "一级网格员");

        // The public board has photos and duties besides.
        var board = await road.SeenInPublicAsync("/grids/" + road.GridNamed("他本扎兰村第1网格").Code);
        Assert.Contains("走访收集，上报挂号，办完反馈", board, StringComparison.Ordinal);
        Assert.Contains($"alt=\"四级网格员{road.GridNamed("他本扎兰村第1网格").Members.Single(m => m.Role == "四级网格员").Name}的照片\"", board, StringComparison.Ordinal);

        // Three working days in village and community, five in township and departments.
        Assert.Equal(
            [new DateOnly(2026, 11, 26), new DateOnly(2026, 11, 26), new DateOnly(2026, 11, 30), new DateOnly(2026, 11, 30)],
            new[] { "grid", "village", "township", "county" }.Select(level => road.PromisedAt(level)));

        var (number, reply) = await PlaceRoad.ReportAsync(resident, "他本扎兰村1组的路灯坏了三天了", "确认");
        Assert.Contains("11月26日", reply, StringComparison.Ordinal);
        await road.HearsAsync("robot-210921100202", number);
        Assert.Contains("信息收集 › 【上报挂号】 › 逐级处置 › 反馈销号", await resident.SayAsync("查进度"), StringComparison.Ordinal);

        // 逐级处置: the village's own group, then the township, then the county.
        await road.ClimbsAsync(resident, number, "2026-11-23 14:31", "village");
        await road.HearsAsync("robot-210921100202", number, "超期上报到村（社区），请三级网格员：村党组织书记接");
        Assert.False(road.HasHeard("robot-fumeng-office", number));
        await road.ClimbsAsync(resident, number, "2026-11-24 14:31", "township");
        await road.HearsAsync("robot-fumeng-office", number, "接单期限");
        await road.ClimbsAsync(resident, number, "2026-11-25 14:31", "county");
        await road.HearsAsync("robot-fumeng-desk", number, "接单期限");

        // What takes longer says why.
        await road.IsExtendedAsync(resident, number, Officer);
        Assert.Contains("【逐级处置】", await resident.SayAsync("查进度"), StringComparison.Ordinal);
        await road.IsResolvedAndRatedAsync(resident, number, Officer);
        Assert.Contains("【反馈销号】", await resident.SayAsync("查进度"), StringComparison.Ordinal);

        // Every result is made known, without whom it concerns.
        var shown = await road.SeenInPublicAsync("/cases/" + number);
        Assert.Contains("已经处理好了", shown, StringComparison.Ordinal);
        Assert.Contains(number, await road.SeenInPublicAsync("/cases"), StringComparison.Ordinal);
        Assert.Contains(number, await road.SeenInPublicAsync("/feed.atom"), StringComparison.Ordinal);
    }
}
