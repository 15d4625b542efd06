using System.Net;
using Bot.Data;
using Bot.Data.CallBacks;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Data.Supervision;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>My shift: what is owed now, by role and scope.</summary>
public sealed class HomeTests
{
    [Fact]
    public async Task Everybody_sees_what_they_owe_and_nothing_of_others()
    {
        await using var host = await DeskHost.StartAsync();
        var now = host.Clock.GetChinaNow();
        var late = await host.ReportAsync();
        var far = await host.ReportAsync(grid: DeskHost.FarGrid);
        await host.Service<GroupCommit>().Run(session =>
        {
            session.Execute("""UPDATE "intakes" SET "Due" = @0 WHERE "Id" = @1""", now.AddHours(-3), late.Id);
            session.Insert(new CallBack { IntakeId = late.Id, Reason = CallBackReason.Unhappy, SetAt = now, Due = now.AddHours(-1) });
            SupervisionOrders.Issue(session, far, "township", "两次不满意", now, now.AddDays(2));
        });
        using var agent = await host.SignedInAsync("agent");
        Assert.Equal(HttpStatusCode.OK, await agent.GetAsync("/desk"));
        var words = Words(agent);
        Assert.Contains("1 超期", words, StringComparison.Ordinal);
        Assert.Contains("1 该回访", words, StringComparison.Ordinal);
        Assert.Contains("回访：居民不满意", words, StringComparison.Ordinal);
        Assert.Contains("督办 DB-", words, StringComparison.Ordinal);
        Assert.DoesNotContain("后台停下的", words, StringComparison.Ordinal);
        await agent.GetAsync("/desk/counts");
        Assert.Contains("1 件超期", Words(agent), StringComparison.Ordinal);

        using var township = await host.SignedInAsync("far");
        await township.GetAsync("/desk/now");
        Assert.Contains("0 超期", Words(township), StringComparison.Ordinal);
        Assert.DoesNotContain(late.Number.ToString(), township.Html, StringComparison.Ordinal);
        Assert.Contains(far.Number.ToString(), township.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("该回访", township.Html, StringComparison.Ordinal);
        await township.GetAsync("/desk/counts");
        Assert.Equal("", township.Html);

        using var water = await host.SignedInAsync("water");
        await water.GetAsync("/desk");
        Assert.Contains("没有等着办的", Words(water), StringComparison.Ordinal);
        using var admin = await host.SignedInAsync("admin");
        await admin.GetAsync("/desk");
        Assert.Contains("0 后台停下的", Words(admin), StringComparison.Ordinal);
    }

    private static string Words(DeskBrowser browser) => string.Join(' ', browser.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
