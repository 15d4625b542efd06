using System.Text;
using System.Text.Json;
using Bot.WeChat.Callbacks;

namespace Bot.WeChat.Api;

/// <summary>The official account's calls. None throws for what the platform or the wire does; only a cancelled caller sees an exception.</summary>
public sealed class OfficialAccountClient
{
    private readonly AuthorisedHttp _http;
    private readonly MediaCalls _media;
    private readonly SafetyCalls _safety;
    private readonly WeChatEndpoint _endpoint;

    /// <param name="client">A client without loggers: addresses carry tokens.</param>
    public OfficialAccountClient(HttpClient client, WeChatEndpoint endpoint, MpSettings settings, TimeProvider clock)
    {
        var http = new PlatformHttp(client, endpoint.ApiBaseUrl, PlatformErrors.OfWeChat);
        Tokens = new AccessTokens(http, settings.AppId, settings.AppSecret, clock);
        _http = new AuthorisedHttp(http, Tokens.Get, Tokens.Invalidate);
        _media = new MediaCalls(_http);
        _safety = new SafetyCalls(_http);
        _endpoint = endpoint;
    }

    /// <summary>The account's token, shared by every call.</summary>
    public AccessTokens Tokens { get; }

    /// <summary>Words, within 48 hours of the resident's last message (客服消息). At most <see cref="ApiLimits.CustomerTextBytes"/> bytes.</summary>
    public async Task<PlatformResult> SendCustomerText(string openId, string text, CancellationToken stop)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        return bytes is 0 or > ApiLimits.CustomerTextBytes
            ? TransportErrors.Unsendable with { Message = $"text has {bytes} bytes, 1 to {ApiLimits.CustomerTextBytes} are allowed." }
            : await Customer(new { touser = openId, msgtype = "text", text = new { content = text } }, stop);
    }

    /// <summary>A picture uploaded before.</summary>
    public Task<PlatformResult> SendCustomerImage(string openId, string mediaId, CancellationToken stop) =>
        Customer(new { touser = openId, msgtype = "image", image = new { media_id = mediaId } }, stop);

    /// <summary>One title over a picture, leading to a page; WeChat takes no more than one.</summary>
    public Task<PlatformResult> SendCustomerNews(string openId, Article article, CancellationToken stop)
    {
        var entry = new { title = article.Title, description = article.Description, url = article.Url, picurl = article.PicUrl };
        return Customer(new { touser = openId, msgtype = "news", news = new { articles = new[] { entry } } }, stop);
    }

    /// <summary>A template message (模板消息); answers the platform's number of it, which its end event names.</summary>
    public async Task<PlatformResult<string>> SendTemplate(TemplateMessage message, CancellationToken stop)
    {
        var body = new
        {
            touser = message.OpenId,
            template_id = message.TemplateId,
            url = message.Url,
            miniprogram = Page(message.MiniProgram),
            client_msg_id = message.ClientMessageId,
            data = SubscriptionData.Of(message.Values),
        };
        return (await _http.Send("/cgi-bin/message/template/send", body, stop)).Map(json => json.Text("msgid"));
    }

    /// <summary>A subscription message of the official account (订阅通知).</summary>
    public async Task<PlatformResult> SendSubscription(TemplateMessage message, CancellationToken stop)
    {
        var body = new
        {
            touser = message.OpenId,
            template_id = message.TemplateId,
            page = message.Url,
            miniprogram = Page(message.MiniProgram),
            data = SubscriptionData.Of(message.Values),
        };
        return (await _http.Send("/cgi-bin/message/subscribe/bizsend", body, stop)).Done();
    }

    /// <inheritdoc cref="MediaCalls.Download"/>
    public Task<PlatformResult<DownloadedMedia>> DownloadMedia(string mediaId, Stream to, long maxBytes, CancellationToken stop) =>
        _media.Download(mediaId, to, maxBytes, stop);

    /// <inheritdoc cref="MediaCalls.Upload"/>
    public Task<PlatformResult<UploadedMedia>> UploadMedia(
        string type, string fileName, string contentType, ReadOnlyMemory<byte> content, CancellationToken stop) =>
        _media.Upload(type, fileName, contentType, content, stop);

    /// <summary>Replaces the menu: up to three entries, each with up to five below it (自定义菜单).</summary>
    public async Task<PlatformResult> CreateMenu(IReadOnlyList<MenuButton> buttons, CancellationToken stop)
    {
        const int most = 3;
        const int mostChildren = 5;
        return buttons.Count is 0 or > most || buttons.Any(b => b.Children is { Count: > mostChildren })
            ? TransportErrors.Unsendable with { Message = $"A menu has 1 to {most} entries with at most {mostChildren} below each." }
            : (await _http.Send("/cgi-bin/menu/create", new { button = buttons.Select(Button) }, stop)).Done();
    }

    /// <summary>A QR code that brings <paramref name="scene"/> with it (生成带参数的二维码); permanent when <paramref name="life"/> is null.</summary>
    public async Task<PlatformResult<QrCode>> CreateQrCode(string scene, TimeSpan? life, CancellationToken stop)
    {
        if (scene.Length is 0 or > ApiLimits.SceneLength || life <= TimeSpan.Zero || life > ApiLimits.LongestQrCode)
        {
            return TransportErrors.Unsendable with { Message = $"scene has 1 to {ApiLimits.SceneLength} characters, life up to {ApiLimits.LongestQrCode.TotalDays} days." };
        }

        var body = new
        {
            expire_seconds = life is { } l ? (int?)l.TotalSeconds : null,
            action_name = life is null ? "QR_LIMIT_STR_SCENE" : "QR_STR_SCENE",
            action_info = new { scene = new { scene_str = scene } },
        };
        return (await _http.Send("/cgi-bin/qrcode/create", body, stop)).Map(ReadQrCode);
    }

    /// <summary>What the account may know of a follower (获取用户基本信息).</summary>
    public async Task<PlatformResult<UserInfo>> GetUserInfo(string openId, CancellationToken stop) =>
        (await _http.Read("/cgi-bin/user/info", $"&openid={Uri.EscapeDataString(openId)}&lang=zh_CN", stop)).Map(ReadUser);

    /// <inheritdoc cref="SafetyCalls.CheckText"/>
    public Task<PlatformResult<TextCheck>> CheckText(string openId, string text, CheckScene scene, CancellationToken stop) =>
        _safety.CheckText(openId, text, scene, stop);

    /// <inheritdoc cref="SafetyCalls.CheckMedia"/>
    public Task<PlatformResult<string>> CheckMedia(string openId, Uri media, CheckMediaType type, CheckScene scene, CancellationToken stop) =>
        _safety.CheckMedia(openId, media, type, scene, stop);

    private async Task<PlatformResult> Customer(object body, CancellationToken stop) =>
        (await _http.Send("/cgi-bin/message/custom/send", body, stop)).Done();

    private static object? Page(MiniProgramPage? page) => page is null ? null : new { appid = page.AppId, pagepath = page.Path };

    private static object Button(MenuButton button) => new
    {
        name = button.Name,
        type = button.Type.Length == 0 ? null : button.Type,
        key = button.Key,
        url = button.Url,
        sub_button = button.Children?.Select(Button),
    };

    private QrCode? ReadQrCode(JsonElement json)
    {
        if (json.Text("ticket") is not { } ticket)
        {
            return null;
        }

        var picture = WeChatEndpoint.Below(_endpoint.QrBaseUrl, "/cgi-bin/showqrcode?ticket=" + Uri.EscapeDataString(ticket));
        return new QrCode(ticket, picture, json.Text("url") ?? "", json.Number("expire_seconds") is { } s ? TimeSpan.FromSeconds(s) : null);
    }

    private static UserInfo? ReadUser(JsonElement json) => json.Text("openid") is not { } openId ? null : new UserInfo(
        openId,
        json.Number("subscribe") == 1,
        json.Text("unionid"),
        json.Number("subscribe_time") is { } seconds and > 0 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
        json.Text("subscribe_scene"),
        json.Text("qr_scene_str"));
}
