using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bot.Simulator.Platform.Groups;

/// <summary>Reads what a robot is told to send (群机器人配置说明) and refuses what WeCom refuses.</summary>
public static partial class RobotMessages
{
    private static readonly string[] CardTypes = ["text_notice", "news_notice"];

    /// <summary>Puts the message into the group, or says why not: 40008 unknown type, 40058 a part missing or too long.</summary>
    public static void Post(SimulatedGroup group, JsonObject body)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(body);
        switch (Words(body, "msgtype"))
        {
            case "text":
                var text = Content(body, "text", PlatformLimits.RobotTextBytes);
                group.Add("text", "", text, [], Links(text));
                break;
            case "markdown" or "markdown_v2":
                var markdown = Content(body, Words(body, "msgtype"), PlatformLimits.RobotMarkdownBytes);
                group.Add("markdown", "", markdown, [], Links(markdown));
                break;
            case "template_card":
                Card(group, body["template_card"] as JsonObject ?? throw Refusal.RobotBodyWrong("template_card missing"));
                break;
            default:
                throw Refusal.MessageTypeWrong();
        }
    }

    private static void Card(SimulatedGroup group, JsonObject card)
    {
        if (!CardTypes.Contains(Words(card, "card_type")))
        {
            throw Refusal.RobotBodyWrong("template_card.card_type invalid");
        }

        var title = Words(card["main_title"], "title");
        var sub = Words(card, "sub_title_text");
        if (title.Length == 0 && sub.Length == 0)
        {
            throw Refusal.RobotBodyWrong("template_card.main_title.title and template_card.sub_title_text missing");
        }

        var action = card["card_action"] ?? throw Refusal.RobotBodyWrong("template_card.card_action missing");
        var url = Words(action, "url");
        if (Words(action, "type") == "1" && !Uri.TryCreate(url, UriKind.Absolute, out _))
        {
            throw Refusal.RobotBodyWrong("template_card.card_action.url invalid");
        }

        var jumps = (card["jump_list"] as JsonArray ?? []).Select(j => new GroupLink(Words(j, "title"), Words(j, "url"))).Where(j => j.Url.Length > 0);
        var fields = (card["horizontal_content_list"] as JsonArray ?? [])
            .Select(f => KeyValuePair.Create(Words(f, "keyname"), Words(f, "value"))).ToList();
        if (fields.Count > 6)
        {
            throw Refusal.RobotBodyWrong("template_card.horizontal_content_list exceed max length 6");
        }

        var emphasis = Words(card["emphasis_content"], "title");
        var lines = new[] { Words(card["main_title"], "desc"), emphasis, sub, Words(card["quote_area"], "quote_text") }.Where(l => l.Length > 0);
        List<GroupLink> links = url.Length > 0 ? [new(title.Length > 0 ? title : sub, url), .. jumps] : [.. jumps];
        group.Add("template_card", title, string.Join('\n', lines), fields, links);
    }

    private static string Content(JsonObject body, string type, int limit)
    {
        var content = Words(body[type], "content");
        if (content.Length == 0)
        {
            throw Refusal.RobotBodyWrong($"{type}.content missing");
        }

        return Encoding.UTF8.GetByteCount(content) > limit
            ? throw Refusal.RobotBodyWrong($"{type}.content exceed max length {limit}")
            : content;
    }

    private static List<GroupLink> Links(string markdown) =>
        [.. MarkdownLink().Matches(markdown).Select(m => new GroupLink(m.Groups[1].Value, m.Groups[2].Value))];

    private static string Words(JsonNode? node, string field) => (node as JsonObject)?[field]?.ToString() ?? "";

    [GeneratedRegex(@"\[([^\]\n]{1,200})\]\((https?://[^)\s]{1,1000})\)", RegexOptions.None, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex MarkdownLink();
}
