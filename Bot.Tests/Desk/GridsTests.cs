using System.Net;
using System.Text.Json.Nodes;
using Bot.Api.Grids;
using Bot.Api.Handling.Identity;
using Bot.Data;
using Bot.Data.Audit;
using Bot.Data.Grids;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Tests.Deadlines;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>The directory of grids at the desk, stand-ins, and the notice board, over real HTTP.</summary>
public sealed class GridsTests
{
    private const string Grid = "/desk/grids/" + DeskHost.NearGrid;

    [Fact]
    public async Task A_grid_is_found_by_its_people_its_code_or_an_address_and_only_in_ones_scope()
    {
        await using var host = await DeskHost.StartAsync();
        using var agent = await host.SignedInAsync("agent");
        foreach (var query in new[] { "近村第1", "演示周芳", "13800000002", "101001001", "近村1组" })
        {
            await agent.GetAsync("/desk/grids?q=" + Uri.EscapeDataString(query));
            Assert.Contains("演示近村第1网格", agent.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("演示远村第1网格", agent.Text, StringComparison.Ordinal);
        }

        using var far = await host.SignedInAsync("far");
        await far.GetAsync("/desk/grids");
        Assert.Contains("演示远村第1网格", far.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("演示近村第1网格", far.Text, StringComparison.Ordinal);
        await far.GetAsync("/desk/grids?q=" + Uri.EscapeDataString("近村1组"));
        Assert.DoesNotContain("演示近村第1网格", far.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stand_in_is_shown_is_promised_and_may_act_while_it_runs_and_is_over_by_the_clock_alone()
    {
        await using var host = await DeskHost.StartAsync();
        using (var admin = await host.SignedInAsync("admin"))
        {
            await admin.GetAsync(Grid);
            Assert.Equal(HttpStatusCode.Found, await SetAsync(host, admin, "演示周芳", "w7", "演示顶替", "13900000007", "2026-11-25T10:00", "2026-11-27T18:00"));
            await admin.FollowAsync();
            Assert.Contains("还没开始", admin.Text, StringComparison.Ordinal);
            Assert.Contains("代班", admin.Text, StringComparison.Ordinal);
        }

        var intake = await host.ReportAsync();
        await host.Service<LiveGridDirectory>().RefreshAsync(CancellationToken.None);
        Assert.True(host.Service<WorkerGate>().MayAct("w1", intake));
        Assert.False(host.Service<WorkerGate>().MayAct("w7", intake));

        await GoToAsync(host, "2026-11-26 09:00");
        Assert.True(host.Service<WorkerGate>().MayAct("W7", intake));
        Assert.False(host.Service<WorkerGate>().MayAct("w1", intake));
        var notice = GridNotices.Of(Current(host), host.Service<Profile>());
        Assert.Contains(notice.Members, m => m is { Name: "演示顶替（代班）", Phone: "13900000007", Role: "专职网格员" });
        Assert.DoesNotContain(notice.Members, m => m.Name.StartsWith("演示周芳", StringComparison.Ordinal));
        Assert.Contains(notice.Members, m => m.Name == "演示朱长");

        var worker = await host.ReportAsync(aboutWorker: true);
        Assert.False(host.Service<WorkerGate>().MayAct("w1", worker));

        await GoToAsync(host, "2026-11-27 18:00");
        Assert.True(host.Service<WorkerGate>().MayAct("w1", intake));
        Assert.False(host.Service<WorkerGate>().MayAct("w7", intake));
        Assert.Contains(Current(host).Members, m => m.Name == "演示周芳");

        var changes = await host.ReadAsync(db => db.GridChanges.Where(c => c.Grid == DeskHost.NearGrid && c.What == GridChanges.StandIn).ToListAsync());
        Assert.Contains("演示顶替代演示周芳", Assert.Single(changes).After!, StringComparison.Ordinal);
        Assert.True(await host.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Act == AuditActs.StandInSet && e.Login == "admin" && e.Subject == DeskHost.NearGrid)));
    }

    [Fact]
    public async Task A_stand_in_ended_early_is_over_at_once_and_two_at_a_time_are_refused()
    {
        await using var host = await DeskHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        await admin.GetAsync(Grid);
        Assert.Equal(HttpStatusCode.Found, await SetAsync(host, admin, "演示周芳", "w9", "", "", "2026-11-25T09:00", "2026-11-26T18:00"));
        await admin.GetAsync(Grid + "/board");
        Assert.Contains("演示王远（代班）", admin.Text, StringComparison.Ordinal);
        Assert.Contains(Current(host).Members, m => m is { Name: "演示王远", Phone: "13800000004" });

        await admin.GetAsync(Grid);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SetAsync(host, admin, "演示周芳", "", "演示另一位", "13900000008", "2026-11-26T17:59", "2026-11-28T18:00"));
        Assert.Contains("已经由演示王远代班", admin.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, await SetAsync(host, admin, "演示周芳", "", "演示另一位", "13900000008", "2026-11-26T18:00", "2026-11-28T18:00"));

        await admin.GetAsync(Grid);
        var id = await host.ReadAsync(db => db.StandIns.Where(s => s.Name == "演示王远").Select(s => s.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.Found, await admin.SendAsync(Grid + "?handler=End", ("id", id)));
        Assert.Contains(Current(host).Members, m => m.Name == "演示周芳");
    }

    [Fact]
    public async Task Only_a_stand_in_of_this_grid_that_is_not_over_is_ended_and_once()
    {
        await using var host = await DeskHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        await admin.GetAsync(Grid);
        await SetAsync(host, admin, "演示周芳", "w7", "演示顶替", "13900000007", "2026-11-25T09:00", "2026-11-25T12:00");
        var id = await host.ReadAsync(db => db.StandIns.Select(s => s.Id).SingleAsync());
        await EndsAsync(admin, "/desk/grids/" + DeskHost.FarGrid, "早就结束了");
        await EndsAsync(admin, Grid, "代班结束了。");
        await EndsAsync(admin, Grid, "早就结束了");
        await admin.GetAsync(Grid);
        await SetAsync(host, admin, "演示周芳", "w7", "演示顶替", "13900000007", "2026-11-25T09:00", "2026-11-25T12:00");
        id = await host.ReadAsync(db => db.StandIns.Where(s => s.EndedAt == null).Select(s => s.Id).SingleAsync());
        await GoToAsync(host, "2026-11-25 12:00");
        using var later = await host.SignedInAsync("admin");
        await EndsAsync(later, Grid, "早就结束了");
        Assert.Equal(1, await host.ReadAsync(db => db.StandIns.CountAsync(s => s.EndedAt == null)));
        Assert.Equal(3, await host.ReadAsync(db => db.GridChanges.CountAsync(c => c.What == GridChanges.StandIn)));
        Assert.Equal(1, await host.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Act == AuditActs.StandInEnded)));

        async Task EndsAsync(DeskBrowser browser, string grid, string answer)
        {
            await browser.GetAsync(grid);
            await browser.SendAsync(grid + "?handler=End", ("id", id));
            await browser.FollowAsync();
            Assert.Contains(answer, browser.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("w1", "演示周芳", "13900000007", "2026-11-25T10:00", "2026-11-27T18:00", "不能自己代自己")]
    [InlineData("nobody", "", "", "2026-11-25T10:00", "2026-11-27T18:00", "名单里没有这个账号")]
    [InlineData("", "演示顶替", "12", "2026-11-25T10:00", "2026-11-27T18:00", "能打通的电话")]
    [InlineData("", "演示顶替", "13900000007", "明天", "2026-11-27T18:00", "几月几日几点")]
    [InlineData("", "演示顶替", "13900000007", "2026-11-25T10:00", "2026-11-25T09:00", "已经过了")]
    [InlineData("", "演示顶替", "13900000007", "2026-11-27T10:00", "2026-11-26T10:00", "结束要晚于开始")]
    [InlineData("", "演示顶替", "13900000007", "2026-11-25T10:00", "2027-11-25T09:00", "最多代 92 天")]
    public async Task A_wrong_stand_in_is_refused_with_the_reason(string userId, string name, string phone, string from, string until, string reason)
    {
        await using var host = await DeskHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        await admin.GetAsync(Grid);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SetAsync(host, admin, "演示周芳", userId, name, phone, from, until));
        Assert.Contains(reason, admin.Text, StringComparison.Ordinal);
        Assert.Equal(0, await host.ReadAsync(db => db.StandIns.CountAsync()));
    }

    /// <summary>Every role of the desk at a form of stand-ins: its own grid, and one that is not its.</summary>
    [Theory]
    [InlineData("agent", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("leader", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("near", HttpStatusCode.Found, HttpStatusCode.NotFound)]
    [InlineData("far", HttpStatusCode.NotFound, HttpStatusCode.Found)]
    [InlineData("housing", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Found, HttpStatusCode.Found)]
    [InlineData("auditor", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task A_stand_in_is_set_and_ended_by_the_township_for_its_own_grids_and_by_the_administrator(string login, HttpStatusCode near, HttpStatusCode far)
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignedInAsync(login);
        foreach (var (code, away, expected) in new[] { (DeskHost.NearGrid, "演示周芳", near), (DeskHost.FarGrid, "演示王远", far) })
        {
            // A page with a form's token that everybody has.
            await browser.GetAsync("/desk/settings");
            var member = await host.ReadAsync(db => db.GridMembers.Where(m => m.Name == away).Select(m => m.Id).SingleAsync());
            Assert.Equal(expected, await browser.SendAsync(
                $"/desk/grids/{code}?handler=StandIn", ("away", $"{member}"), ("userId", ""), ("name", "演示顶替"), ("phone", "13900000007"), ("from", "2026-11-25T09:00"), ("until", "2026-11-27T18:00")));
            var id = await host.ReadAsync(db => db.StandIns.Where(s => s.GridCode == code).Select(s => s.Id).FirstOrDefaultAsync());
            Assert.Equal(expected == HttpStatusCode.Found, id is not null);
            await browser.GetAsync("/desk/settings");
            Assert.Equal(expected, await browser.SendAsync($"/desk/grids/{code}?handler=End", ("id", id ?? "none")));
        }

        await browser.GetAsync(Grid);
        Assert.Equal(near == HttpStatusCode.Found, browser.Text.Contains("安排代班", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Residents_see_the_townships_stand_in_until_its_last_day_is_over_and_an_account_elsewhere_gives_away_no_phone()
    {
        await using var host = await DeskHost.StartAsync();
        using var near = await host.SignedInAsync("near");
        await near.GetAsync(Grid);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SetAsync(host, near, "演示周芳", "w9", "", "", "2026-11-25T09:00", "2026-11-26T23:59"));
        Assert.DoesNotContain("13800000004", near.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, await SetAsync(host, near, "演示周芳", "w7", "演示顶替", "13900000007", "2026-11-25T09:00", "2026-11-26T23:59"));
        var intake = await host.ReportAsync();
        Assert.True(host.Service<WorkerGate>().MayAct("w7", intake));
        await SeenAsync(host, "演示顶替", "演示周芳");

        await GoToAsync(host, "2026-11-26 23:58");
        await SeenAsync(host, "演示顶替", "演示周芳");
        await GoToAsync(host, "2026-11-26 23:59");
        await SeenAsync(host, "演示周芳", "演示顶替");
        Assert.False(host.Service<WorkerGate>().MayAct("w7", intake));
        Assert.True(host.Service<WorkerGate>().MayAct("w1", intake));
    }

    /// <summary>On the public notice of the grid, which follows the directory within its own few seconds.</summary>
    private static async Task SeenAsync(DeskHost host, string name, string other)
    {
        using var resident = host.Browser();
        await host.UntilAsync<string>(async _ =>
        {
            await resident.GetAsync("/public/grids/" + DeskHost.NearGrid);
            return resident.Text.Contains(name, StringComparison.Ordinal) && !resident.Text.Contains(other, StringComparison.Ordinal) ? resident.Text : null;
        });
    }

    [Fact]
    public async Task The_notice_board_is_one_sheet_with_the_people_their_phones_and_a_code_to_scan()
    {
        await using var host = await DeskHost.StartAsync();
        host.Platform.OnAuthorised("/cgi-bin/qrcode/create", """{"ticket":"a","url":"http://weixin.qq.com/q/demo"}""");
        using var near = await host.SignedInAsync("near");
        Assert.Equal(HttpStatusCode.OK, await near.GetAsync(Grid + "/board"));
        foreach (var words in new[] { "演示近村第1网格", "演示周芳", "13800000002", "演示朱长", "近村1组", host.Service<Profile>().SupervisionPhone })
        {
            Assert.Contains(words, near.Text, StringComparison.Ordinal);
        }

        Assert.Contains("<svg", near.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", near.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await near.GetAsync($"/desk/grids/{DeskHost.FarGrid}/board"));
    }

    [Fact]
    public async Task The_board_bears_the_name_that_the_places_paper_gives_it()
    {
        await using var host = await DeskHost.StartAsync(profile: ChangedProfile.Write(p => p["forms"] = JsonNode.Parse("""[{"kind":"noticeBoard","name":"演示便民牌"}]""")));
        using var near = await host.SignedInAsync("near");
        await near.GetAsync(Grid + "/board");
        Assert.Contains("演示便民牌", near.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_is_told_when_the_grids_are_to_be_looked_at_anew()
    {
        await using var host = await DeskHost.StartAsync(profile: ChangedProfile.Write(p => p["grids"]!["adjustment"] = JsonNode.Parse("""{"everyMonths":12}""")));
        using var agent = await host.SignedInAsync("agent");
        Assert.Contains("网格每 12 个月调整一次，还没有调整的记录", await SeenAsync(null, GridChanges.Range), StringComparison.Ordinal);
        Assert.Contains("上次调整 2025年11月25日，到期了，请重新看一遍", await SeenAsync("2025-11-25 18:00", GridChanges.Border), StringComparison.Ordinal);

        // Who serves a grid changes all the year, and adjusts nothing.
        Assert.Contains("到期了", await SeenAsync("2026-11-20 09:00", GridChanges.Members), StringComparison.Ordinal);
        Assert.Contains("上次调整 2025年11月26日，最晚 2026年11月26日 再看一遍", await SeenAsync("2025-11-26 09:00", GridChanges.Range), StringComparison.Ordinal);

        async Task<string> SeenAsync(string? at, string what)
        {
            if (at is not null)
            {
                await host.Service<GroupCommit>().Run(session => session.Insert(new GridChange { Grid = DeskHost.NearGrid, At = PromiseStage.At(at), What = what }));
            }

            await agent.GetAsync("/desk/grids");
            return agent.Text;
        }
    }

    private static async Task<HttpStatusCode> SetAsync(DeskHost host, DeskBrowser browser, string away, string userId, string name, string phone, string from, string until)
    {
        var id = await host.ReadAsync(db => db.GridMembers.Where(m => m.Name == away).Select(m => m.Id).SingleAsync());
        return await browser.SendAsync(
            Grid + "?handler=StandIn", ("away", $"{id}"), ("userId", userId), ("name", name), ("phone", phone), ("from", from), ("until", until));
    }

    private static async Task GoToAsync(DeskHost host, string local)
    {
        host.Clock.WindTo(new DateTimeOffset(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), ChinaTime.Offset));
        await host.Service<LiveGridDirectory>().RefreshAsync(CancellationToken.None);
    }

    private static Grid Current(DeskHost host) => host.Service<LiveGridDirectory>().Current.ByCode(DeskHost.NearGrid)!;
}
