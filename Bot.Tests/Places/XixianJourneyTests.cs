using Bot.Tests.Road;
using Xunit;

namespace Bot.Tests.Places;

/// <summary>西咸新区网格化社会治理工作办法.</summary>
public sealed class XixianJourneyTests
{
    private const string Officer = "xixian-newarea-demo";

    [Fact]
    public async Task From_the_notice_board_over_four_rungs_to_the_rating()
    {
        await using var road = await PlaceRoad.OpenAsync("xixian");
        var resident = road.NewResident();

        // Art. 16: the board names grid, range, team 1+1+N with the deputy, and the supervision phone.
        var notice = await PlaceRoad.NoticeAsync(resident, "金科城社区1组");
        road.AssertNotice(notice, "金科城社区第1网格", "029-00000001", "网格长", "副网格长", "专职网格员", "兼职网格员");

        // The days of each rung: grid 3, 街镇 5, 新城 7, 新区 7.
        Assert.Equal(
            [new DateOnly(2026, 11, 26), new DateOnly(2026, 11, 30), new DateOnly(2026, 12, 2), new DateOnly(2026, 12, 2)],
            new[] { "grid", "township", "newcity", "newarea" }.Select(level => road.PromisedAt(level)));

        // The full-time worker looks first.
        var (number, reply) = await PlaceRoad.ReportAsync(resident, "金科城社区1组的路灯坏了三天了", "确认");
        Assert.Contains("专职网格员" + road.GridNamed("金科城社区第1网格").Members.Single(m => m.Role == "专职网格员").Name, reply, StringComparison.Ordinal);
        Assert.Contains("11月26日", reply, StringComparison.Ordinal);
        await road.HearsAsync("robot-610402008002", number);

        // Seven steps: 发现—上报—流转—交办—处置—反馈—评价.
        Assert.Contains("发现 › 上报 › 【流转】 › 交办 › 处置 › 反馈 › 评价", await resident.SayAsync("查进度"), StringComparison.Ordinal);

        // Nobody takes it: 街镇, 新城, 新区, each after four working hours.
        await road.ClimbsAsync(resident, number, "2026-11-23 14:31", "township");
        await road.HearsAsync("robot-xixian-office", number, "接单期限");
        await road.ClimbsAsync(resident, number, "2026-11-24 14:31", "newcity");
        await road.HearsAsync("robot-xixian-newcity", number, "接单期限");
        await road.ClimbsAsync(resident, number, "2026-11-25 14:31", "newarea");
        await road.HearsAsync("robot-xixian-desk", number, "接单期限");
        await road.IsExtendedAsync(resident, number, Officer);
        Assert.Contains("【处置】", await resident.SayAsync("查进度"), StringComparison.Ordinal);
        await road.IsResolvedAndRatedAsync(resident, number, Officer);
        Assert.Contains("【评价】", await resident.SayAsync("查进度"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_township_blows_the_whistle_a_department_does_it_and_the_grids_worker_looks_before_anybody_is_told()
    {
        await using var road = await PlaceRoad.OpenAsync("xixian");
        var resident = road.NewResident();

        // Art. 11: an item of the list's own, for a department, beginning at the 街镇: five working days.
        var (number, reply) = await PlaceRoad.ReportAsync(resident, "金科城社区1组的渣土车半夜拉土，扬尘污染很大", "确认");
        // The list is public, with who let the item in.
        var list = await road.SeenInPublicAsync("/items");
        Assert.Contains("渣土车", list, StringComparison.Ordinal);
        Assert.Contains("入格：", list, StringComparison.Ordinal);
        Assert.Null(await road.SeenInPublicAsync("/cases"));
        Assert.Equal(("construction-dust", "township"), ((await road.IntakeAsync(number)).Item, (await road.IntakeAsync(number)).Level));
        Assert.Contains("11月30日", reply, StringComparison.Ordinal);

        // Art. 26: 吹哨派单, five working days for the department.
        var card = await road.HearsAsync("robot-xixian-office", number);
        using var officer = await PlacePhone.OpenAsync(card, "xixian-office-demo-1");
        Assert.Contains("吹哨派单", officer.Html, StringComparison.Ordinal);
        await officer.DoAsync("dispatch", ("assignee", "生态环境"), ("note", "夜间查处"));
        await resident.WaitForPushAsync("已经派给生态环境", RoadFixture.Patience);
        Assert.Equal(new DateOnly(2026, 11, 30), DateOnly.FromDateTime((await road.IntakeAsync(number)).Due.ToOffset(TimeSpan.FromHours(8)).Date));

        using var official = await PlacePhone.OpenAsync(await road.HearsAsync("robot-xixian-dept-huanjing", number, "吹哨派单"), "xixian-huanjing-demo-1");
        await official.DoAsync("resolve", ("note", "渣土车已经查处，路面洒水"));
        var ask = await road.HearsAsync("robot-610402008002", number, "请到现场核实");
        Assert.DoesNotContain(resident.Chat, m => m.Text.Contains("满意吗", StringComparison.Ordinal));
        Assert.Contains("【处置】", await resident.SayAsync("查进度"), StringComparison.Ordinal);

        using var worker = await PlacePhone.OpenAsync(ask, road.GridNamed("金科城社区第1网格").Members.Single(m => m.Role == "专职网格员").UserId!);
        await worker.DoAsync("verify", ("note", "路面干净了"));
        await road.IsRatedAsync(resident, number, "网格员到现场看过了：路面干净了");
    }

    [Fact]
    public async Task A_grid_under_two_hands_is_told_to_the_office_too()
    {
        await using var road = await PlaceRoad.OpenAsync("xixian");

        // Art. 40: 专属 grids are under dual management.
        var (number, _) = await PlaceRoad.ReportAsync(road.NewResident(), "演示医院门口的路灯坏了三天了", "确认");
        await road.HearsAsync(road.GridNamed("渭滨新家园社区演示医院专属网格").Robot!, number);
        await road.HearsAsync("robot-xixian-office", number);
    }

    [Fact]
    public async Task A_complaint_about_a_worker_is_taken_past_the_grid()
    {
        await using var road = await PlaceRoad.OpenAsync("xixian");
        var resident = road.NewResident();

        // Art. 16: residents may complain about workers; the 街镇 answers within five working days.
        var (number, reply) = await PlaceRoad.ReportAsync(resident, "投诉网格员", "金科城社区1组的网格员态度很差，叫他来根本不来", "确认");
        Assert.Contains("街镇网格化服务管理中心", reply, StringComparison.Ordinal);
        Assert.Contains("11月30日", reply, StringComparison.Ordinal);
        await road.HearsAsync("robot-xixian-office", number);
        await road.HearsAsync("robot-xixian-desk", number);
        Assert.False(road.HasHeard("robot-610402008002", number));
    }
}
