using Xunit;

namespace Bot.Tests.Places;

/// <summary>江苏省城乡网格化服务管理办法, shown in 南京市鼓楼区.</summary>
public sealed class JiangsuJourneyTests
{
    private const string Officer = "jiangsu-desk-demo-1";

    [Fact]
    public async Task From_the_notice_board_over_three_rungs_to_the_rating()
    {
        await using var road = await PlaceRoad.OpenAsync("jiangsu");
        var resident = road.NewResident();

        // Art. 19: the supervision phone stands on the board.
        var notice = await PlaceRoad.NoticeAsync(resident, "仙霞路社区1组");
        road.AssertNotice(notice, "仙霞路社区第1网格", "025-00000001", "网格长", "专职网格员");
        Assert.Contains($"有事先找{road.GridNamed("仙霞路社区第1网格").Members.Single(m => m.Role == "专职网格员").Name}：巡查走访，记录和办理诉求", notice, StringComparison.Ordinal);

        // Art. 17 and 31: who asks is told that it is kept private.
        Assert.Contains("不会外传", await resident.SayAsync("会不会泄露我的信息"), StringComparison.Ordinal);
        Assert.Equal(
            [new DateOnly(2026, 11, 26), new DateOnly(2026, 11, 30), new DateOnly(2026, 12, 2)],
            new[] { "grid", "township", "county" }.Select(level => road.PromisedAt(level)));

        // Art. 29: who asked is told at every step.
        var (number, reply) = await PlaceRoad.ReportAsync(resident, "仙霞路社区1组的路灯坏了三天了", "确认");
        Assert.Contains("专职网格员" + road.GridNamed("仙霞路社区第1网格").Members.Single(m => m.Role == "专职网格员").Name, reply, StringComparison.Ordinal);
        Assert.Contains("11月26日", reply, StringComparison.Ordinal);
        await road.HearsAsync("robot-320106001003", number);
        Assert.Contains("【受理】 › 交办 › 处理 › 反馈", await resident.SayAsync("查进度"), StringComparison.Ordinal);
        await road.ClimbsAsync(resident, number, "2026-11-23 15:01", "township");
        await road.HearsAsync("robot-jiangsu-office", number, "接单期限");
        await road.ClimbsAsync(resident, number, "2026-11-24 15:01", "county");
        await road.HearsAsync("robot-jiangsu-desk", number, "接单期限");
        await road.IsExtendedAsync(resident, number, Officer);
        await road.IsResolvedAndRatedAsync(resident, number, Officer);
    }

    [Fact]
    public async Task What_is_urgent_is_told_to_street_and_district_in_the_same_moment()
    {
        await using var road = await PlaceRoad.OpenAsync("jiangsu");
        var resident = road.NewResident();

        // Art. 30: at once to the township and on.
        var (number, reply) = await PlaceRoad.ReportAsync(resident, "仙霞路社区1组楼道里一股煤气味，头都晕了");
        Assert.Contains("开窗", reply, StringComparison.Ordinal);
        await road.HearsAsync("robot-320106001003", number);
        await road.HearsAsync("robot-jiangsu-office", number);
        await road.HearsAsync("robot-jiangsu-desk", number);
        var intake = await road.IntakeAsync(number);
        Assert.True(intake.Urgent);

        // By the clock, day and night: a result within a day.
        Assert.Equal(TimeSpan.FromHours(24), intake.Due - intake.SubmittedAt);
    }

    [Theory]
    [InlineData("楼下天天摆摊，叫网格员来罚款", "025-00000011")]
    [InlineData("叫网格员来把他抓起来拘留几天", "110")]
    [InlineData("让网格员帮我上门催债", "12368")]
    public async Task What_grid_workers_may_not_be_made_to_do_is_refused_with_the_right_office(string words, string office)
    {
        await using var road = await PlaceRoad.OpenAsync("jiangsu");
        var resident = road.NewResident();

        // Art. 16.
        var reply = await resident.SayAsync(words);
        Assert.Contains(office, reply, StringComparison.Ordinal);
        Assert.DoesNotContain("WG-", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_told_a_worker_is_recorded_from_the_card()
    {
        await using var road = await PlaceRoad.OpenAsync("jiangsu");
        var (number, _) = await PlaceRoad.ReportAsync(road.NewResident(), "仙霞路社区1组的路灯坏了三天了", "确认");
        using var worker = await PlacePhone.OpenAsync(
            await road.HearsAsync("robot-320106001003", number), road.GridNamed("仙霞路社区第1网格").Members.Single(m => m.Role == "专职网格员").UserId!);

        // Art. 29: requests told to a worker are recorded, and go the same way.
        await worker.DoAsync("record", ("words", "楼道里下水道堵了三天，污水流到门口"), ("place", "仙霞路社区1组"));
        var recorded = worker.Html.Substring(worker.Html.IndexOf("已登记，编号 WG-", StringComparison.Ordinal) + "已登记，编号 ".Length, number.Length);
        Assert.NotEqual(number, recorded);
        Assert.Equal(road.GridNamed("仙霞路社区第1网格").Code, (await road.IntakeAsync(recorded)).GridCode);
        await road.HearsAsync("robot-320106001003", recorded);
    }

    [Fact]
    public async Task A_market_and_a_hospital_are_grids_of_their_own()
    {
        await using var road = await PlaceRoad.OpenAsync("jiangsu");
        var resident = road.NewResident();
        var notice = await PlaceRoad.NoticeAsync(resident, "演示农贸市场");
        road.AssertNotice(notice, "清河新寓社区演示农贸市场专属网格", "025-00000001", "网格长", "专职网格员");
        var (number, _) = await PlaceRoad.ReportAsync(resident, "演示总医院门口的垃圾堆了一个星期没人清", "确认");
        Assert.Equal(road.GridNamed("颐和路社区演示总医院专属网格").Code, (await road.IntakeAsync(number)).GridCode);
    }
}
