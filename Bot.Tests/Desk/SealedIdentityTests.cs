using System.Net;
using Bot.Data.Audit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>Who stands behind an intake is read with a reason, on record.</summary>
public sealed class SealedIdentityTests
{
    [Fact]
    public async Task A_phone_is_shown_after_a_reason_and_the_reading_is_recorded_without_it()
    {
        await using var host = await DeskHost.StartAsync();
        var page = $"/desk/intakes/{(await host.ReportAsync()).Number}/identity";
        using var browser = await host.SignedInAsync("agent");
        await browser.GetAsync(page);
        Assert.DoesNotContain("13812345678", browser.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await browser.SendAsync(page, ("reason", "看看")));
        Assert.DoesNotContain("13812345678", browser.Html, StringComparison.Ordinal);
        await browser.SendAsync(page, ("reason", "回访居民，约明天上门，旧号 13912345678 打不通"));
        Assert.Contains("13812345678", browser.Html, StringComparison.Ordinal);
        var entry = await host.ReadAsync(db => db.AuditEntries.AsNoTracking().SingleAsync(e => e.Act == AuditActs.PhoneRead));
        Assert.Equal("agent", entry.Login);
        Assert.Contains("回访居民", entry.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_reported_confidentially_is_for_the_leader_alone()
    {
        await using var host = await DeskHost.StartAsync();
        var page = $"/desk/intakes/{(await host.ReportAsync(confidential: true)).Number}/identity";
        using var agent = await host.SignedInAsync("agent");
        Assert.Equal(HttpStatusCode.Forbidden, await agent.GetAsync(page));
        await agent.GetAsync("/desk/settings");
        Assert.Equal(HttpStatusCode.Forbidden, await agent.SendAsync(page, ("reason", "我就是想看一看")));
        using var leader = await host.SignedInAsync("leader");
        await leader.GetAsync(page);
        await leader.SendAsync(page, ("reason", "纪检要求核实举报"));
        Assert.Contains("13812345678", leader.Html, StringComparison.Ordinal);
        Assert.Equal("leader", await host.ReadAsync(db => db.AuditEntries.Where(e => e.Act == AuditActs.SealedRead).Select(e => e.Login).SingleAsync()));
    }
}
