using Xunit;

namespace Bot.Tests.Places;

/// <summary>西岗镇网格巡查大队方案.</summary>
public sealed class XigangJourneyTests
{
    private const string Officer = "desk-demo-1";

    [Fact]
    public async Task From_the_notice_board_over_three_rungs_to_the_rating()
    {
        await using var road = await PlaceRoad.OpenAsync("xigang");
        var resident = road.NewResident();
        var notice = await PlaceRoad.NoticeAsync(resident, "半阁村2组");
        road.AssertNotice(notice, "半阁村第2网格", "0632-12345", "网格长", "专职网格员");
        Assert.Equal(
            [new DateOnly(2026, 11, 26), new DateOnly(2026, 11, 30), new DateOnly(2026, 11, 30)],
            new[] { "grid", "township", "county" }.Select(level => road.PromisedAt(level)));

        // The units above the grids stand on the notice board.
        var board = await road.SeenInPublicAsync("/grids/" + road.GridNamed("半阁村第2网格").Code);
        Assert.Contains("网格巡查中队", board, StringComparison.Ordinal);
        Assert.Contains("网格巡查大队", board, StringComparison.Ordinal);

        // 村居 → 镇 → 市指挥中心, and the result back to the resident.
        var (number, reply) = await PlaceRoad.ReportAsync(resident, "半阁村2组的路灯坏了三天了", "确认");
        Assert.Contains("11月26日", reply, StringComparison.Ordinal);
        await road.HearsAsync("robot-370481106226", number);
        Assert.Contains("【发现】 › 解决 › 反馈", await resident.SayAsync("查进度"), StringComparison.Ordinal);
        await road.ClimbsAsync(resident, number, "2026-11-23 15:31", "township");
        await road.HearsAsync("robot-xigang-office", number, "接单期限");
        await road.ClimbsAsync(resident, number, "2026-11-24 15:31", "county");
        await road.HearsAsync("robot-xigang-desk", number, "接单期限");
        await road.IsExtendedAsync(resident, number, Officer);
        await road.IsResolvedAndRatedAsync(resident, number, Officer);
        Assert.Contains("发现 › 解决 › 【反馈】", await resident.SayAsync("查进度"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_reported_a_key_matter_is_called_back_within_three_working_days()
    {
        await using var road = await PlaceRoad.OpenAsync("xigang");
        var resident = road.NewResident();
        var (number, _) = await PlaceRoad.ReportAsync(resident, "半阁村2组3号楼楼道堆满杂物堵了消防通道", "确认");
        Assert.Equal("fire-hazard", (await road.IntakeAsync(number)).Item);

        // General matters are handled by the worker on the spot.
        var worker = road.GridNamed("半阁村第2网格").Members.Single(m => m.Role == "专职网格员").UserId!;
        await road.GridPlatform.MustAsync(number, "accept", userId: worker);
        await road.IsResolvedAndRatedAsync(resident, number, worker);
        await road.HearsAsync("robot-xigang-desk", number, "要回访：重点事项，已经办结，最晚 11月26日");
    }
}
