using Bot.WeChat.Api;
using Bot.WeChat.Callbacks;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.WeChat;

public sealed class OfficialAccountClientTests : IAsyncLifetime
{
    private const string Ok = """{"errcode":0,"errmsg":"ok"}""";
    private LoopbackPlatform _platform = null!;
    private ServiceProvider _services = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private OfficialAccountClient Account => _services.GetRequiredService<OfficialAccountClient>();

    public async ValueTask InitializeAsync()
    {
        _platform = await LoopbackPlatform.Start();
        _services = _platform.Services();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task Customer_messages_go_out_with_Chinese_as_it_is()
    {
        _platform.OnAuthorised("/cgi-bin/message/custom/send", Ok);
        Assert.True((await Account.SendCustomerText("o1", "您好🙂", Stop)).IsOk);
        var text = _platform.Last("/cgi-bin/message/custom/send");
        Assert.Contains("您好", text.Text, StringComparison.Ordinal);
        Assert.Equal("您好🙂", text.Json.GetProperty("text").GetProperty("content").GetString());

        Assert.True((await Account.SendCustomerImage("o1", "m1", Stop)).IsOk);
        Assert.Equal("""{"touser":"o1","msgtype":"image","image":{"media_id":"m1"}}""", _platform.Last("/cgi-bin/message/custom/send").Text);

        Assert.True((await Account.SendCustomerNews("o1", new Article("题", "述", "http://p", "http://u"), Stop)).IsOk);
        Assert.Equal(
            """{"touser":"o1","msgtype":"news","news":{"articles":[{"title":"题","description":"述","url":"http://u","picurl":"http://p"}]}}""",
            _platform.Last("/cgi-bin/message/custom/send").Text);
    }

    [Fact]
    public async Task A_text_too_long_is_refused_before_it_is_sent()
    {
        Assert.Equal("Unsendable", (await Account.SendCustomerText("o1", new string('长', 683), Stop)).Error?.Name);
        Assert.Equal("Unsendable", (await Account.SendCustomerText("o1", "", Stop)).Error?.Name);
        Assert.Empty(_platform.Calls);
    }

    [Fact]
    public async Task An_errcode_inside_a_200_is_an_error_with_name_and_advice()
    {
        _platform.OnAuthorised("/cgi-bin/message/custom/send", """{"errcode":45015,"errmsg":"response out of time limit or subscription is canceled rid: 60f96f1d-3845297a-1976a3ae"}""");
        var error = (await Account.SendCustomerText("o1", "您好", Stop)).Error!;
        Assert.Equal((45015, "ReplyWindowClosed", Advice.FallBack), (error.Code, error.Name, error.Advice));
        Assert.Contains("60f96f1d-3845297a-1976a3ae", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Template_and_subscription_messages_have_their_shapes()
    {
        _platform.OnAuthorised("/cgi-bin/message/template/send", """{"errcode":0,"errmsg":"ok","msgid":200228332}""");
        _platform.OnAuthorised("/cgi-bin/message/subscribe/bizsend", Ok);
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["thing1"] = "路灯", ["time2"] = "10:00" };
        var message = new TemplateMessage("o1", "t1", values, "http://u", new MiniProgramPage("wx9", "pages/a"), ClientMessageId: "c1");
        Assert.Equal("200228332", (await Account.SendTemplate(message, Stop)).Value);
        Assert.Equal(
            """{"touser":"o1","template_id":"t1","url":"http://u","miniprogram":{"appid":"wx9","pagepath":"pages/a"},"client_msg_id":"c1","data":{"thing1":{"value":"路灯"},"time2":{"value":"10:00"}}}""",
            _platform.Last("/cgi-bin/message/template/send").Text);
        Assert.True((await Account.SendSubscription(message with { MiniProgram = null }, Stop)).IsOk);
        Assert.Equal(
            """{"touser":"o1","template_id":"t1","page":"http://u","data":{"thing1":{"value":"路灯"},"time2":{"value":"10:00"}}}""",
            _platform.Last("/cgi-bin/message/subscribe/bizsend").Text);
    }

    [Fact]
    public async Task Media_is_streamed_down_to_the_byte()
    {
        var picture = new byte[300_000];
        new Random(1).NextBytes(picture);
        OnMedia("image/jpeg", picture);
        using var to = new MemoryStream();
        var media = await Account.DownloadMedia("m 1", to, 1_000_000, Stop);
        Assert.Equal(new DownloadedMedia("image/jpeg", "m1.jpg", picture.Length), media.Value);
        Assert.Equal(picture, to.ToArray());
        Assert.Equal("m 1", _platform.Last("/cgi-bin/media/get").Query["media_id"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Media_beyond_the_limit_is_refused_whether_or_not_its_length_is_said(bool saysLength)
    {
        OnMedia("image/jpeg", new byte[200_000], saysLength);
        using var to = new MemoryStream();
        Assert.Equal("MediaTooLarge", (await Account.DownloadMedia("m1", to, 100_000, Stop)).Error?.Name);
        Assert.InRange(to.Length, 0, 100_000);
    }

    [Fact]
    public async Task An_error_in_place_of_media_is_an_error_and_a_refused_token_is_replaced()
    {
        _platform.OnAuthorised("/cgi-bin/media/get", """{"errcode":40007,"errmsg":"invalid media_id"}""");
        Assert.Equal("InvalidMediaId", (await Account.DownloadMedia("m1", Stream.Null, 1_000, Stop)).Error?.Name);
        await Account.Tokens.Get(Stop);
        _platform.OnJson("/cgi-bin/media/get", call => call.Token == "T1" ? """{"errcode":42001,"errmsg":"expired"}""" : """{"errcode":40007,"errmsg":"x"}""");
        Assert.Equal("InvalidMediaId", (await Account.DownloadMedia("m1", Stream.Null, 1_000, Stop)).Error?.Name);
        Assert.Equal(2, _platform.Count("/cgi-bin/stable_token"));
    }

    [Fact]
    public async Task A_video_is_fetched_from_where_it_stands_without_the_token()
    {
        _platform.OnAuthorised("/cgi-bin/media/get", $$"""{"video_url":"{{_platform.Url}}video.mp4"}""");
        _platform.Answers["/video.mp4"] = async (context, _) =>
        {
            context.Response.ContentType = "video/mp4";
            await context.Response.Body.WriteAsync(new byte[] { 1, 2, 3 });
        };
        using var to = new MemoryStream();
        Assert.Equal(3, (await Account.DownloadMedia("m1", to, 1_000, Stop)).Value?.Length);
        Assert.Empty(_platform.Last("/video.mp4").Query);
    }

    [Fact]
    public async Task Media_goes_up_as_a_form_whose_names_are_quoted()
    {
        _platform.OnAuthorised("/cgi-bin/media/upload", """{"type":"image","media_id":"M","created_at":1772440200}""");
        var media = await Account.UploadMedia("image", "照片\"1.jpg", "image/jpeg", new byte[] { 1, 2, 3 }, Stop);
        Assert.Equal(new UploadedMedia("M", "image", DateTimeOffset.FromUnixTimeSeconds(1_772_440_200)), media.Value);
        var call = _platform.Last("/cgi-bin/media/upload");
        Assert.Contains("""form-data; name="media"; filename="1.jpg""", call.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("boundary=\"", call.ContentType, StringComparison.Ordinal);
        Assert.Equal("image", call.Query["type"]);
    }

    [Fact]
    public async Task Menu_QR_code_user_and_checks_are_read_as_documented()
    {
        _platform.OnAuthorised("/cgi-bin/menu/create", Ok);
        Assert.True((await Account.CreateMenu([MenuButton.Click("报事", "REPORT"), new MenuButton("更多", Children: [MenuButton.View("公示", "http://u")])], Stop)).IsOk);
        Assert.Equal(
            """{"button":[{"name":"报事","type":"click","key":"REPORT"},{"name":"更多","sub_button":[{"name":"公示","type":"view","url":"http://u"}]}]}""",
            _platform.Last("/cgi-bin/menu/create").Text);
        Assert.Equal("Unsendable", (await Account.CreateMenu([.. Enumerable.Repeat(MenuButton.Click("a", "b"), 4)], Stop)).Error?.Name);

        _platform.OnAuthorised("/cgi-bin/qrcode/create", """{"ticket":"a+b=","expire_seconds":60,"url":"http://weixin.qq.com/q/x"}""");
        var code = (await Account.CreateQrCode("grid:1", TimeSpan.FromMinutes(1), Stop)).Value!;
        Assert.EndsWith("/cgi-bin/showqrcode?ticket=a%2Bb%3D", code.Picture.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("""{"expire_seconds":60,"action_name":"QR_STR_SCENE","action_info":{"scene":{"scene_str":"grid:1"}}}""", _platform.Last("/cgi-bin/qrcode/create").Text);
        await Account.CreateQrCode("grid:1", null, Stop);
        Assert.Equal("""{"action_name":"QR_LIMIT_STR_SCENE","action_info":{"scene":{"scene_str":"grid:1"}}}""", _platform.Last("/cgi-bin/qrcode/create").Text);
        Assert.Equal("Unsendable", (await Account.CreateQrCode(new string('x', 65), null, Stop)).Error?.Name);

        _platform.OnAuthorised("/cgi-bin/user/info", """{"subscribe":1,"openid":"o1","subscribe_time":1772440200,"unionid":"u","subscribe_scene":"ADD_SCENE_QR_CODE","qr_scene_str":"grid:1"}""");
        Assert.Equal(new UserInfo("o1", true, "u", DateTimeOffset.FromUnixTimeSeconds(1_772_440_200), "ADD_SCENE_QR_CODE", "grid:1"), (await Account.GetUserInfo("o1", Stop)).Value);

        _platform.OnAuthorised("/wxa/msg_sec_check", """{"errcode":0,"result":{"suggest":"risky","label":20001},"trace_id":"t"}""");
        var check = (await Account.CheckText("o1", new string('字', 2_499) + "🙂", CheckScene.Forum, Stop)).Value!;
        Assert.True(check is { IsRisky: true, Label: 20001, TraceId: "t" });
        Assert.Equal(2_499, _platform.Last("/wxa/msg_sec_check").Json.GetProperty("content").GetString()!.Length);

        _platform.OnAuthorised("/wxa/media_check_async", """{"errcode":0,"errmsg":"ok","trace_id":"t9"}""");
        Assert.Equal("t9", (await Account.CheckMedia("o1", new Uri("http://p/1.jpg"), CheckMediaType.Image, CheckScene.Forum, Stop)).Value);
    }

    [Fact]
    public async Task The_web_login_leads_to_the_platform_and_back()
    {
        var login = _services.GetRequiredService<OAuth2>();
        var url = login.AuthorizeUrl(new Uri("https://bot.example/back?a=1"), "s t").AbsoluteUri;
        Assert.Equal(
            $"{_platform.Url}connect/oauth2/authorize?appid={Sample.AppId}&redirect_uri=https%3A%2F%2Fbot.example%2Fback%3Fa%3D1&response_type=code&scope=snsapi_base&state=s%20t#wechat_redirect",
            url);
        _platform.OnJson("/sns/oauth2/access_token", _ => """{"access_token":"x","openid":"o1","scope":"snsapi_base"}""");
        Assert.Equal(new WebLogin("o1", null, "snsapi_base"), (await login.GetLogin("c", Stop)).Value);
    }

    private void OnMedia(string type, byte[] content, bool saysLength = true) => _platform.Answers["/cgi-bin/media/get"] = async (context, _) =>
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = saysLength ? content.Length : null;
        context.Response.Headers.ContentDisposition = "attachment; filename=\"m1.jpg\"";
        await context.Response.Body.WriteAsync(content);
    };
}
