using Bot.WeChat.Api;

namespace Bot.WeChat.WeCom;

/// <summary>WeCom's calls for knowing who a worker is. None throws for what the platform or the wire does.</summary>
public sealed class WeComClient : IDisposable
{
    private readonly AuthorisedHttp _http;
    private readonly TokenCache _tokens;
    private readonly WeComSettings _settings;

    /// <param name="client">A client without loggers: addresses carry tokens and secrets.</param>
    public WeComClient(HttpClient client, WeComSettings settings, TimeProvider clock)
    {
        var http = new PlatformHttp(client, settings.ApiBaseUrl, PlatformErrors.OfWeCom);
        _settings = settings;
        _tokens = new TokenCache((_, stop) => FetchToken(http, stop), clock);
        _http = new AuthorisedHttp(http, _tokens.Get, _tokens.Invalidate);
    }

    /// <summary>Where to send a worker (网页授权登录); comes back to <paramref name="redirectUri"/> with <c>code</c> and <c>state</c>.</summary>
    public Uri AuthorizeUrl(Uri redirectUri, string state) => WeChatEndpoint.Below(
        _settings.LoginBaseUrl,
        $"/connect/oauth2/authorize?appid={Uri.EscapeDataString(_settings.CorpId)}&redirect_uri={Uri.EscapeDataString(redirectUri.AbsoluteUri)}"
        + $"&response_type=code&scope=snsapi_base&agentid={Uri.EscapeDataString(_settings.AgentId)}&state={Uri.EscapeDataString(state)}#wechat_redirect");

    /// <summary>
    /// The userid behind a code (获取访问用户身份). Someone outside the organisation gets <see cref="TransportErrors.NotAMember"/>.
    /// A code is good for one call, so it is never made twice.
    /// </summary>
    public async Task<PlatformResult<string>> GetUserId(string code, CancellationToken stop)
    {
        var answer = await _http.WithToken(
            (token, t) => _http.Http.Send(AuthorisedHttp.WithQuery("/cgi-bin/auth/getuserinfo", token) + "&code=" + Uri.EscapeDataString(code), null, t), stop);
        if (!answer.IsOk)
        {
            return answer.Error;
        }

        // The name's case differs between the old and the new call.
        return (answer.Value.Text("userid") ?? answer.Value.Text("UserId")) is { } userId ? userId : TransportErrors.NotAMember;
    }

    public void Dispose() => _tokens.Dispose();

    private async Task<PlatformResult<FreshToken>> FetchToken(PlatformHttp http, CancellationToken stop)
    {
        var query = $"/cgi-bin/gettoken?corpid={Uri.EscapeDataString(_settings.CorpId)}&corpsecret={Uri.EscapeDataString(_settings.Secret)}";
        return (await http.Read(query, null, stop)).Map(AccessTokens.ReadToken);
    }
}
