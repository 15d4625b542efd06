using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Bot.Simulator.Platform.Residents;
using Bot.Simulator.Platform.Wire;

namespace Bot.Simulator.Platform.Api;

/// <summary>Template messages (模板消息) and subscription messages of the account (订阅通知) and the mini-program (订阅消息).</summary>
public static class TemplateApi
{
    /// <summary>Longest value by the beginning of its key (订阅消息参数值内容限制说明), in characters.</summary>
    private static readonly (string Key, int Length)[] ValueLengths =
        [("thing", 20), ("character_string", 32), ("phrase", 5), ("number", 32), ("letter", 32), ("symbol", 5), ("phone_number", 17), ("car_number", 8), ("const", 20)];

    /// <summary>Maps the three sends.</summary>
    public static void MapTemplates(this IEndpointRouteBuilder app, SimulatedPlatform platform)
    {
        app.MapApi(platform, "POST", "/cgi-bin/message/template/send", "发模板消息", Template);
        app.MapApi(platform, "POST", "/cgi-bin/message/subscribe/bizsend", "发订阅通知", call =>
        {
            call.MustBeOfficialAccount();
            return Subscription(call, platform.FindResident(call.Field("touser")), mini: false);
        });
        app.MapApi(platform, "POST", "/cgi-bin/message/subscribe/send", "发小程序订阅消息", call =>
        {
            call.MustBeMiniProgram();
            return Subscription(call, platform.FindMiniProgramUser(call.Field("touser")), mini: true);
        });
    }

    private static JsonObject Template(ApiCall call)
    {
        call.MustBeOfficialAccount();
        var title = call.Platform.Templates.Title(call.Field("template_id"));
        var resident = MessageApi.Addressee(call);
        call.Summary = resident.Name;
        var values = Values(call.Json["data"] as JsonObject);
        var id = call.Platform.NextMsgId();
        var answer = ApiCall.Ok();
        if (call.Platform.Templates.SentBefore(resident.OpenId, call.Field("client_msg_id"), id) is { } before)
        {
            answer["msgid"] = before;
            return answer;
        }

        call.Platform.Templates.Take();
        call.Platform.Later(() => FinishAsync(call.Platform, resident, id));
        if (!resident.BlocksTemplates)
        {
            resident.Add(ChatWay.Template, "template", title, m => m with { Values = values, Url = call.Field("url") });
        }

        answer["msgid"] = id;
        return answer;
    }

    private static async Task FinishAsync(SimulatedPlatform platform, SimulatedResident resident, long id)
    {
        var xml = new IncomingXml(platform.Settings.OriginalId, resident.OpenId, platform.Clock.GetUtcNow()).Event(
            "TEMPLATESENDJOBFINISH", [IncomingXml.Bare("MsgID", id.ToString(CultureInfo.InvariantCulture)),
            IncomingXml.Cdata("Status", resident.BlocksTemplates ? "failed:user block" : "success")]);
        await platform.DeliverAsync(new Callback(xml, resident.OpenId, IsEvent: true, resident.Mode, $"模板消息送达结果 · {resident.Name}"));
    }

    private static JsonObject Subscription(ApiCall call, SimulatedResident? resident, bool mini)
    {
        var template = call.Field("template_id");
        var title = call.Platform.Templates.Title(template);
        if (resident is null)
        {
            throw Refusal.OpenIdWrong();
        }

        call.Summary = resident.Name;
        var values = Values(call.Json["data"] as JsonObject);
        if (!resident.TakeConsent(template!))
        {
            throw Refusal.NoConsent();
        }

        var id = call.Platform.NextMsgId();
        resident.Add(ChatWay.Subscription, "template", title, m => m with { Values = values, Url = call.Field("page") });
        call.Platform.Later(() => SentAsync(call.Platform, resident, template!, id, mini));
        return ApiCall.Ok();
    }

    private static async Task SentAsync(SimulatedPlatform platform, SimulatedResident resident, string template, long id, bool mini)
    {
        var openId = mini ? resident.MiniProgramOpenId : resident.OpenId;
        var xml = new IncomingXml(platform.Settings.OriginalId, openId, platform.Clock.GetUtcNow()).Event("subscribe_msg_sent_event", [
            new XElement("SubscribeMsgSentEvent", new XElement(
                "List", IncomingXml.Cdata("TemplateId", template), IncomingXml.Cdata("MsgID", id.ToString(CultureInfo.InvariantCulture)),
                IncomingXml.Bare("ErrorCode", "0"), IncomingXml.Cdata("ErrorStatus", "success")))]);
        var callback = new Callback(xml, openId, IsEvent: true, resident.Mode, $"订阅消息送达结果 · {resident.Name}");
        await (mini ? platform.DeliverToMiniProgramAsync(callback) : platform.DeliverAsync(callback));
    }

    private static List<KeyValuePair<string, string>> Values(JsonObject? data)
    {
        if (data is null || data.Count == 0)
        {
            throw Refusal.ArgumentWrong("data");
        }

        var values = new List<KeyValuePair<string, string>>();
        foreach (var (key, node) in data)
        {
            var value = (node as JsonObject)?["value"]?.ToString() ?? throw Refusal.ArgumentWrong($"data.{key}.value");
            var limit = ValueLengths.FirstOrDefault(l => key.StartsWith(l.Key, StringComparison.Ordinal)).Length;
            if (limit > 0 && (value.Length == 0 || value.Length > limit))
            {
                throw Refusal.ArgumentWrong($"data.{key}.value");
            }

            values.Add(new(key, value));
        }

        return values;
    }
}
