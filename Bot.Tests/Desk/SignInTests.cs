using System.Net;
using Bot.Api.Desk.SignIn;
using Bot.Data.Audit;
using Bot.Data.People;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>Who gets in at the desk, and what ends it.</summary>
public sealed class SignInTests
{
    [Fact]
    public async Task Who_is_not_signed_in_is_led_to_the_door_and_back()
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = host.Browser();
        await browser.GetAsync("/desk/settings");
        Assert.Equal("/desk/sign-in?to=%2Fdesk%2Fsettings", browser.SentTo);
        await browser.FollowAsync();
        await browser.SendAsync("/desk/sign-in", ("login", "agent"), ("password", DeskHost.Password), ("to", browser.Hidden("to")));
        Assert.Equal("/desk/settings", browser.SentTo);
        var cookie = Assert.Single(browser.DeskCookies, c => c.Name == "grid-desk");
        Assert.Equal(("/desk", true), (cookie.Path, cookie.HttpOnly));
        Assert.Contains("samesite=lax", string.Join(';', browser.Last.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync("/desk/settings"));
    }

    [Theory]
    [InlineData("//evil.example/desk")]
    [InlineData("https://evil.example/desk/")]
    [InlineData("/w/abc")]
    [InlineData("/desk/\\evil.example")]
    public async Task Nobody_is_sent_anywhere_but_the_desk(string to)
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = host.Browser();
        await browser.GetAsync("/desk/sign-in");
        await browser.SendAsync("/desk/sign-in", ("login", "agent"), ("password", DeskHost.Password), ("to", to));
        Assert.Equal("/desk", browser.SentTo);
    }

    [Theory]
    [InlineData("agent")]
    [InlineData("nobody-of-this-name")]
    public async Task Five_wrong_tries_lock_a_login_known_or_not_and_each_lock_is_longer(string login)
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = host.Browser();
        await browser.GetAsync("/desk/sign-in");
        for (var i = 0; i < SignInLimits.WrongTries; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await TryAsync(browser, login));
        }

        Assert.Contains("09:45", browser.Text, StringComparison.Ordinal);
        await browser.SendAsync("/desk/sign-in", ("login", login), ("password", DeskHost.Password));
        Assert.Contains("锁住了", browser.Text, StringComparison.Ordinal);

        host.Clock.WindTo(host.Clock.GetUtcNow() + SignInLimits.FirstLock + TimeSpan.FromMinutes(1));
        for (var i = 0; i < SignInLimits.WrongTries; i++)
        {
            await TryAsync(browser, login);
        }

        Assert.Contains("10:16", browser.Text, StringComparison.Ordinal);
        var entries = await host.ReadAsync(db => db.AuditEntries.AsNoTracking().Where(e => e.Act.StartsWith("sign-in")).ToListAsync());
        Assert.Equal((11, 2), (entries.Count(e => e.Act == AuditActs.SignInFailed), entries.Count(e => e.Act == AuditActs.SignInLocked)));
        Assert.DoesNotContain(entries, e => e.Login == "nobody-of-this-name" || e.Detail.Contains("灯亮了", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_login_are_told_the_same()
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = host.Browser();
        await browser.GetAsync("/desk/sign-in");
        await TryAsync(browser, "agent");
        var known = browser.Text.Replace("agent", "", StringComparison.Ordinal);
        await TryAsync(browser, "stranger");
        Assert.Equal(known.Trim(), browser.Text.Replace("stranger", "", StringComparison.Ordinal).Trim());
    }

    [Fact]
    public async Task The_first_password_is_good_for_nothing_but_choosing_ones_own()
    {
        await using var host = await DeskHost.StartAsync();
        await host.Service<GroupCommit>().Run(session =>
            StaffAccounts.SetFirst(session, "agent", host.Service<Passwords>().Hash("erste-zeit-2026"), host.Clock.GetUtcNow(), AuditLog.Console));
        using var browser = host.Browser();
        await browser.SignInAsync("agent", "erste-zeit-2026");
        foreach (var page in new[] { "/desk", "/desk/settings", "/desk/inbox" })
        {
            await browser.GetAsync(page);
            Assert.True(browser.SentTo == "/desk/password" || (browser.Status == HttpStatusCode.NotFound && page == "/desk/inbox"), page);
        }

        await browser.GetAsync("/desk/password");
        foreach (var (fresh, words) in new[] { ("kurz", "至少 10"), ("agent-agent-agent", "不要写账号"), ("password123", "太常见"), ("1234567890", "太常见"), ("aaaaaaaaaaaa", "太常见"), ("erste-zeit-2026", "不一样") })
        {
            await browser.SendAsync("/desk/password", ("old", "erste-zeit-2026"), ("fresh", fresh), ("again", fresh));
            Assert.Contains(words, browser.Text, StringComparison.Ordinal);
        }

        await browser.SendAsync("/desk/password", ("old", "erste-zeit-2026"), ("fresh", "路灯亮了老人晚上敢出门"), ("again", "路灯亮了老人晚上不敢出门"));
        Assert.Contains("两遍", browser.Text, StringComparison.Ordinal);
        await browser.SendAsync("/desk/password", ("old", "erste-zeit-2026"), ("fresh", "路灯亮了老人晚上敢出门"), ("again", "路灯亮了老人晚上敢出门"));
        Assert.Equal("/desk", browser.SentTo);
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync("/desk"));
    }

    [Theory]
    [InlineData("signed out")]
    [InlineData("another role")]
    [InlineData("another scope")]
    [InlineData("shut")]
    [InlineData("password set anew")]
    [InlineData("idle")]
    [InlineData("too old")]
    public async Task A_session_ends_at_once_whatever_the_cookie_says(string why)
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignedInAsync("agent");
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync("/desk"));
        var kept = browser.DeskCookies.Single(c => c.Name == "grid-desk");
        switch (why)
        {
            case "signed out":
                await browser.SendAsync("/desk/sign-out");
                browser.Cookies.Add(new Cookie(kept.Name, kept.Value, "/desk", host.Address.Host));
                break;
            case "another role":
                await host.ChangeStaffAsync("agent", StaffRoles.Leader, "370404");
                break;
            case "another scope":
                await host.ChangeStaffAsync("agent", StaffRoles.Agent, "3704");
                break;
            case "shut":
                using (var admin = await host.SignedInAsync("admin"))
                {
                    await admin.GetAsync("/desk/staff");
                    await admin.SendAsync("/desk/staff", ("login", "agent"), ("shut", "true"));
                    Assert.Equal("/desk/staff", admin.SentTo);
                }

                break;
            case "password set anew":
                await host.Service<GroupCommit>().Run(session => StaffAccounts.SetFirst(session, "agent", "x", host.Clock.GetUtcNow(), AuditLog.Console));
                break;
            case "idle":
                host.Clock.WindTo(host.Clock.GetUtcNow() + SignInLimits.IdleLife);
                break;
            default:
                for (var gone = TimeSpan.Zero; gone < SignInLimits.SessionLife; gone += TimeSpan.FromMinutes(30))
                {
                    Assert.Equal(HttpStatusCode.OK, await browser.GetAsync("/desk"));
                    host.Clock.WindTo(host.Clock.GetUtcNow() + TimeSpan.FromMinutes(30));
                }

                break;
        }

        await browser.GetAsync("/desk");
        Assert.Equal("/desk/sign-in", browser.SentTo);
    }

    [Fact]
    public async Task A_form_without_its_token_does_nothing()
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignedInAsync("admin");
        await browser.GetAsync("/desk/nowhere");
        Assert.Equal(HttpStatusCode.BadRequest, await browser.SendAsync("/desk/staff", ("login", "agent"), ("shut", "true")));
        Assert.Contains("没有提交上去", browser.Text, StringComparison.Ordinal);
        Assert.Null(await host.ReadAsync(db => db.StaffAccounts.Where(a => a.Login == "agent").Select(a => a.ShutAt).SingleAsync()));
    }

    private static Task<HttpStatusCode> TryAsync(DeskBrowser browser, string login) =>
        browser.SendAsync("/desk/sign-in", ("login", login), ("password", "falsch-und-lang"));
}
