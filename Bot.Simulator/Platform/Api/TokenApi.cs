using System.Text.Json.Nodes;

namespace Bot.Simulator.Platform.Api;

/// <summary>Access tokens of WeChat (获取接口调用凭据, 稳定版) and WeCom (获取access_token).</summary>
public static class TokenApi
{
    /// <summary>Maps the three ways to a token.</summary>
    public static void MapTokens(this IEndpointRouteBuilder app, SimulatedPlatform platform)
    {
        app.MapApi(platform, "POST", "/cgi-bin/stable_token", "取稳定版令牌", call => Account(
            call, call.Field("grant_type"), call.Field("appid"), call.Field("secret"), call.Json["force_refresh"]?.GetValue<bool>() == true));
        app.MapApi(platform, "GET", "/cgi-bin/token", "取令牌", call => Account(
            call, call.Query("grant_type"), call.Query("appid"), call.Query("secret"), renew: true));
        app.MapApi(platform, "GET", "/cgi-bin/gettoken", "取企业微信令牌", Corporation);
    }

    private static JsonObject Account(ApiCall call, string? grant, string? appId, string? secret, bool renew)
    {
        if (grant != "client_credential")
        {
            throw Refusal.GrantTypeWrong();
        }

        var settings = call.Platform.Settings;
        var account = new[] { settings.OfficialAccount, settings.MiniProgram }
            .FirstOrDefault(a => a.AppId == (appId ?? throw Refusal.AppIdMissing())) ?? throw Refusal.AppIdWrong();
        if (account.AppSecret != (secret ?? throw Refusal.SecretMissing()))
        {
            throw Refusal.SecretWrong();
        }

        var (token, seconds) = call.Platform.Tokens.Issue(account.AppId, renew);
        return new JsonObject { ["access_token"] = token, ["expires_in"] = seconds };
    }

    private static JsonObject Corporation(ApiCall call)
    {
        var settings = call.Platform.Settings;
        if ((call.Query("corpid") ?? throw Refusal.AppIdMissing()) != settings.CorpId)
        {
            throw Refusal.AppIdWrong();
        }

        // WeCom answers a wrong secret with 40001, unlike WeChat.
        if ((call.Query("corpsecret") ?? throw Refusal.SecretMissing()) != settings.CorpSecret)
        {
            throw new Refusal(40001, "invalid credential");
        }

        var (token, seconds) = call.Platform.Tokens.Issue(settings.CorpId, renew: false);
        var answer = ApiCall.Ok();
        answer["access_token"] = token;
        answer["expires_in"] = seconds;
        return answer;
    }
}
