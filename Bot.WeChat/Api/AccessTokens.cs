using System.Text.Json;

namespace Bot.WeChat.Api;

/// <summary>
/// The access_token of one account, shared by all calls (WeChat docs: 获取稳定版接口调用凭据). The stable call hands the same token
/// to every process that asks, so processes share it too.
/// </summary>
public sealed class AccessTokens : IDisposable
{
    private readonly TokenCache _cache;

    internal AccessTokens(PlatformHttp http, string appId, string appSecret, TimeProvider clock) =>
        _cache = new TokenCache((force, stop) => Fetch(http, appId, appSecret, force, stop), clock);

    /// <summary>A token good for some minutes at least.</summary>
    public Task<PlatformResult<string>> Get(CancellationToken stop) => _cache.Get(stop);

    /// <summary>Says that the platform no longer takes <paramref name="token"/>.</summary>
    public void Invalidate(string token) => _cache.Invalidate(token);

    /// <summary>Until when the token held is good; null while none was needed, or none could be had.</summary>
    public DateTimeOffset? GoodUntil => _cache.Until;

    /// <summary>Why none could be had.</summary>
    public PlatformError? LastError => _cache.LastError;

    public void Dispose() => _cache.Dispose();

    private static async Task<PlatformResult<FreshToken>> Fetch(PlatformHttp http, string appId, string appSecret, bool force, CancellationToken stop)
    {
        var body = new { grant_type = "client_credential", appid = appId, secret = appSecret, force_refresh = force };
        var answer = force ? await http.Send("/cgi-bin/stable_token", body, stop) : await http.Read("/cgi-bin/stable_token", body, stop);
        return answer.Map(ReadToken);
    }

    internal static FreshToken? ReadToken(JsonElement json) =>
        json.Text("access_token") is { } token && json.Number("expires_in") is { } seconds and > 0
            ? new FreshToken(token, TimeSpan.FromSeconds(seconds))
            : null;
}
