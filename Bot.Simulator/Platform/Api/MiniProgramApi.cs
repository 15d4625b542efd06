using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Bot.Simulator.Platform.Residents;
using Bot.Simulator.Platform.Wire;

namespace Bot.Simulator.Platform.Api;

/// <summary>The mini-program's server side: login, phone number, content safety.</summary>
public static class MiniProgramApi
{
    /// <summary>Words the simulated safety check finds risky: nothing a resident would write.</summary>
    public const string RiskyWords = "演示违规内容";

    /// <summary>How long after a visit the safety check knows a user (文本内容安全识别, 61010).</summary>
    private static readonly TimeSpan VisitLife = TimeSpan.FromHours(2);

    /// <summary>Maps login, phone number and safety checks.</summary>
    public static void MapMiniProgram(this IEndpointRouteBuilder app, SimulatedPlatform platform)
    {
        app.MapApi(platform, "GET", "/sns/jscode2session", "小程序登录", Login);
        app.MapApi(platform, "POST", "/wxa/business/getuserphonenumber", "取手机号", PhoneNumber);
        app.MapApi(platform, "POST", "/wxa/msg_sec_check", "文本安全检查", CheckText);
        app.MapApi(platform, "POST", "/wxa/media_check_async", "图片安全检查", CheckMedia);
    }

    private static JsonObject Login(ApiCall call)
    {
        var account = call.Platform.Settings.MiniProgram;
        if ((call.Query("appid") ?? throw Refusal.AppIdMissing()) != account.AppId)
        {
            throw Refusal.AppIdWrong();
        }

        if ((call.Query("secret") ?? throw Refusal.SecretMissing()) != account.AppSecret)
        {
            throw Refusal.SecretWrong();
        }

        var openId = call.Platform.Codes.Redeem(CodePurpose.MiniProgramLogin, call.Query("js_code"));
        var resident = call.Platform.FindMiniProgramUser(openId) ?? throw Refusal.CodeWrong();
        call.Summary = resident.Name;
        return new JsonObject
        {
            ["openid"] = openId,
            ["session_key"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)),
            ["unionid"] = resident.UnionId,
        };
    }

    private static JsonObject PhoneNumber(ApiCall call)
    {
        call.MustBeMiniProgram();
        var phone = call.Platform.Codes.Redeem(CodePurpose.PhoneNumber, call.Field("code"));
        var answer = ApiCall.Ok();
        answer["phone_info"] = new JsonObject
        {
            ["phoneNumber"] = phone,
            ["purePhoneNumber"] = phone,
            ["countryCode"] = "86",
            ["watermark"] = new JsonObject
            {
                ["timestamp"] = call.Platform.Clock.GetUtcNow().ToUnixTimeSeconds(), ["appid"] = call.Platform.Settings.MiniProgram.AppId,
            },
        };
        return answer;
    }

    private static JsonObject CheckText(ApiCall call)
    {
        call.MustBeAccount();
        var content = call.Field("content") ?? throw Refusal.TextEmpty();
        var risky = content.Contains(RiskyWords, StringComparison.Ordinal);
        if (call.Json["version"]?.ToString() != "2")
        {
            return risky ? throw new Refusal(87014, "risky content") : ApiCall.Ok();
        }

        Visitor(call);
        var answer = ApiCall.Ok();
        answer["trace_id"] = Trace();
        answer["result"] = Judgement(risky);
        answer["detail"] = new JsonArray(new JsonObject
        {
            ["strategy"] = "content_model", ["errcode"] = 0, ["suggest"] = risky ? "risky" : "pass", ["label"] = risky ? 20001 : 100, ["prob"] = 90,
        });
        return answer;
    }

    private static JsonObject CheckMedia(ApiCall call)
    {
        call.MustBeAccount();
        var url = call.Field("media_url") ?? throw Refusal.ArgumentWrong("media_url");
        var (resident, mini) = Visitor(call);
        var trace = Trace();
        var risky = url.Contains("risky", StringComparison.OrdinalIgnoreCase);
        call.Platform.Later(() => JudgeAsync(call.Platform, resident, mini, trace, risky));
        var answer = ApiCall.Ok();
        answer["trace_id"] = trace;
        return answer;
    }

    private static async Task JudgeAsync(SimulatedPlatform platform, SimulatedResident resident, bool mini, string trace, bool risky)
    {
        var openId = mini ? resident.MiniProgramOpenId : resident.OpenId;
        var account = mini ? platform.Settings.MiniProgram : platform.Settings.OfficialAccount;
        var label = risky ? "20001" : "100";
        var suggest = risky ? "risky" : "pass";
        var xml = new IncomingXml(platform.Settings.OriginalId, openId, platform.Clock.GetUtcNow()).Event("wxa_media_check", [
            IncomingXml.Cdata("appid", account.AppId), IncomingXml.Cdata("trace_id", trace), IncomingXml.Bare("version", "2"),
            new XElement("detail", IncomingXml.Cdata("strategy", "content_model"), IncomingXml.Bare("errcode", "0"),
                IncomingXml.Cdata("suggest", suggest), IncomingXml.Bare("label", label), IncomingXml.Bare("prob", "90")),
            IncomingXml.Bare("errcode", "0"), IncomingXml.Cdata("errmsg", "ok"),
            new XElement("result", IncomingXml.Cdata("suggest", suggest), IncomingXml.Bare("label", label))]);
        var callback = new Callback(xml, openId, IsEvent: true, resident.Mode, $"图片安全检查结果 · {resident.Name}");
        await (mini ? platform.DeliverToMiniProgramAsync(callback) : platform.DeliverAsync(callback));
    }

    private static (SimulatedResident Resident, bool Mini) Visitor(ApiCall call)
    {
        var openId = call.Field("openid");
        if (call.Platform.FindMiniProgramUser(openId) is { } visitor)
        {
            return visitor.InMiniProgramAt is { } at && call.Platform.Clock.GetUtcNow() - at < VisitLife
                ? (visitor, true)
                : throw Refusal.NotSeenLately();
        }

        return (call.Platform.FindResident(openId) ?? throw Refusal.OpenIdWrong(), false);
    }

    private static JsonObject Judgement(bool risky) => new() { ["suggest"] = risky ? "risky" : "pass", ["label"] = risky ? 20001 : 100 };

    private static string Trace() => RandomNumberGenerator.GetInt32(int.MaxValue).ToString("x8", CultureInfo.InvariantCulture) + "-demo-trace";
}
