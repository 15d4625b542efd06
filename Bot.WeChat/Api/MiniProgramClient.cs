namespace Bot.WeChat.Api;

/// <summary>The mini-program's calls. None throws for what the platform or the wire does; only a cancelled caller sees an exception.</summary>
public sealed class MiniProgramClient
{
    private readonly PlatformHttp _open;
    private readonly AuthorisedHttp _http;
    private readonly SafetyCalls _safety;
    private readonly MiniProgramSettings _settings;

    /// <param name="client">A client without loggers: addresses carry tokens and secrets.</param>
    public MiniProgramClient(HttpClient client, WeChatEndpoint endpoint, MiniProgramSettings settings, TimeProvider clock)
    {
        _open = new PlatformHttp(client, endpoint.ApiBaseUrl, PlatformErrors.OfWeChat);
        Tokens = new AccessTokens(_open, settings.AppId, settings.AppSecret, clock);
        _http = new AuthorisedHttp(_open, Tokens.Get, Tokens.Invalidate);
        _safety = new SafetyCalls(_http);
        _settings = settings;
    }

    /// <summary>The mini-program's token, shared by every call.</summary>
    public AccessTokens Tokens { get; }

    /// <summary>Who logged in (小程序登录). A code is good for one call, so it is never made twice.</summary>
    public async Task<PlatformResult<MiniSession>> Code2Session(string code, CancellationToken stop)
    {
        var query = $"/sns/jscode2session?appid={Uri.EscapeDataString(_settings.AppId)}&secret={Uri.EscapeDataString(_settings.AppSecret)}"
            + $"&js_code={Uri.EscapeDataString(code)}&grant_type=authorization_code";
        return (await _open.Send(query, null, stop)).Map(json => json.Text("openid") is { } openId && json.Text("session_key") is { } key
            ? new MiniSession(openId, json.Text("unionid"), key)
            : null);
    }

    /// <summary>The phone number behind the code of the phone button (手机号快速验证). A code is good for one call.</summary>
    public async Task<PlatformResult<PhoneNumber>> GetPhoneNumber(string code, CancellationToken stop) =>
        (await _http.Send("/wxa/business/getuserphonenumber", new { code }, stop)).Map(json =>
            json.Field("phone_info").Text("purePhoneNumber") is { } number
                ? new PhoneNumber(number, json.Field("phone_info").Text("countryCode") ?? "86")
                : null);

    /// <summary>A subscription message of the mini-program (发送订阅消息).</summary>
    public async Task<PlatformResult> SendSubscription(TemplateMessage message, CancellationToken stop)
    {
        var body = new
        {
            touser = message.OpenId,
            template_id = message.TemplateId,
            page = message.Page,
            lang = "zh_CN",
            data = SubscriptionData.Of(message.Values),
        };
        return (await _http.Send("/cgi-bin/message/subscribe/send", body, stop)).Done();
    }

    /// <inheritdoc cref="SafetyCalls.CheckText"/>
    public Task<PlatformResult<TextCheck>> CheckText(string openId, string text, CheckScene scene, CancellationToken stop) =>
        _safety.CheckText(openId, text, scene, stop);

    /// <inheritdoc cref="SafetyCalls.CheckMedia"/>
    public Task<PlatformResult<string>> CheckMedia(string openId, Uri media, CheckMediaType type, CheckScene scene, CancellationToken stop) =>
        _safety.CheckMedia(openId, media, type, scene, stop);
}
