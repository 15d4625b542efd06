namespace Bot.WeChat.Api;

/// <summary>Web login through the official account (网页授权), for pages opened inside WeChat.</summary>
public sealed class OAuth2
{
    private readonly PlatformHttp _http;
    private readonly WeChatEndpoint _endpoint;
    private readonly MpSettings _settings;

    /// <param name="client">A client without loggers: addresses carry secrets.</param>
    public OAuth2(HttpClient client, WeChatEndpoint endpoint, MpSettings settings)
    {
        _http = new PlatformHttp(client, endpoint.ApiBaseUrl, PlatformErrors.OfWeChat);
        _endpoint = endpoint;
        _settings = settings;
    }

    /// <summary>Where to send the resident; comes back to <paramref name="redirectUri"/> with <c>code</c> and <c>state</c>. Asks for nothing but the openid.</summary>
    public Uri AuthorizeUrl(Uri redirectUri, string state) => WeChatEndpoint.Below(
        _endpoint.AuthorizeBaseUrl,
        $"/connect/oauth2/authorize?appid={Uri.EscapeDataString(_settings.AppId)}&redirect_uri={Uri.EscapeDataString(redirectUri.AbsoluteUri)}"
        + $"&response_type=code&scope=snsapi_base&state={Uri.EscapeDataString(state)}#wechat_redirect");

    /// <summary>Who came back. A code is good for one call, so it is never made twice.</summary>
    public async Task<PlatformResult<WebLogin>> GetLogin(string code, CancellationToken stop)
    {
        var query = $"/sns/oauth2/access_token?appid={Uri.EscapeDataString(_settings.AppId)}&secret={Uri.EscapeDataString(_settings.AppSecret)}"
            + $"&code={Uri.EscapeDataString(code)}&grant_type=authorization_code";
        return (await _http.Send(query, null, stop)).Map(json => json.Text("openid") is { } openId
            ? new WebLogin(openId, json.Text("unionid"), json.Text("scope") ?? "")
            : null);
    }
}
