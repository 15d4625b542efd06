using System.Net;
using System.Text.RegularExpressions;
using Bot.Data.Audit;
using Bot.Data.People;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>A password given by an administrator: with a reason, on record, good for one thing, and never one's own.</summary>
public sealed partial class StaffResetTests
{
    private const string Reset = "/desk/staff/agent/reset";

    [Fact]
    public async Task Who_forgot_their_password_is_signed_out_everywhere_and_chooses_their_own_first_of_all()
    {
        await using var host = await DeskHost.StartAsync();
        using var one = await host.SignedInAsync("agent");
        using var two = await host.SignedInAsync("agent");
        using var admin = await host.SignedInAsync("admin");
        await admin.GetAsync("/desk/staff");
        Assert.Contains(Reset, admin.Html, StringComparison.Ordinal);
        await admin.GetAsync(Reset);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await admin.SendAsync(Reset + "?handler=Password", ("reason", "忘了")));
        Assert.Equal(HttpStatusCode.OK, await one.GetAsync("/desk"));
        Assert.Equal(HttpStatusCode.OK, await admin.SendAsync(Reset + "?handler=Password", ("reason", "本人到场，忘了密码")));
        var first = First().Match(admin.Html).Groups[1].Value;
        Assert.Equal(14, first.Length);
        foreach (var browser in new[] { one, two })
        {
            await browser.GetAsync("/desk");
            Assert.Equal("/desk/sign-in", browser.SentTo);
        }

        using var old = await host.SignedInAsync("agent");
        Assert.Equal("", old.SentTo);
        using var fresh = host.Browser();
        await fresh.SignInAsync("agent", first);
        await fresh.GetAsync("/desk/inbox");
        Assert.Equal("/desk/password", fresh.SentTo);
        await fresh.GetAsync("/desk/password");
        await fresh.SendAsync("/desk/password", ("old", first), ("fresh", "换成了一句自己的话 2026"), ("again", "换成了一句自己的话 2026"));
        Assert.Equal(HttpStatusCode.OK, await fresh.GetAsync("/desk/inbox"));
        var act = await host.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Act == AuditActs.PasswordReset));
        Assert.Equal(("admin", "agent"), (act.Login, act.Subject));
        Assert.Contains("忘了密码", act.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(first, act.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_resets_their_own_nor_somebody_out_of_scope_and_only_an_administrator_resets()
    {
        await using var host = await DeskHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        foreach (var handler in new[] { "Password", "Factor" })
        {
            await admin.GetAsync("/desk/staff");
            Assert.Equal(HttpStatusCode.NotFound, await admin.SendAsync($"/desk/staff/admin/reset?handler={handler}", ("reason", "我自己的密码"), ("login", "admin")));
            await admin.GetAsync("/desk/staff");
            Assert.Equal(HttpStatusCode.NotFound, await admin.SendAsync($"/desk/staff/nobody/reset?handler={handler}", ("reason", "没有这个人")));
            foreach (var login in new[] { "agent", "leader", "near", "housing", "auditor" })
            {
                using var other = await host.SignedInAsync(login);
                await other.GetAsync("/desk/settings");
                Assert.Equal(HttpStatusCode.Forbidden, await other.SendAsync($"/desk/staff/far/reset?handler={handler}", ("reason", "帮他重设一下")));
            }
        }

        await host.ChangeStaffAsync("admin", StaffRoles.Administrator, DeskHost.NearTownship);
        using var small = await host.SignedInAsync("admin");
        Assert.Equal(HttpStatusCode.OK, await small.GetAsync("/desk/staff/near/reset"));
        Assert.Equal(HttpStatusCode.NotFound, await small.SendAsync(Reset + "?handler=Password", ("reason", "范围比我大的人")));
        Assert.False(await host.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Act == AuditActs.PasswordReset || e.Act == AuditActs.SecondFactorReset)));
    }

    [GeneratedRegex("<code>([A-Za-z0-9]{14})</code>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex First();
}
