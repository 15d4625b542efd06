using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace Bot.Simulator.Platform.Api;

/// <summary>
/// Web login: where WeChat and WeCom would know whose phone it is, the simulator asks. <c>?userid=</c> or <c>?openid=</c>
/// answers beforehand. Leads back only to the bot (可信域名).
/// </summary>
public static class LoginApi
{
    /// <summary>Maps the login pages of both platforms and the official account's exchange of codes.</summary>
    public static void MapLogin(this IEndpointRouteBuilder app, SimulatedPlatform platform)
    {
        foreach (var path in new[] { "/connect/oauth2/authorize", "/wwlogin/sso/login", "/wwopen/sso/qrConnect" })
        {
            app.MapGet(path, (HttpContext context) => Authorize(platform, context));
        }

        app.MapApi(platform, "GET", "/sns/oauth2/access_token", "网页授权换身份", Exchange);
    }

    private static IResult Authorize(SimulatedPlatform platform, HttpContext context)
    {
        var query = context.Request.Query;
        var worker = query["appid"] == platform.Settings.CorpId;
        if (!worker && query["appid"] != platform.Settings.OfficialAccount.AppId)
        {
            return Problem("appid 不对（40013）。");
        }

        if (!Uri.TryCreate(query["redirect_uri"], UriKind.Absolute, out var back) || !IsTrusted(platform, back))
        {
            return Problem("redirect_uri 不在可信域名里（50001）。");
        }

        string? who = worker ? query["userid"] : query["openid"];
        who ??= worker ? platform.ActingWorker : platform.ActingResident;
        if (who is null)
        {
            return Picker(platform, context, worker);
        }

        var known = worker ? platform.Workers.ContainsKey(who) : platform.FindResident(who) is not null;
        if (!known)
        {
            return Problem("没有这个人。");
        }

        var code = platform.Codes.Issue(worker ? CodePurpose.WorkerLogin : CodePurpose.OfficialAccountLogin, who);
        var separator = back.Query.Length > 0 ? "&" : "?";
        return Results.Redirect($"{back.AbsoluteUri}{separator}code={code}&state={Uri.EscapeDataString(query["state"].ToString())}");
    }

    private static bool IsTrusted(SimulatedPlatform platform, Uri back) =>
        platform.BotAddress is { } bot && back.Scheme == bot.Scheme && back.Authority == bot.Authority;

    private static JsonObject Exchange(ApiCall call)
    {
        var account = call.Platform.Settings.OfficialAccount;
        if (call.Query("appid") != account.AppId)
        {
            throw Refusal.AppIdWrong();
        }

        if (call.Query("secret") != account.AppSecret)
        {
            throw Refusal.SecretWrong();
        }

        var openId = call.Platform.Codes.Redeem(CodePurpose.OfficialAccountLogin, call.Query("code"));
        return new JsonObject { ["access_token"] = "demo_web_token", ["expires_in"] = 7200, ["openid"] = openId, ["scope"] = "snsapi_base" };
    }

    private static IResult Picker(SimulatedPlatform platform, HttpContext context, bool worker)
    {
        var people = worker
            ? platform.Workers.Select(w => (Id: w.Key, Name: w.Value)).OrderBy(w => w.Name, StringComparer.Ordinal)
            : platform.Residents.Select(r => (Id: r.OpenId, r.Name)).OrderBy(r => r.Name, StringComparer.Ordinal);
        var rows = new StringBuilder();
        foreach (var (id, name) in people)
        {
            var link = $"{context.Request.Path}{context.Request.QueryString}&{(worker ? "userid" : "openid")}={Uri.EscapeDataString(id)}";
            rows.Append("<li><a href=\"").Append(HtmlEncoder.Default.Encode(link)).Append("\"><b>").Append(HtmlEncoder.Default.Encode(name))
                .Append("</b><small>").Append(HtmlEncoder.Default.Encode(id)).Append("</small></a></li>");
        }

        return Page(worker ? "您是哪位网格员？" : "您是哪位居民？", $"""
            <p>真实的{(worker ? "企业微信" : "微信")}认得是谁的手机；演示里请选一位。</p>
            <label for="find">按姓名或编号找</label>
            <input id="find" type="search" autocomplete="off">
            <ul id="people">{rows}</ul>
            <script src="/picker.js"></script>
            """);
    }

    private static IResult Problem(string words) => Page("打不开", $"<p role=\"alert\">{words}</p>");

    private static IResult Page(string title, string body) => Results.Content(
        $"""
        <!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
        <title>{title}</title><link rel="stylesheet" href="/picker.css"></head><body><main><h1>{title}</h1>{body}</main></body></html>
        """, "text/html; charset=utf-8");
}
