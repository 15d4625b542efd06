using System.Net;
using System.Text.Json.Nodes;
using Bot.Api.Desk.Figures;
using Bot.Api.Desk.Performance;
using Bot.Data;
using Bot.Data.Audit;
using Bot.Data.Figures;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>The best of a month and a year (月度优秀、年度十佳), from figures to their days in public and what is said against them.</summary>
public sealed class BestListTests
{
    private const string Month = "/desk/performance?period=month&of=2026-11-01";
    private const string Year = "/desk/performance?period=year&of=2026-01-01";
    private const string Best = "/desk/best";
    private const string Monthly = "演示月度优秀";
    private const string Yearly = "演示年度十佳";
    private const int November = 20261101;

    private static readonly Lazy<string> Place = new(() => ChangedProfile.Write(p =>
    {
        p["items"]!["entries"] = JsonNode.Parse("""[{"code":"municipal-facility","weight":2}]""");
        p["reports"] = JsonNode.Parse($$"""
            [{"name":"{{Monthly}}","every":"month","kind":"best","best":2,"noticeDays":3,"withoutComplaints":true},
             {"name":"{{Yearly}}","every":"year","kind":"best","best":10,"noticeDays":3}]
            """);
    }));

    [Fact]
    public async Task A_list_goes_from_figures_by_weights_and_complaints_through_three_days_in_public_to_its_end()
    {
        await using var host = await HappenedAsync();
        using (var early = await host.SignedInAsync("leader"))
        {
            await early.GetAsync(Month);
            await early.SendAsync(Month, ("report", Monthly));
            Assert.Equal(0, await host.ReadAsync(db => db.BestLists.CountAsync()));
        }

        Wind(host, "2026-12-01 09:00");
        using var anybody = host.Browser();
        await anybody.GetAsync("/public/best");
        Assert.Contains("现在没有名单", anybody.Text, StringComparison.Ordinal);
        using (var leader = await host.SignedInAsync("leader"))
        {
            // Two at weight 2 make four points; three less a complaint make five, but who is complained about is not named this month.
            await leader.GetAsync(Month);
            Assert.Contains("演示周芳（演示近村第1网格）4", leader.Text, StringComparison.Ordinal);
            Assert.Contains("演示朱长（演示近村第1网格）2", leader.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("演示王远（", leader.Text, StringComparison.Ordinal);
            await leader.SendAsync(Month, ("report", Monthly));
            await leader.GetAsync(Month);
            await leader.SendAsync(Month, ("report", Monthly));
            Assert.Equal(1, await host.ReadAsync(db => db.BestLists.CountAsync()));
        }

        Wind(host, "2026-12-01 09:10");
        await anybody.GetAsync("/public/best");
        foreach (var words in new[] { Monthly, "2026年11月", "演示周芳", "演示朱长", "公示到 2026年12月4日", host.Service<Profile>().SupervisionPhone })
        {
            Assert.Contains(words, anybody.Text, StringComparison.Ordinal);
        }

        using (var agent = await host.SignedInAsync("agent"))
        {
            await agent.GetAsync(Best);
            await agent.SendAsync(Best + "?handler=Object", ("report", Monthly), ("start", $"{November}"), ("version", "1"), ("about", "1"), ("words", "这个月他一直在外地，请打 13812345678 核实"));
            await agent.FollowAsync();
            Assert.Contains("对演示朱长的异议", agent.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("13812345678", agent.Html, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Forbidden, await agent.SendAsync(Best + "?handler=Answer", ("id", await ObjectionAsync(host)), ("upheld", "true"), ("words", "属实")));
        }

        // One minute before the notice is over nothing is confirmed, and then not while an objection is open.
        Wind(host, "2026-12-04 23:59");
        await LeaderSaysAsync(host, "Confirm", "公示期还没满", ("report", Monthly), ("start", $"{November}"), ("version", "1"));
        Wind(host, "2026-12-05 00:00");
        await LeaderSaysAsync(host, "Confirm", "还有异议没有结论", ("report", Monthly), ("start", $"{November}"), ("version", "1"));
        await LeaderSaysAsync(host, "Object", "公示期满了", ("report", Monthly), ("start", $"{November}"), ("version", "1"), ("about", "0"), ("words", "晚了一步"));
        await anybody.GetAsync("/public/best");
        Assert.Contains("正在确认", anybody.Text, StringComparison.Ordinal);
        await LeaderSaysAsync(host, "Answer", "异议成立", ("id", await ObjectionAsync(host)), ("upheld", "true"), ("words", "查过考勤，属实"));
        await LeaderSaysAsync(host, "Answer", "已经有结论", ("id", await ObjectionAsync(host)), ("upheld", "false"), ("words", "又改主意"));
        await LeaderSaysAsync(host, "Confirm", "名单确认了", ("report", Monthly), ("start", $"{November}"), ("version", "1"));
        await LeaderSaysAsync(host, "Withdraw", "已经定了", ("report", Monthly), ("start", $"{November}"), ("version", "1"), ("words", "后悔了"));
        await anybody.GetAsync("/public/best");
        Assert.Contains("已确认", anybody.Text, StringComparison.Ordinal);
        Assert.Contains("演示周芳", anybody.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("演示朱长", anybody.Text, StringComparison.Ordinal);
        Assert.Equal(
            [AuditActs.BestPublished, AuditActs.BestObjected, AuditActs.BestObjectionAnswered, AuditActs.BestConfirmed],
            await host.ReadAsync(db => db.AuditEntries.Where(e => e.Act.StartsWith("best-")).OrderBy(e => e.Id).Select(e => e.Act).ToListAsync()));
    }

    [Fact]
    public async Task The_yearly_list_counts_complaints_as_points_says_that_it_is_short_and_may_be_withdrawn_with_a_reason()
    {
        await using var host = await HappenedAsync();
        Wind(host, "2027-01-04 09:00");
        using (var leader = await host.SignedInAsync("leader"))
        {
            await leader.GetAsync(Year);
            var (far, near) = (leader.Text.IndexOf("演示王远（演示远村第1网格）5", StringComparison.Ordinal), leader.Text.IndexOf("演示周芳（演示近村第1网格）4", StringComparison.Ordinal));
            Assert.True(far > 0 && near > far, "Three less one complaint come before two.");
            Assert.Contains("够条件的只有 3 个人，本来评 10 名", leader.Text, StringComparison.Ordinal);
            await leader.SendAsync(Year, ("report", Yearly));
        }

        using var anybody = host.Browser();
        await anybody.GetAsync("/public/best");
        Assert.Contains("演示王远", anybody.Text, StringComparison.Ordinal);
        await LeaderSaysAsync(host, "Withdraw", "请写为什么撤回", ("report", Yearly), ("start", "20260101"), ("version", "1"), ("words", " "));
        await LeaderSaysAsync(host, "Withdraw", "名单撤回了", ("report", Yearly), ("start", "20260101"), ("version", "1"), ("words", "数据有误，要重新核"));
        await anybody.GetAsync("/public/best");
        Assert.DoesNotContain("演示王远", anybody.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_list_is_followed_by_a_corrected_one_with_days_and_objections_of_its_own_and_stays_in_sight()
    {
        await using var host = await HappenedAsync();
        Wind(host, "2026-12-01 09:00");
        await PutUpAsync(host);
        await LeaderSaysAsync(host, "Object", "异议记下了", ("report", Monthly), ("start", $"{November}"), ("version", "1"), ("about", "0"), ("words", "积分算错了"));
        await LeaderSaysAsync(host, "Answer", "异议成立", ("id", await ObjectionAsync(host)), ("upheld", "true"), ("words", "多算了一件"));
        await LeaderSaysAsync(host, "Object", "异议记下了", ("report", Monthly), ("start", $"{November}"), ("version", "1"), ("about", "1"), ("words", "这个人也不对"));
        await PutUpAsync(host);
        Assert.Equal(1, await host.ReadAsync(db => db.BestLists.CountAsync()));
        await LeaderSaysAsync(host, "Withdraw", "名单撤回了", ("report", Monthly), ("start", $"{November}"), ("version", "1"), ("words", "积分要重新核"));

        Wind(host, "2026-12-10 09:00");
        using (var leader = await host.SignedInAsync("leader"))
        {
            await leader.GetAsync(Month);
            Assert.Contains("上一份已撤回", leader.Text, StringComparison.Ordinal);
            Assert.Contains("重新公示 3 天", leader.Text, StringComparison.Ordinal);
        }

        await PutUpAsync(host);
        await PutUpAsync(host);
        Assert.Equal([(1, BestList.Withdrawn), (2, null)], await host.ReadAsync(db => db.BestLists.OrderBy(b => b.Version).Select(b => ValueTuple.Create(b.Version, b.Outcome)).ToListAsync()));
        using var anybody = host.Browser();
        await anybody.GetAsync("/public/best");
        Assert.Contains("公示到 2026年12月13日", anybody.Text, StringComparison.Ordinal);
        Assert.Contains("演示周芳", anybody.Text, StringComparison.Ordinal);
        Assert.Single(anybody.Text.Split("公示到")[1..]);

        // What was said against the first list, answered or not, takes no name off the second and does not hold it up, and who still has the first in view changes nothing of the second.
        await LeaderSaysAsync(host, "Object", "已经定了", ("report", Monthly), ("start", $"{November}"), ("version", "1"), ("about", "0"), ("words", "旧的那份"));
        await LeaderSaysAsync(host, "Withdraw", "已经定了", ("report", Monthly), ("start", $"{November}"), ("version", "1"), ("words", "旧的那份"));
        await LeaderSaysAsync(host, "Confirm", "公示期还没满", ("report", Monthly), ("start", $"{November}"), ("version", "2"));
        Wind(host, "2026-12-14 00:00");
        await LeaderSaysAsync(host, "Confirm", "名单确认了", ("report", Monthly), ("start", $"{November}"), ("version", "2"));
        using var reader = await host.SignedInAsync("auditor");
        await reader.GetAsync(Best);
        foreach (var words in new[] { "第 2 次公示", "已确认", "已撤回", "撤回原因：积分要重新核", "多算了一件" })
        {
            Assert.Contains(words, reader.Text, StringComparison.Ordinal);
        }

        Assert.Equal(
            [$"{Monthly} {November}", $"{Monthly} {November} #2"],
            await host.ReadAsync(db => db.AuditEntries.Where(e => e.Act == AuditActs.BestPublished).OrderBy(e => e.Id).Select(e => e.Subject).ToListAsync()));
    }

    [Fact]
    public async Task An_objection_is_about_somebody_on_the_list_and_a_list_of_nobody_can_only_be_withdrawn()
    {
        await using var host = await HappenedAsync();
        Wind(host, "2026-12-01 09:00");
        await PutUpAsync(host);
        (string, string)[] list = [("report", Monthly), ("start", $"{November}"), ("version", "1")];
        foreach (var (about, words, answer) in new[] { ("2", "没有这个人", "请选是对谁的异议"), ("-1", "没有这个人", "请选是对谁的异议"), ("0", " ", "请写异议的内容"), ("0", "有异议", "异议记下了"), ("1", "有异议", "异议记下了") })
        {
            await LeaderSaysAsync(host, "Object", answer, [.. list, ("about", about), ("words", words)]);
        }

        foreach (var id in await host.ReadAsync(db => db.BestObjections.Select(o => o.Id).ToListAsync()))
        {
            await LeaderSaysAsync(host, "Answer", "异议成立", ("id", id), ("upheld", "true"), ("words", "属实"));
        }

        Wind(host, "2026-12-05 00:00");
        await LeaderSaysAsync(host, "Confirm", "名单上没有人了", list);
        await LeaderSaysAsync(host, "Withdraw", "名单撤回了", [.. list, ("words", "都去掉了")]);
        Assert.Equal(BestList.Withdrawn, await host.ReadAsync(db => db.BestLists.Select(b => b.Outcome).SingleAsync()));
        Assert.Equal(1, await host.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Act == AuditActs.BestWithdrawn && e.Login == "leader")));
    }

    [Fact]
    public async Task Only_the_leader_of_the_whole_place_puts_up_answers_confirms_and_withdraws()
    {
        await using var host = await HappenedAsync();
        Wind(host, "2026-12-01 09:00");
        foreach (var login in new[] { "agent", "near", "housing", "admin", "auditor" })
        {
            using var browser = await host.SignedInAsync(login);
            await browser.GetAsync(Best);
            Assert.Equal(HttpStatusCode.Forbidden, await browser.SendAsync(Month, ("report", Monthly)));
            await browser.GetAsync(Best);
            foreach (var handler in new[] { "Answer", "Confirm", "Withdraw" })
            {
                await browser.GetAsync(Best);
                Assert.Equal(HttpStatusCode.Forbidden, await browser.SendAsync($"{Best}?handler={handler}", ("report", Monthly), ("start", $"{November}"), ("version", "1"), ("words", "试试")));
            }

            if (login != "agent")
            {
                await browser.GetAsync(Best);
                Assert.Equal(HttpStatusCode.Forbidden, await browser.SendAsync(Best + "?handler=Object", ("report", Monthly), ("start", $"{November}"), ("version", "1"), ("words", "试试")));
            }
        }

        await host.ChangeStaffAsync("leader", Bot.Data.People.StaffRoles.Leader, DeskHost.NearTownship);
        using var part = await host.SignedInAsync("leader");
        await part.GetAsync(Month);
        await part.SendAsync(Month, ("report", Monthly));
        await part.GetAsync(Best);
        Assert.Equal(HttpStatusCode.Forbidden, await part.SendAsync(Best + "?handler=Confirm", ("report", Monthly), ("start", $"{November}"), ("version", "1")));
        Assert.Equal(0, await host.ReadAsync(db => db.BestLists.CountAsync()));
    }

    [Fact]
    public async Task A_place_that_gives_no_days_in_public_shows_no_list()
    {
        await using var host = await DeskHost.StartAsync(profile: ChangedProfile.Write(p => p["reports"] = new JsonArray()));
        using var anybody = host.Browser();
        Assert.Equal(HttpStatusCode.NotFound, await anybody.GetAsync("/public/best"));
        await anybody.GetAsync("/public");
        Assert.DoesNotContain("/public/best", anybody.Html, StringComparison.Ordinal);
    }

    /// <summary>周芳 brings two results, 朱长 one, 王远 three; about 王远's grid somebody complains.</summary>
    private static async Task<DeskHost> HappenedAsync()
    {
        var host = await DeskHost.StartAsync(profile: Place.Value);
        await ResolveAsync(host, DeskHost.NearGrid, "w1", "演示周芳", 2);
        await ResolveAsync(host, DeskHost.NearGrid, "l1", "演示朱长", 1);
        await ResolveAsync(host, DeskHost.FarGrid, "w9", "演示王远", 3);
        await host.ReportAsync(grid: DeskHost.FarGrid, text: "网格员不接电话", aboutWorker: true);
        await host.Service<FigureKeeper>().CatchUpAsync(CancellationToken.None);
        return host;
    }

    private static async Task ResolveAsync(DeskHost host, string grid, string userId, string name, int count)
    {
        var worker = new Actor(ActorRole.GridWorker, name, userId, "专职网格员");
        for (var i = 0; i < count; i++)
        {
            var intake = await host.ReportAsync(grid: grid);
            var at = host.Clock.GetChinaNow();
            await host.Service<GroupCommit>().Run(session =>
            {
                IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Accept, worker, at));
                IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Resolve, worker, at, "换了新灯泡，已经亮了"));
            });
        }
    }

    private static async Task LeaderSaysAsync(DeskHost host, string handler, string answer, params (string Name, string Value)[] fields)
    {
        using var leader = await host.SignedInAsync("leader");
        await leader.GetAsync(Best);
        Assert.Equal(HttpStatusCode.Found, await leader.SendAsync($"{Best}?handler={handler}", fields));
        await leader.FollowAsync();
        Assert.Contains(answer, leader.Text, StringComparison.Ordinal);
    }

    private static async Task PutUpAsync(DeskHost host)
    {
        using var leader = await host.SignedInAsync("leader");
        await leader.GetAsync(Month);
        await leader.SendAsync(Month, ("report", Monthly));
    }

    private static Task<string> ObjectionAsync(DeskHost host) => host.ReadAsync(db => db.BestObjections.Select(o => o.Id).SingleAsync());

    private static void Wind(DeskHost host, string local) =>
        host.Clock.WindTo(new DateTimeOffset(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), ChinaTime.Offset));
}
