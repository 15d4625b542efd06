using Bot.WeChat.Api;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.WeChat;

public sealed class MiniProgramClientTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_login_a_phone_number_and_a_subscription_are_as_documented()
    {
        await using var platform = await LoopbackPlatform.Start();
        await using var services = platform.Services();
        var mini = services.GetRequiredService<MiniProgramClient>();

        platform.OnJson("/sns/jscode2session", _ => """{"openid":"o1","session_key":"hidden-key","unionid":"u1"}""");
        var session = (await mini.Code2Session("c&1", Stop)).Value!;
        Assert.Equal(("o1", "u1", "hidden-key"), (session.OpenId, session.UnionId, session.SessionKey));
        Assert.DoesNotContain("hidden-key", session.ToString(), StringComparison.Ordinal);
        Assert.Equal("c&1", platform.Last("/sns/jscode2session").Query["js_code"]);
        Assert.Equal(0, platform.Count("/cgi-bin/stable_token"));

        platform.OnAuthorised("/wxa/business/getuserphonenumber", """{"errcode":0,"phone_info":{"phoneNumber":"+8613800000000","purePhoneNumber":"13800000000","countryCode":"86"}}""");
        var phone = (await mini.GetPhoneNumber("p1", Stop)).Value!;
        Assert.Equal("13800000000", phone.Number);
        Assert.DoesNotContain("13800000000", phone.ToString(), StringComparison.Ordinal);

        platform.OnAuthorised("/cgi-bin/message/subscribe/send", """{"errcode":43101,"errmsg":"user refuse to accept the msg"}""");
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["thing1"] = "路灯" };
        var error = (await mini.SendSubscription(new TemplateMessage("o1", "t1", values, Page: "pages/a?b=1"), Stop)).Error!;
        Assert.Equal(("SubscriptionRefused", Advice.FallBack), (error.Name, error.Advice));
        Assert.Equal(
            """{"touser":"o1","template_id":"t1","page":"pages/a?b=1","lang":"zh_CN","data":{"thing1":{"value":"路灯"}}}""",
            platform.Last("/cgi-bin/message/subscribe/send").Text);
    }

    [Fact]
    public async Task A_code_is_never_tried_twice()
    {
        await using var platform = await LoopbackPlatform.Start();
        await using var services = platform.Services();
        platform.Answers["/sns/jscode2session"] = (context, _) =>
        {
            context.Response.StatusCode = 502;
            return Task.CompletedTask;
        };
        Assert.Equal("TransportServerError", (await services.GetRequiredService<MiniProgramClient>().Code2Session("c", Stop)).Error?.Name);
        Assert.Equal(1, platform.Count("/sns/jscode2session"));
    }
}
