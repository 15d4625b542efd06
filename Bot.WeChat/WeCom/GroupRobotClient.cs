using System.Text;
using Bot.WeChat.Api;

namespace Bot.WeChat.WeCom;

/// <summary>
/// Messages into a group by its robot (群机器人配置说明). A robot takes twenty messages a minute; keeping to that is the sender's work,
/// what is beyond comes back with <see cref="Advice.Retry"/>. Every call is made once.
/// </summary>
public sealed class GroupRobotClient
{
    private readonly PlatformHttp _http;

    /// <param name="client">A client without loggers: addresses carry the robots' keys.</param>
    public GroupRobotClient(HttpClient client, WeComEndpoint endpoint) =>
        _http = new PlatformHttp(client, endpoint.ApiBaseUrl, PlatformErrors.OfWeCom);

    /// <summary>Markdown of at most <see cref="ApiLimits.RobotMarkdownBytes"/> bytes. <c>&lt;@userid&gt;</c> in it mentions a member.</summary>
    public async Task<PlatformResult> SendMarkdown(string key, string markdown, CancellationToken stop) =>
        Unfit("markdown", markdown, ApiLimits.RobotMarkdownBytes) is { } error
            ? error
            : await Send(key, new { msgtype = "markdown", markdown = new { content = markdown } }, stop);

    /// <summary>Words of at most <see cref="ApiLimits.RobotTextBytes"/> bytes that mention members by userid (<c>@all</c> is everyone) or by phone number.</summary>
    public async Task<PlatformResult> SendText(
        string key, string text, IReadOnlyList<string> mentionedUserIds, IReadOnlyList<string> mentionedPhones, CancellationToken stop)
    {
        if (Unfit("text", text, ApiLimits.RobotTextBytes) is { } error)
        {
            return error;
        }

        var content = new
        {
            content = text,
            mentioned_list = mentionedUserIds.Count == 0 ? null : mentionedUserIds,
            mentioned_mobile_list = mentionedPhones.Count == 0 ? null : mentionedPhones,
        };
        return await Send(key, new { msgtype = "text", text = content }, stop);
    }

    /// <summary>A card. One with too many rows or links is refused here, by name, rather than sent in part.</summary>
    public async Task<PlatformResult> SendTemplateCard(string key, TextNoticeCard card, CancellationToken stop)
    {
        if (card.Rows.Count > TextNoticeCard.MostRows || card.Links.Count > TextNoticeCard.MostLinks || card.Title.Length == 0)
        {
            return TransportErrors.Unsendable with
            {
                Message = $"A card has a title, at most {TextNoticeCard.MostRows} rows and {TextNoticeCard.MostLinks} links.",
            };
        }

        return await Send(key, new { msgtype = "template_card", template_card = Payload(card) }, stop);
    }

    private async Task<PlatformResult> Send(string key, object body, CancellationToken stop) =>
        (await _http.Send("/cgi-bin/webhook/send?key=" + Uri.EscapeDataString(key), body, stop)).Done();

    private static object Payload(TextNoticeCard card)
    {
        const int openUrl = 1;
        return new
        {
            card_type = "text_notice",
            source = card.Source is null ? null : new { desc = card.Source },
            main_title = new { title = card.Title, desc = card.Description },
            emphasis_content = card.Emphasis is null ? null : new { title = card.Emphasis.Title, desc = card.Emphasis.Description },
            sub_title_text = card.Text,
            horizontal_content_list = card.Rows.Count == 0 ? null : card.Rows.Select(row => new
            {
                type = row.Url is null ? (int?)null : openUrl,
                keyname = row.Name,
                value = row.Value,
                url = row.Url?.AbsoluteUri,
            }),
            jump_list = card.Links.Count == 0 ? null : card.Links.Select(link => new { type = openUrl, title = link.Title, url = link.Url.AbsoluteUri }),
            card_action = new { type = openUrl, url = card.Url.AbsoluteUri },
        };
    }

    private static PlatformError? Unfit(string name, string content, int most)
    {
        var bytes = Encoding.UTF8.GetByteCount(content);
        return bytes is 0 || bytes > most
            ? TransportErrors.Unsendable with { Message = $"{name} has {bytes} bytes, 1 to {most} are allowed." }
            : null;
    }
}
