using System.Net;
using Bot.Data.Audit;
using Bot.Data.Deliveries;
using Bot.Data.HotIssues;
using Bot.Data.Intakes;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>The board of hot issues over real HTTP: who sees what, merging, and one reply to all.</summary>
public sealed class HotTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_many_report_at_one_place_is_on_the_board_and_map_of_whose_grids_it_is()
    {
        await using var host = await DeskHost.StartAsync();
        await ReportThreeAsync(host);
        await host.ReportAsync(confidential: true, resident: "resident-9");
        using var agent = await host.SignedInAsync("agent");
        await UntilCountedAsync(agent);
        Assert.Contains("3 件，2 人反映", agent.Text, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"grid-map\"", agent.Html, StringComparison.Ordinal);
        using var near = await host.SignedInAsync("near");
        await near.GetAsync("/desk/hot");
        Assert.Contains("3 件，2 人反映", near.Text, StringComparison.Ordinal);
        using var far = await host.SignedInAsync("far");
        await far.GetAsync("/desk/hot");
        Assert.Contains("这几天没有热点", far.Text, StringComparison.Ordinal);
        var address = await IssueAsync(host);
        await far.GetAsync(address);
        Assert.Contains("不在热点里了", far.Text, StringComparison.Ordinal);
        await agent.GetAsync(address);
        Assert.Equal(3, await host.ReadAsync(db => db.Intakes.CountAsync(i => !i.Confidential)));
        Assert.DoesNotContain("13812345678", agent.Html, StringComparison.Ordinal);
        foreach (var number in (await host.ReadAsync(db => db.Intakes.Where(i => !i.Confidential).Select(i => i.Id).ToListAsync())).Select(IntakeNumber.FromId))
        {
            Assert.Contains(number.ToString(), agent.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_reply_is_told_after_another_approved_it_once_to_each_person_and_stands_in_every_timeline()
    {
        await using var host = await DeskHost.StartAsync();
        await ReportThreeAsync(host);
        using var agent = await host.SignedInAsync("agent");
        await UntilCountedAsync(agent);
        var address = await IssueAsync(host);
        await agent.GetAsync(address);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await agent.SendAsync(address + "&handler=Reply", ("body", "找 13812345678 问")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await agent.SendAsync(address + "&handler=Reply", ("body", " ")));
        Assert.Equal(HttpStatusCode.Found, await agent.SendAsync(address + "&handler=Reply", ("body", "线路坏了，正在换。")));
        await agent.FollowAsync();
        Assert.Contains("线路坏了，正在换。", agent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("同意，发给大家", agent.Text, StringComparison.Ordinal);
        var id = await host.ReadAsync(db => db.GroupReplies.Select(r => r.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.Forbidden, await agent.SendAsync("/desk/hot/replies?handler=Approve", ("id", id)));
        Assert.Equal(0, await TellingsAsync(host));

        using var leader = await host.SignedInAsync("leader");
        await leader.GetAsync("/desk/hot/replies");
        await leader.SendAsync("/desk/hot/replies?handler=Approve", ("id", id));
        await leader.FollowAsync();
        Assert.Contains("写进 3 件的办理过程，正在发给 2 个人", leader.Text, StringComparison.Ordinal);
        Assert.Equal(2, await TellingsAsync(host));
        var entries = await host.ReadAsync(db => db.Timeline.Where(t => t.Move == Move.Note && t.IsPublic && t.Note == "线路坏了，正在换。").ToListAsync());
        Assert.Equal(3, entries.Select(e => e.IntakeId).Distinct().Count());
        Assert.Empty(await host.ReadAsync(db => TimelineAudit.FindFaultsAsync(db, CancellationToken.None)));

        await leader.SendAsync("/desk/hot/replies?handler=Approve", ("id", id));
        Assert.Equal(2, await TellingsAsync(host));
        Assert.Equal(1, await host.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Act == AuditActs.GroupReplyApproved)));
    }

    [Fact]
    public async Task Nobody_approves_their_own_reply_and_what_is_given_back_says_why()
    {
        await using var host = await DeskHost.StartAsync();
        await ReportThreeAsync(host);
        using var leader = await host.SignedInAsync("leader");
        await UntilCountedAsync(leader);
        var address = await IssueAsync(host);
        await leader.GetAsync(address);
        await leader.SendAsync(address + "&handler=Reply", ("body", "正在换，明天修好。"));
        var id = await host.ReadAsync(db => db.GroupReplies.Select(r => r.Id).SingleAsync());
        await leader.FollowAsync();
        Assert.Contains("答应了日期", leader.Text, StringComparison.Ordinal);
        await leader.SendAsync("/desk/hot/replies?handler=Approve", ("id", id));
        Assert.Equal(GroupReplyState.Waiting, await host.ReadAsync(db => db.GroupReplies.Select(r => r.State).SingleAsync()));

        await host.ChangeStaffAsync("agent", Data.People.StaffRoles.Leader, "370404");
        using var second = await host.SignedInAsync("agent");
        await second.GetAsync("/desk/hot/replies");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await second.SendAsync("/desk/hot/replies?handler=GiveBack", ("id", id), ("reason", "")));
        await second.SendAsync("/desk/hot/replies?handler=GiveBack", ("id", id), ("reason", "请写清楚哪天换"));
        await second.FollowAsync();
        Assert.Contains("请写清楚哪天换", second.Text, StringComparison.Ordinal);
        Assert.Equal(0, await TellingsAsync(host));
    }

    [Fact]
    public async Task Ticked_intakes_go_into_the_oldest_and_their_people_follow_it()
    {
        await using var host = await DeskHost.StartAsync();
        var all = await ReportThreeAsync(host);
        using var agent = await host.SignedInAsync("agent");
        await UntilCountedAsync(agent);
        var address = await IssueAsync(host);
        await agent.GetAsync(address);
        Assert.Contains("可以并办", agent.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await agent.SendAsync(address + "&handler=Merge", ("into", all[0].ToString())));
        Assert.Equal(HttpStatusCode.Found, await agent.SendAsync(address + "&handler=Merge", ("into", all[0].ToString()), ("pick", all[1].ToString()), ("pick", all[2].ToString())));
        Assert.Equal([IntakeStatus.Merged, IntakeStatus.Merged], await host.ReadAsync(db => db.Intakes.Where(i => i.Id != all[0].Id).Select(i => i.Status).ToListAsync()));
        Assert.Equal(["resident-2"], await host.ReadAsync(db => db.IntakeFollowers.Where(f => f.IntakeId == all[0].Id && f.LeftAt == null).Select(f => f.Resident).Distinct().ToListAsync()));

        using var near = await host.SignedInAsync("near");
        await near.GetAsync("/desk/hot");
        Assert.Equal(HttpStatusCode.Forbidden, await near.SendAsync(address + "&handler=Merge", ("into", all[0].ToString()), ("pick", all[1].ToString())));
    }

    internal static async Task<IReadOnlyList<IntakeNumber>> ReportThreeAsync(DeskHost host) =>
        [(await host.ReportAsync()).Number, (await host.ReportAsync(resident: "resident-2", text: "路灯还是不亮，打我 13812345678")).Number, (await host.ReportAsync()).Number];

    /// <summary>The first look asks for the count, a later one shows it.</summary>
    internal static async Task UntilCountedAsync(DeskBrowser browser)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        do
        {
            await browser.GetAsync("/desk/hot");
            if (!browser.Text.Contains("正在汇总", StringComparison.Ordinal))
            {
                return;
            }
        }
        while (!patience.IsCancellationRequested && await pace.WaitForNextTickAsync(CancellationToken.None));
        Assert.Fail("The board was never counted.");
    }

    private static async Task<string> IssueAsync(DeskHost host) => $"/desk/hot/issue?days=7&of={IntakeNumber.FromId(await host.ReadAsync(db => db.Intakes.Where(i => !i.Confidential).MaxAsync(i => i.Id)))}";

    private static Task<int> TellingsAsync(DeskHost host) => host.ReadAsync(db => db.Deliveries.CountAsync(d => d.EventId.StartsWith("reply:") && d.Purpose == Purposes.Progress));
}
