using Bot.WeChat.Api;
using Bot.WeChat.WeCom;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.WeChat;

public sealed class WeComTests : IAsyncLifetime
{
    private const string Robot = "/cgi-bin/webhook/send";
    private LoopbackPlatform _platform = null!;
    private ServiceProvider _services = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private GroupRobotClient Robots => _services.GetRequiredService<GroupRobotClient>();

    public async ValueTask InitializeAsync()
    {
        _platform = await LoopbackPlatform.Start();
        _services = _platform.Services();
        _platform.OnJson(Robot, _ => """{"errcode":0,"errmsg":"ok"}""");
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task Markdown_and_text_go_to_the_robot_of_the_key()
    {
        Assert.True((await Robots.SendMarkdown("key-1", "**路灯** <@li>", Stop)).IsOk);
        Assert.Equal("key-1", _platform.Last(Robot).Query["key"]);
        Assert.Equal("""{"msgtype":"markdown","markdown":{"content":"**路灯** <@li>"}}""", _platform.Last(Robot).Text);
        Assert.True((await Robots.SendText("key-1", "请看", ["li", "@all"], [], Stop)).IsOk);
        Assert.Equal("""{"msgtype":"text","text":{"content":"请看","mentioned_list":["li","@all"]}}""", _platform.Last(Robot).Text);
    }

    [Fact]
    public async Task What_is_too_long_is_refused_before_it_is_sent()
    {
        Assert.Equal("Unsendable", (await Robots.SendMarkdown("k", new string('字', 1_366), Stop)).Error?.Name);
        Assert.Equal("Unsendable", (await Robots.SendText("k", new string('字', 683), [], [], Stop)).Error?.Name);
        var row = new CardRow("地点", "3号楼");
        var card = new TextNoticeCard("题", null, null, [.. Enumerable.Repeat(row, 7)], [], new Uri("https://bot.example/w/1"));
        Assert.Equal("Unsendable", (await Robots.SendTemplateCard("k", card, Stop)).Error?.Name);
        Assert.Empty(_platform.Calls);
    }

    [Fact]
    public async Task A_card_has_the_shape_of_the_documentation()
    {
        var page = new Uri("https://bot.example/w/1");
        var card = new TextNoticeCard(
            "路灯不亮", "WG-20260302-000001", "3号楼门口的路灯坏了三天", [new CardRow("地点", "3号楼"), new CardRow("地图", "打开", page)], [new CardLink("去办理", page)], page, "西岗网格");
        Assert.True((await Robots.SendTemplateCard("k", card, Stop)).IsOk);
        Assert.Equal(
            """{"msgtype":"template_card","template_card":{"card_type":"text_notice","source":{"desc":"西岗网格"},"main_title":{"title":"路灯不亮","desc":"WG-20260302-000001"},"sub_title_text":"3号楼门口的路灯坏了三天","horizontal_content_list":[{"keyname":"地点","value":"3号楼"},{"type":1,"keyname":"地图","value":"打开","url":"https://bot.example/w/1"}],"jump_list":[{"type":1,"title":"去办理","url":"https://bot.example/w/1"}],"card_action":{"type":1,"url":"https://bot.example/w/1"}}}""",
            _platform.Last(Robot).Text);
    }

    [Theory]
    [InlineData(45009, "RobotFrequencyLimit", Advice.Retry)]
    [InlineData(45033, "ConcurrencyLimit", Advice.Retry)]
    [InlineData(93000, "InvalidRobotKey", Advice.GiveUp)]
    [InlineData(40001, "InvalidCorpSecret", Advice.GiveUp)]
    [InlineData(44004, "EmptyText", Advice.GiveUp)]
    public async Task An_errcode_means_what_WeCom_means_by_it(int code, string name, Advice advice)
    {
        _platform.OnJson(Robot, _ => $$"""{"errcode":{{code}},"errmsg":"no"}""");
        var error = (await Robots.SendMarkdown("k", "a", Stop)).Error!;
        Assert.Equal((name, advice), (error.Name, error.Advice));
        Assert.Equal(1, _platform.Count(Robot));
    }

    [Fact]
    public async Task A_worker_is_known_by_the_code_they_bring()
    {
        var wecom = _services.GetRequiredService<WeComClient>();
        Assert.Equal(
            $"{_platform.Url}connect/oauth2/authorize?appid=ww0000000000000003&redirect_uri=https%3A%2F%2Fbot.example%2Fw&response_type=code&scope=snsapi_base&agentid=1000002&state=s#wechat_redirect",
            wecom.AuthorizeUrl(new Uri("https://bot.example/w"), "s").AbsoluteUri);

        _platform.OnAuthorised("/cgi-bin/auth/getuserinfo", """{"errcode":0,"errmsg":"ok","userid":"lihua"}""");
        Assert.Equal("lihua", (await wecom.GetUserId("c", Stop)).Value);
        Assert.Equal("c", _platform.Last("/cgi-bin/auth/getuserinfo").Query["code"]);
        Assert.Equal("made-up-secret-of-the-corp-00003", _platform.Last("/cgi-bin/gettoken").Query["corpsecret"]);

        _platform.OnAuthorised("/cgi-bin/auth/getuserinfo", """{"errcode":0,"errmsg":"ok","openid":"o9"}""");
        Assert.Equal("NotAMember", (await wecom.GetUserId("c", Stop)).Error?.Name);

        _platform.OnJson("/cgi-bin/auth/getuserinfo", call => call.Token == "T1" ? """{"errcode":42001,"errmsg":"expired"}""" : """{"errcode":0,"userid":"lihua"}""");
        Assert.Equal("lihua", (await wecom.GetUserId("c", Stop)).Value);
        Assert.Equal(2, _platform.Count("/cgi-bin/gettoken"));
    }

    [Fact]
    public void Without_another_address_the_login_stands_at_WeChat()
    {
        var settings = new WeComSettings("ww1", "1", "s", WeComSettings.DefaultApiBaseUrl);
        Assert.Equal("open.weixin.qq.com", settings.LoginBaseUrl.Host);
        Assert.DoesNotContain("Secret", settings.ToString(), StringComparison.Ordinal);
    }
}
