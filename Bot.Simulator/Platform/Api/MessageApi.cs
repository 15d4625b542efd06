using System.Text;
using System.Text.Json.Nodes;
using Bot.Simulator.Platform.Residents;
using Bot.Simulator.Platform.Wire;

namespace Bot.Simulator.Platform.Api;

/// <summary>Customer-service messages (客服接口-发消息).</summary>
public static class MessageApi
{
    /// <summary>Maps the customer-service message and its typing sign.</summary>
    public static void MapMessages(this IEndpointRouteBuilder app, SimulatedPlatform platform)
    {
        app.MapApi(platform, "POST", "/cgi-bin/message/custom/send", "发客服消息", Send);
        app.MapApi(platform, "POST", "/cgi-bin/message/custom/typing", "正在输入", call =>
        {
            call.MustBeOfficialAccount();
            Addressee(call);
            return ApiCall.Ok();
        });
    }

    /// <summary>The follower a message is for: 40003 unknown, 43004 no follower.</summary>
    internal static SimulatedResident Addressee(ApiCall call)
    {
        var resident = call.Platform.FindResident(call.Field("touser")) ?? throw Refusal.OpenIdWrong();
        return resident.Following ? resident : throw Refusal.NotFollower();
    }

    private static JsonObject Send(ApiCall call)
    {
        call.MustBeOfficialAccount();
        var resident = Addressee(call);
        call.Summary = resident.Name;

        // The message is checked whole before it uses up one of the few sends.
        var deliver = Read(call, resident);
        resident.Window.Take();
        deliver();
        return ApiCall.Ok();
    }

    private static Action Read(ApiCall call, SimulatedResident resident)
    {
        var type = call.Field("msgtype");
        switch (type)
        {
            case "text":
                var text = Text(call.Json["text"]?["content"]);
                return () => resident.Add(ChatWay.CustomerService, "text", text);
            case "image" or "voice" or "video":
                var id = call.Json[type]?["media_id"]?.ToString();
                var media = call.Platform.Media.Get(string.IsNullOrEmpty(id) ? throw Refusal.MediaIdMissing() : id);
                return () => resident.Add(ChatWay.CustomerService, type, "", m => m with { MediaId = media.Id });
            case "news":
                var articles = Articles(call.Json["news"]?["articles"] as JsonArray ?? []);
                return () => resident.Add(ChatWay.CustomerService, "news", articles[0].Title, m => m with { Articles = articles });
            case "msgmenu":
                var menu = MenuText(call.Json["msgmenu"]);
                return () => resident.Add(ChatWay.CustomerService, "text", menu);
            default:
                throw Refusal.MessageTypeWrong();
        }
    }

    private static string Text(JsonNode? content)
    {
        var text = content?.ToString() ?? "";
        return Encoding.UTF8.GetByteCount(text) switch
        {
            0 => throw Refusal.TextEmpty(),
            > PlatformLimits.TextBytes => throw Refusal.TextTooLong(),
            _ => text,
        };
    }

    private static List<Article> Articles(JsonArray array)
    {
        var articles = array.Select(a => new Article(
            a?["title"]?.ToString() ?? "", a?["description"]?.ToString() ?? "", a?["url"]?.ToString() ?? "", a?["picurl"]?.ToString() ?? "")).ToList();
        return articles.Count is 0 or > PlatformLimits.ArticlesAfterMessage ? throw Refusal.ArticlesTooMany() : articles;
    }

    private static string MenuText(JsonNode? menu) => string.Join(
        '\n', [menu?["head_content"]?.ToString() ?? "", .. (menu?["list"] as JsonArray ?? []).Select(i => "· " + i?["content"]), menu?["tail_content"]?.ToString() ?? ""]);
}
