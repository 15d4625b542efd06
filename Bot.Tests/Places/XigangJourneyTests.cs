using Bot.Data.Grids;
using Bot.Tests.Road;
using Xunit;

namespace Bot.Tests.Places;

/// <summary>西岗镇网格巡查大队方案.</summary>
public sealed class XigangJourneyTests
{
    private const string Officer = "desk-demo-1";
    private const string Village = "robot-370481106226";

    [Fact]
    public async Task From_the_notice_board_over_four_rungs_to_the_rating()
    {
        await using var road = await PlaceRoad.OpenAsync("xigang");
        var resident = road.NewResident();
        var notice = await PlaceRoad.NoticeAsync(resident, "半阁村2组");
        road.AssertNotice(notice, "半阁村第2网格", "0632-12345", "网格长", "专职网格员");
        Assert.Equal(
            [new DateOnly(2026, 11, 26), new DateOnly(2026, 11, 26), new DateOnly(2026, 11, 30), new DateOnly(2026, 11, 30)],
            new[] { "grid", "village", "township", "county" }.Select(level => road.PromisedAt(level)));

        // The units above the grids stand on the notice board.
        var board = await road.SeenInPublicAsync("/grids/" + road.GridNamed("半阁村第2网格").Code);
        Assert.Contains("网格巡查中队", board, StringComparison.Ordinal);
        Assert.Contains("网格巡查大队", board, StringComparison.Ordinal);

        // The worker on the spot looks first.
        var (number, reply) = await PlaceRoad.ReportAsync(resident, "半阁村2组的路灯坏了三天了", "确认");
        Assert.Contains("专职网格员" + Member(road, "专职网格员").Name, reply, StringComparison.Ordinal);
        Assert.Contains("11月26日", reply, StringComparison.Ordinal);
        await road.HearsAsync(Village, number);
        Assert.Contains("【发现】 › 解决 › 反馈", await resident.SayAsync("查进度"), StringComparison.Ordinal);

        // 村居 → 镇 → 市指挥中心, one rung at a time; the village's group hears that its head is asked, the town not yet.
        await road.ClimbsAsync(resident, number, "2026-11-23 15:31", "village");
        Assert.Contains(resident.Chat, m => m.Pushed && m.Text.Contains("还没人接手，我已经报到村居", StringComparison.Ordinal));
        await road.HearsAsync(Village, number, "超期上报到村居，请村居网格长接");
        Assert.False(road.HasHeard("robot-xigang-office", number));
        await road.ClimbsAsync(resident, number, "2026-11-24 15:31", "township");
        await road.HearsAsync("robot-xigang-office", number, "接单期限");
        await road.ClimbsAsync(resident, number, "2026-11-25 15:31", "county");
        var card = await road.HearsAsync("robot-xigang-desk", number, "接单期限（11月25日（周三）");

        // The command centre gives it out to a department, and what that one did comes back to the resident.
        using var officer = await PlacePhone.OpenAsync(card, Officer);
        await officer.DoAsync("dispatch", ("assignee", "城市管理"), ("note", "尽快换灯"));
        await resident.WaitForPushAsync("已经派给城市管理", RoadFixture.Patience);
        Assert.Contains("发现 › 【解决】 › 反馈", await resident.SayAsync("查进度"), StringComparison.Ordinal);
        using var official = await PlacePhone.OpenAsync(await road.HearsAsync("robot-xigang-dept-chengguan", number, "市指挥中心派单"), "xigang-chengguan-demo-1");
        await official.DoAsync("resolve", ("note", "换了新灯，已经亮了"));
        await road.IsRatedAsync(resident, number, "换了新灯，已经亮了");
        Assert.Contains("发现 › 解决 › 【反馈】", await resident.SayAsync("查进度"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_worker_cannot_do_the_villages_head_does_and_the_resident_is_told()
    {
        await using var road = await PlaceRoad.OpenAsync("xigang");
        var resident = road.NewResident();
        var (number, _) = await PlaceRoad.ReportAsync(resident, "半阁村2组的路灯坏了三天了", "确认");
        var worker = Member(road, "专职网格员").UserId!;
        await road.GridPlatform.MustAsync(number, "accept", userId: worker);
        await road.GridPlatform.MustAsync(number, "assign", userId: worker);
        await road.GridPlatform.MustAsync(number, "escalate", "要村里出面协调", userId: worker);
        await resident.WaitForPushAsync("已经报到村居接着办，答复的时间不变", RoadFixture.Patience);
        Assert.Equal(("village", (string?)null), ((await road.IntakeAsync(number)).Level, (await road.IntakeAsync(number)).HandlerId));

        var card = await road.HearsAsync(Village, number, "上报到村居，请村居网格长接");
        using var head = await PlacePhone.OpenAsync(card, Member(road, "网格长").UserId!);
        await head.DoAsync("accept");
        await resident.WaitForPushAsync(Member(road, "网格长").Name + "接了您报的", RoadFixture.Patience);
        await head.DoAsync("resolve", ("note", "村里请电工修好了"));
        await road.IsRatedAsync(resident, number, "村里请电工修好了");
        Assert.False(road.HasHeard("robot-xigang-office", number));
    }

    [Fact]
    public async Task Whoever_reported_a_key_matter_is_called_back_within_three_working_days()
    {
        await using var road = await PlaceRoad.OpenAsync("xigang");
        var resident = road.NewResident();
        var (number, _) = await PlaceRoad.ReportAsync(resident, "半阁村2组3号楼楼道堆满杂物堵了消防通道", "确认");
        Assert.Equal("fire-hazard", (await road.IntakeAsync(number)).Item);

        // General matters are handled by the worker on the spot.
        var worker = Member(road, "专职网格员").UserId!;
        await road.GridPlatform.MustAsync(number, "accept", userId: worker);
        await road.IsResolvedAndRatedAsync(resident, number, worker);
        await road.HearsAsync("robot-xigang-desk", number, "要回访：重点事项，已经办结，最晚 11月26日");
    }

    private static GridMember Member(PlaceRoad road, string role) => road.GridNamed("半阁村第2网格").Members.Single(m => m.Role == role);
}
