using System.Net;
using Bot.Api.Hosting;
using Bot.Tests.Road;
using Bot.Tests.WeChat;
using Xunit;

namespace Bot.Tests.My;

/// <summary>Who may open the residents' pages, and how they come in.</summary>
public sealed class SignInTests(RoadFixture road)
{
    [Fact]
    public async Task A_link_leads_through_WeChat_back_to_its_own_page()
    {
        using var phone = new MyPhone(road, road.NewResident());
        await phone.GetAsync("/my/intakes?status=open");
        Assert.Equal(HttpStatusCode.Redirect, phone.Status);
        Assert.StartsWith("/connect/oauth2/authorize", phone.Last.Headers.Location!.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("scope=snsapi_base", phone.Last.Headers.Location.Query, StringComparison.Ordinal);
        await phone.FollowAsync();
        Assert.Equal("/my/intakes?status=open", phone.At);
        Assert.Contains("我的事", phone.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_session_is_for_these_pages_only_and_out_of_reach_of_scripts()
    {
        using var phone = new MyPhone(road, road.NewResident());
        await phone.GetAsync("/my");
        await phone.GetAsync(phone.Known(phone.Last.Headers.Location!));
        await phone.GetAsync(phone.Last.Headers.Location!.AbsoluteUri);
        var cookie = phone.Last.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("resident=", StringComparison.Ordinal));
        Assert.Contains("path=/my", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(phone.Holder.OpenId, cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_is_forged_or_began_elsewhere_or_was_used_signs_nobody_in()
    {
        using var phone = new MyPhone(road, road.NewResident());
        await phone.GetAsync($"/my/sign-in?code=code&state={new string('a', 32)}");
        Assert.Equal(HttpStatusCode.BadRequest, phone.Status);

        using var thief = new MyPhone(road, road.NewResident());
        await thief.GetAsync("/my");
        await thief.GetAsync(thief.Known(thief.Last.Headers.Location!));
        var back = thief.Last.Headers.Location!.AbsoluteUri;
        await phone.GetAsync(back);
        Assert.Equal(HttpStatusCode.BadRequest, phone.Status);
        await thief.GetAsync(back);
        Assert.Equal(HttpStatusCode.Redirect, thief.Status);
        await thief.GetAsync(back);
        Assert.Equal(HttpStatusCode.BadRequest, thief.Status);
    }

    [Theory]
    [InlineData("https://example.com/")]
    [InlineData("//example.com")]
    [InlineData("/myth")]
    [InlineData("/w/sign-in")]
    [InlineData("/my/\\example.com\n")]
    public async Task A_login_never_leads_away_from_these_pages(string wanted)
    {
        using var phone = new MyPhone(road, road.NewResident());
        await phone.OpenAsync("/my/sign-in?again=" + Uri.EscapeDataString(wanted));
        Assert.Equal("/my", phone.At);
    }

    [Fact]
    public async Task Outside_WeChat_one_is_told_how_to_open_it()
    {
        var folder = Directory.CreateTempSubdirectory("my-outside-").FullName;
        var address = new Uri($"http://127.0.0.1:{RoadFixture.FreePort()}");
        var settings = LoopbackPlatform.Settings(null);
        settings["ConnectionStrings:Bot"] = $"Data Source={Path.Combine(folder, "bot.db")}";
        settings["Bot:DataDirectory"] = Path.Combine(folder, "data");
        settings["Bot:PublicBaseUrl"] = "https://bot.example.com";
        settings["Logging:LogLevel:Default"] = "None";
        await using var bot = BotHost.Create(["--urls", address.AbsoluteUri], settings);
        await bot.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        using var outside = await http.GetAsync("/my/report", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, outside.StatusCode);
        Assert.Contains("请在微信里打开", await outside.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 MicroMessenger/8.0.40");
        using var inside = await http.GetAsync("/my/report", TestContext.Current.CancellationToken);
        Assert.Equal("open.weixin.qq.com", inside.Headers.Location!.Host);
        Assert.Contains("secure", inside.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);
    }
}
