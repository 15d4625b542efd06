using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Bot.Api.Desk.SignIn;
using Bot.Data.Audit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

public sealed partial class SecondFactorTests
{
    // RFC 6238, appendix B, SHA1 (eight digits there; the last six are ours).
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Encoding.ASCII.GetBytes("12345678901234567890"), seconds / Totp.StepSeconds));

    [Fact]
    public void A_secret_is_spelt_as_the_phones_take_it() =>
        Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.Base32("12345678901234567890"u8));

    [Fact]
    public async Task With_the_second_factor_a_password_alone_opens_nothing_and_a_code_is_good_once()
    {
        await using var host = await DeskHost.StartAsync();
        var (secret, recovery) = await TurnOnAsync(host);
        using var browser = host.Browser();
        await browser.SignInAsync("agent", DeskHost.Password);
        Assert.Equal("/desk/sign-in/code", browser.SentTo);
        await browser.GetAsync("/desk");
        Assert.Equal("/desk/sign-in", browser.SentTo);

        await browser.GetAsync("/desk/sign-in/code");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await browser.SendAsync("/desk/sign-in/code", ("code", "000000")));
        host.Clock.WindTo(host.Clock.GetUtcNow() + TimeSpan.FromMinutes(2));
        var code = CodeNow(host, secret);
        await browser.SendAsync("/desk/sign-in/code", ("code", code));
        Assert.Equal("/desk", browser.SentTo);

        using var thief = host.Browser();
        await thief.SignInAsync("agent", DeskHost.Password);
        await thief.FollowAsync();
        await thief.SendAsync("/desk/sign-in/code", ("code", code));
        Assert.Equal("", thief.SentTo);

        await thief.SendAsync("/desk/sign-in/code", ("code", recovery.ToLowerInvariant()));
        Assert.Equal("/desk", thief.SentTo);
        using var again = host.Browser();
        await again.SignInAsync("agent", DeskHost.Password);
        await again.FollowAsync();
        await again.SendAsync("/desk/sign-in/code", ("code", recovery));
        Assert.Equal("", again.SentTo);
        Assert.Equal(1, await host.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Act == AuditActs.SecondFactorOn)));
    }

    [Fact]
    public async Task A_code_that_comes_too_late_begins_anew()
    {
        await using var host = await DeskHost.StartAsync();
        var (secret, _) = await TurnOnAsync(host);
        using var browser = host.Browser();
        await browser.SignInAsync("agent", DeskHost.Password);
        await browser.FollowAsync();
        host.Clock.WindTo(host.Clock.GetUtcNow() + SignInLimits.HalfWay + TimeSpan.FromSeconds(1));
        await browser.SendAsync("/desk/sign-in/code", ("code", CodeNow(host, secret)));
        Assert.Equal("/desk/sign-in", browser.SentTo);
    }

    [Fact]
    public async Task Who_lost_their_phone_is_signed_out_and_pairs_another_before_anything_else()
    {
        await using var host = await DeskHost.StartAsync();
        using var before = await host.SignedInAsync("agent");
        var (_, recovery) = await TurnOnAsync(host);
        using var admin = await host.SignedInAsync("admin");
        await admin.GetAsync("/desk/staff/agent/reset");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await admin.SendAsync("/desk/staff/agent/reset?handler=Factor", ("reason", " ")));
        Assert.Equal(HttpStatusCode.OK, await before.GetAsync("/desk"));
        Assert.Equal(HttpStatusCode.Found, await admin.SendAsync("/desk/staff/agent/reset?handler=Factor", ("reason", "手机丢了，本人到场，电话 13812345678")));
        await before.GetAsync("/desk");
        Assert.Equal("/desk/sign-in", before.SentTo);

        using var browser = await host.SignedInAsync("agent");
        Assert.Equal("/desk", browser.SentTo);
        foreach (var page in new[] { "/desk", "/desk/inbox", "/desk/phone" })
        {
            await browser.GetAsync(page);
            Assert.Equal("/desk/settings?setup=true", browser.SentTo);
        }

        var (secret, _) = await PairAsync(host, browser);
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync("/desk/inbox"));
        host.Clock.WindTo(host.Clock.GetUtcNow() + TimeSpan.FromMinutes(2));
        using var again = host.Browser();
        await again.SignInAsync("agent", DeskHost.Password);
        await again.FollowAsync();
        await again.SendAsync("/desk/sign-in/code", ("code", recovery));
        Assert.Equal("", again.SentTo);
        await again.SendAsync("/desk/sign-in/code", ("code", CodeNow(host, secret)));
        Assert.Equal("/desk", again.SentTo);
        var act = await host.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Act == AuditActs.SecondFactorReset));
        Assert.Equal(("admin", "agent"), (act.Login, act.Subject));
        Assert.Contains("手机丢了", act.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", act.Detail, StringComparison.Ordinal);
    }

    private static async Task<(byte[] Secret, string Recovery)> TurnOnAsync(DeskHost host)
    {
        using var browser = await host.SignedInAsync("agent");
        return await PairAsync(host, browser);
    }

    private static async Task<(byte[] Secret, string Recovery)> PairAsync(DeskHost host, DeskBrowser browser)
    {
        await browser.GetAsync("/desk/settings?setup=true");
        Assert.Contains("data:image/png;base64,", browser.Html, StringComparison.Ordinal);
        var secret = FromBase32(Secret().Match(browser.Html).Groups[1].Value);
        await browser.SendAsync("/desk/settings?handler=On", ("kept", browser.Hidden("kept")), ("code", CodeNow(host, secret)));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        var codes = Recovery().Matches(browser.Html);
        Assert.Equal(RecoveryCodes.Count, codes.Count);
        Assert.DoesNotContain(codes[0].Groups[1].Value, await host.ReadAsync(db => db.StaffAccounts.Where(a => a.Login == "agent").Select(a => a.RecoveryCodes).SingleAsync()), StringComparison.OrdinalIgnoreCase);
        return (secret, codes[0].Groups[1].Value);
    }

    private static string CodeNow(DeskHost host, byte[] secret) => Totp.Code(secret, host.Clock.GetUtcNow().ToUnixTimeSeconds() / Totp.StepSeconds);

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => byte.Parse(bits.AsSpan(i * 8, 8), NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture))];
    }

    [GeneratedRegex("<code>([A-Z2-7]{32})</code>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Secret();

    [GeneratedRegex("<li><code>([0-9A-Z]{5}-[0-9A-Z]{5})</code>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Recovery();
}
