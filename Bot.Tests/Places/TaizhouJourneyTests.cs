using Xunit;

namespace Bot.Tests.Places;

/// <summary>DB3310/T 55-2019, shown in 台州市椒江区.</summary>
public sealed class TaizhouJourneyTests
{
    private const string Officer = "taizhou-desk-demo-1";

    [Fact]
    public async Task From_the_notice_board_over_four_rungs_to_the_rating()
    {
        await using var road = await PlaceRoad.OpenAsync("taizhou");
        var resident = road.NewResident();

        // 3+X+Y: head, instructor and full-time worker, then those of departments and part-time ones; two heads for one grid (一格双长).
        var notice = await PlaceRoad.NoticeAsync(resident, "横河社区1组");
        road.AssertNotice(notice, "横河社区第1网格", "0576-00000001", "网格长", "网格指导员", "专职网格员", "业务指导员", "兼职网格员");
        Assert.Equal(2, road.GridNamed("横河社区第1网格").Members.Count(m => m.Role == "网格长" && notice.Contains(m.Name, StringComparison.Ordinal)));

        // Asked with the place in the same breath it is a question, not a complaint.
        Assert.Equal(notice, await resident.SayAsync("横河社区1组的网格员是谁"));

        // One worker for two grids (一员多格).
        Assert.Equal(Worker(road, "横河社区第1网格"), Worker(road, "横河社区第2网格"));
        Assert.Equal(
            [new DateOnly(2026, 11, 25), new DateOnly(2026, 11, 26), new DateOnly(2026, 11, 30), new DateOnly(2026, 12, 2)],
            new[] { "grid", "village", "township", "county" }.Select(level => road.PromisedAt(level)));

        var (number, reply) = await PlaceRoad.ReportAsync(resident, "横河社区1组的路灯坏了三天了", "确认");
        Assert.Contains("专职网格员" + Worker(road, "横河社区第1网格"), reply, StringComparison.Ordinal);
        Assert.Contains("11月25日", reply, StringComparison.Ordinal);
        await road.HearsAsync("robot-331002002001", number);
        Assert.Contains("【上报】 › 受理 › 办理 › 反馈 › 评价", await resident.SayAsync("查进度"), StringComparison.Ordinal);

        // 微事不出格、小事不出村、大事不出镇.
        await road.ClimbsAsync(resident, number, "2026-11-23 15:31", "village");
        await road.HearsAsync("robot-331002002001", number, "超期上报到村（社区）");
        Assert.False(road.HasHeard("robot-taizhou-office", number));
        await road.ClimbsAsync(resident, number, "2026-11-24 15:31", "township");
        await road.HearsAsync("robot-taizhou-office", number, "接单期限");
        await road.ClimbsAsync(resident, number, "2026-11-25 15:31", "county");
        await road.HearsAsync("robot-taizhou-desk", number, "接单期限");
        await road.IsExtendedAsync(resident, number, Officer);
        await road.IsResolvedAndRatedAsync(resident, number, Officer);
    }

    [Fact]
    public async Task Items_begin_on_the_rung_that_the_list_gives_them_and_sealed_ones_pass_the_grid()
    {
        await using var road = await PlaceRoad.OpenAsync("taizhou");

        // Appendix A: 违建 begins in the village, 治安 in the township.
        var (building, reply) = await PlaceRoad.ReportAsync(road.NewResident(), "横河社区1组有人在楼顶违章搭建彩钢房", "确认");
        Assert.Equal(("illegal-building", "village"), ((await road.IntakeAsync(building)).Item, (await road.IntakeAsync(building)).Level));
        Assert.Contains("11月26日", reply, StringComparison.Ordinal);

        // 5.4: the secret channel; the grid's group never hears of it.
        var informer = road.NewResident();
        Assert.Contains("“秘密上报”", await informer.SayAsync("秘密上报"), StringComparison.Ordinal);
        var (secret, taken) = await PlaceRoad.ReportAsync(informer, "星星村1组有人聚众赌博", "1");
        Assert.Contains("11月30日", taken, StringComparison.Ordinal);
        await road.HearsAsync("robot-taizhou-office", secret);
        Assert.True((await road.IntakeAsync(secret)).Confidential);
        Assert.False(road.HasHeard(road.GridNamed("星星村第1网格").Robot!, secret));
    }

    [Fact]
    public async Task The_list_has_items_of_its_own_temporary_ones_and_withdrawn_ones()
    {
        await using var road = await PlaceRoad.OpenAsync("taizhou");

        // An item of the place's own.
        var (river, _) = await PlaceRoad.ReportAsync(road.NewResident(), "横河社区1组的河里排污口往外排黑水，又黑又臭", "确认");
        Assert.Equal("river-patrol", (await road.IntakeAsync(river)).Item);

        // A temporary one within its days, 2026-11-01 to 2027-03-31, at most a year.
        var (fire, _) = await PlaceRoad.ReportAsync(road.NewResident(), "横河社区1组楼道里堆着烟花爆竹，是火灾隐患", "确认");
        Assert.Equal("winter-fire", (await road.IntakeAsync(fire)).Item);

        // A withdrawn one: where to go instead, and no number.
        var applicant = road.NewResident();
        await applicant.SayAsync("投诉");
        var refused = await applicant.SayAsync("人才补贴拖了半年一直不发") ?? "";
        Assert.Contains("12333", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("WG-", refused, StringComparison.Ordinal);
    }

    private static string Worker(PlaceRoad road, string grid) => road.GridNamed(grid).Members.Single(m => m.Role == "专职网格员").Name;
}
