using Bot.Api.Desk.Supervision;
using Bot.Data;
using Bot.Data.CallBacks;
using Bot.Data.Storage;
using Bot.Data.Supervision;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>Orders that were answered and calls that were made stand beside those that are owed: the last 90 days, page by page, by result and person, within scope.</summary>
public sealed class DoneListTests
{
    [Fact]
    public async Task Calls_that_were_made_are_listed_by_result_and_person_and_page_by_page()
    {
        await using var host = await DeskHost.StartAsync();
        var now = host.Clock.GetChinaNow();
        var intake = await host.ReportAsync();
        await host.Service<GroupCommit>().Run(session =>
        {
            for (var i = 0; i < OwedAndDonePage.PageSize + 5; i++)
            {
                session.Insert(Call(intake.Id, now.AddHours(-i), "演示agent", CallBackResult.Satisfied, $"第{i}通"));
            }

            session.Insert(Call(intake.Id, now.AddDays(-2.5), "演示leader", CallBackResult.Unsatisfied, "又灭了，打13812345678"));
            session.Insert(Call(intake.Id, now.AddDays(-OwedAndDonePage.Days - 1), "演示agent", CallBackResult.Satisfied, "很久以前"));
        });
        using var agent = await host.SignedInAsync("agent");
        await agent.GetAsync("/desk/calls");
        Assert.DoesNotContain("第0通", agent.Text, StringComparison.Ordinal);
        await agent.GetAsync("/desk/calls?view=done");
        Assert.Contains("第0通", agent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("又灭了", agent.Text, StringComparison.Ordinal);
        var next = System.Text.RegularExpressions.Regex.Match(agent.Html, "href=\"([^\"]*after=[^\"]*)\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(2)).Groups[1].Value;
        await agent.GetAsync(System.Net.WebUtility.HtmlDecode(next));
        Assert.Contains("又灭了", agent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", agent.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("第0通", agent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("很久以前", agent.Text, StringComparison.Ordinal);
        await agent.GetAsync("/desk/calls?view=done&result=Unsatisfied");
        Assert.Contains("又灭了", agent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("第1通", agent.Text, StringComparison.Ordinal);
        await agent.GetAsync("/desk/calls?view=done&by=" + Uri.EscapeDataString("演示leader"));
        Assert.Contains("又灭了", agent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("第1通", agent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orders_that_were_answered_are_listed_in_time_or_late_and_within_scope()
    {
        await using var host = await DeskHost.StartAsync();
        var now = host.Clock.GetChinaNow();
        var (first, second) = (await host.ReportAsync(), await host.ReportAsync());
        await host.Service<GroupCommit>().Run(session =>
        {
            var good = SupervisionOrders.Issue(session, first, "grid", "去看看", now.AddDays(-3), now, issuedBy: "演示leader")!;
            var late = SupervisionOrders.Issue(session, second, "grid", "去看看", now.AddDays(-3), now.AddDays(-2), issuedBy: "演示leader")!;
            SupervisionOrders.Answer(session, good.Id, "演示near", "当天就修了", now.AddDays(-1));
            SupervisionOrders.Answer(session, late.Id, "演示周芳", "拖了一天", now.AddDays(-1));
        });
        using var leader = await host.SignedInAsync("leader");
        await leader.GetAsync("/desk/orders?view=done&result=late");
        Assert.Contains("拖了一天", leader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("当天就修了", leader.Text, StringComparison.Ordinal);
        await leader.GetAsync("/desk/orders?view=done&by=" + Uri.EscapeDataString("演示near"));
        Assert.Contains("当天就修了", leader.Text, StringComparison.Ordinal);
        Assert.Contains("DB-20261122-001", leader.Text, StringComparison.Ordinal);
        using var far = await host.SignedInAsync("far");
        await far.GetAsync("/desk/orders?view=done");
        Assert.Contains("没有找到", far.Text, StringComparison.Ordinal);
    }

    private static CallBack Call(long intake, DateTimeOffset done, string by, CallBackResult result, string answer) => new()
    {
        IntakeId = intake, Reason = CallBackReason.Sampled, SetAt = done.AddDays(-1), Due = done.AddHours(1), DoneAt = done, DoneBy = by, Result = result, Answer = answer,
    };
}
