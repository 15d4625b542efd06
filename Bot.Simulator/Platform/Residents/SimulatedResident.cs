using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Bot.Simulator.Platform.Faults;
using Bot.Simulator.Platform.Wire;

namespace Bot.Simulator.Platform.Residents;

/// <summary>
/// A resident with a phone: says things to the bot through encrypted callbacks and keeps the chat as the phone shows it.
/// Every sending method returns the words of the bot's passive text reply, null when it said nothing at once.
/// </summary>
public sealed partial class SimulatedResident
{
    /// <summary>How long the waiting helpers wait when told nothing, in real time.</summary>
    public static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(10);

    private readonly SimulatedPlatform _platform;
    private readonly Lock _gate = new();
    private readonly Queue<ChatMessage> _chat = new();
    private readonly ConcurrentDictionary<string, int> _consents = new(StringComparer.Ordinal);

    internal SimulatedResident(SimulatedPlatform platform, string openId, string name, string phone)
    {
        _platform = platform;
        OpenId = openId;
        Name = name;
        Phone = phone;
        MiniProgramOpenId = Derive("m", openId);
        UnionId = Derive("u", openId);
        Window = new CustomerServiceWindow(platform.Clock);
        Mode = platform.Settings.Mode;
    }

    /// <summary>The openid towards the official account.</summary>
    public string OpenId { get; }

    /// <summary>The openid towards the mini-program.</summary>
    public string MiniProgramOpenId { get; }

    /// <summary>The same in both.</summary>
    public string UnionId { get; }

    /// <summary>A demo name, shown in the page only; WeChat tells nobody.</summary>
    public string Name { get; }

    /// <summary>The phone number the mini-program may ask for.</summary>
    public string Phone { get; }

    /// <summary>Whether the resident follows the official account.</summary>
    public bool Following { get; internal set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? FollowingSince { get; internal set; }

    /// <summary>The scene of the QR the resident came by, empty for none.</summary>
    public string Scene { get; private set; } = "";

    /// <summary>Whether template messages are switched off: they end as <c>failed:user block</c>.</summary>
    public bool BlocksTemplates { get; set; }

    /// <summary>How this resident's callbacks are put on the wire.</summary>
    public CallbackMode Mode { get; set; }

    /// <summary>What may still be pushed to the resident.</summary>
    public CustomerServiceWindow Window { get; }

    /// <summary>When the resident last used the mini-program, null for never.</summary>
    public DateTimeOffset? InMiniProgramAt { get; internal set; }

    /// <summary>The chat so far, oldest first; passive and pushed are told apart by <see cref="ChatMessage.Way"/>.</summary>
    public IReadOnlyList<ChatMessage> Chat
    {
        get
        {
            lock (_gate)
            {
                return [.. _chat];
            }
        }
    }

    /// <summary>Says something.</summary>
    public Task<string?> SayAsync(string text) =>
        SendMessageAsync("text", text, (xml, id) => xml.Text(id, text));

    /// <summary>Sends a location, GCJ-02 degrees, as WeChat's map gives it.</summary>
    public Task<string?> SendLocationAsync(double gcjLongitude, double gcjLatitude, string label = "") => SendMessageAsync(
        "location", label, (xml, id) => xml.Location(id, gcjLongitude, gcjLatitude, label),
        message => message with { Longitude = gcjLongitude, Latitude = gcjLatitude });

    /// <summary>Sends a picture.</summary>
    public Task<string?> SendImageAsync(byte[] bytes)
    {
        var media = _platform.Media.Keep("image", DemoMedia.TypeOf(bytes), bytes);
        return SendMessageAsync(
            "image", "", (xml, id) => xml.Image(id, _platform.MediaUrl(media.Id), media.Id), message => message with { MediaId = media.Id });
    }

    /// <summary>Sends a voice message that WeChat recognised as <paramref name="recognised"/>.</summary>
    public Task<string?> SendVoiceAsync(string recognised)
    {
        var media = _platform.Media.Keep("voice", "audio/amr", DemoMedia.Amr());
        return SendMessageAsync(
            "voice", recognised, (xml, id) => xml.Voice(id, media.Id, recognised), message => message with { MediaId = media.Id });
    }

    /// <summary>Sends a video.</summary>
    public Task<string?> SendVideoAsync(byte[]? bytes = null)
    {
        var media = _platform.Media.Keep("video", "video/mp4", bytes ?? DemoMedia.Mp4());
        var thumb = _platform.Media.Keep("thumb", "image/png", DemoMedia.Png(32));
        return SendMessageAsync(
            "video", "", (xml, id) => xml.Video(id, media.Id, thumb.Id), message => message with { MediaId = media.Id });
    }

    /// <summary>Shares a link into the chat.</summary>
    public Task<string?> SendLinkAsync(string title, string url) => SendMessageAsync(
        "link", title, (xml, id) => xml.Link(id, title, url), message => message with { Url = url });

    /// <summary>Clicks a menu button of type <c>click</c>.</summary>
    public Task<string?> ClickAsync(string eventKey)
    {
        MustFollow();
        Window.OpenByEvent();
        return SendEventAsync($"点了菜单「{_platform.Menu.NameOf(eventKey) ?? eventKey}」", xml => xml.Event("CLICK", ("EventKey", eventKey)));
    }

    /// <summary>Clicks a menu button of type <c>view</c>: the page opens, the bot is told.</summary>
    public Task<string?> ViewAsync(string url)
    {
        MustFollow();
        return SendEventAsync("打开了菜单链接", xml => xml.Event("VIEW", ("EventKey", url)));
    }

    /// <summary>Follows the account, by a QR with a scene when one is given.</summary>
    public Task<string?> SubscribeAsync(string? scene = null)
    {
        _platform.MakeFollow(this);
        Scene = scene ?? "";
        Window.OpenByEvent();
        return scene is null
            ? SendEventAsync("关注了服务号", xml => xml.Event("subscribe", ("EventKey", "")))
            : SendEventAsync(
                $"扫码关注了服务号（{scene}）",
                xml => xml.Event("subscribe", ("EventKey", "qrscene_" + scene), ("Ticket", _platform.QrTickets.TicketFor(scene))));
    }

    /// <summary>Stops following: nothing can be pushed any more.</summary>
    public Task<string?> UnsubscribeAsync()
    {
        MustFollow();
        Following = false;
        FollowingSince = null;
        Window.Close();
        _consents.Clear();
        return SendEventAsync("取消了关注", xml => xml.Event("unsubscribe", ("EventKey", "")));
    }

    /// <summary>Scans a QR with a scene; who does not follow yet follows by it.</summary>
    public Task<string?> ScanAsync(string scene)
    {
        if (!Following)
        {
            return SubscribeAsync(scene);
        }

        Window.OpenByEvent();
        return SendEventAsync($"扫了二维码（{scene}）", xml => xml.Event("SCAN", ("EventKey", scene), ("Ticket", _platform.QrTickets.TicketFor(scene))));
    }

    /// <summary>Agrees to one subscription message of a template.</summary>
    public void AcceptSubscription(string templateId) => _consents.AddOrUpdate(templateId, 1, (_, count) => count + 1);

    /// <summary>A code of <c>wx.login</c>, good once.</summary>
    public string MiniProgramCode()
    {
        InMiniProgramAt = _platform.Clock.GetUtcNow();
        return _platform.Codes.Issue(CodePurpose.MiniProgramLogin, MiniProgramOpenId);
    }

    /// <summary>A code for the phone number, good once.</summary>
    public string PhoneCode() => _platform.Codes.Issue(CodePurpose.PhoneNumber, Phone);

    /// <summary>
    /// Delivers a message again, <paramref name="times"/> at once and with the same MsgId, as WeChat does when answers are late.
    /// The chat shows nothing of it; the answers are returned.
    /// </summary>
    public async Task<IReadOnlyList<CallbackAnswer>> RedeliverAsync(ChatMessage message, int times = PlatformLimits.CallbackTries)
    {
        ArgumentNullException.ThrowIfNull(message);
        var sent = message.Sent ?? throw new ArgumentException("Only what the resident sent can be delivered again.", nameof(message));
        return await Task.WhenAll(Enumerable.Range(0, times).Select(_ => _platform.DeliverAsync(sent)));
    }

    /// <summary>
    /// Says the same message <paramref name="times"/> times at once with one MsgId, before any answer is known;
    /// the first reply goes to the chat.
    /// </summary>
    public async Task<IReadOnlyList<CallbackAnswer>> SayRepeatedlyAsync(string text, int times = PlatformLimits.CallbackTries)
    {
        MustFollow();
        Window.OpenByMessage();
        var said = Record("text", text, (xml, id) => xml.Text(id, text), message => message);
        var answers = await RedeliverAsync(said, times);
        Show(answers[0]);
        return answers;
    }

    private async Task<string?> SendMessageAsync(
        string kind, string text, Func<IncomingXml, long, string> write, Func<ChatMessage, ChatMessage>? more = null)
    {
        MustFollow();
        Window.OpenByMessage();
        var said = Record(kind, text, write, more ?? (message => message));
        return Show(await _platform.DeliverAsync(said.Sent!));
    }

    private ChatMessage Record(string kind, string text, Func<IncomingXml, long, string> write, Func<ChatMessage, ChatMessage> more)
    {
        var xml = write(Xml(), _platform.NextMsgId());
        var shown = kind is "text" or "voice" ? text : $"[{kind}] {text}";
        return Add(ChatWay.Said, kind, text, message => more(message) with
        {
            Sent = new Callback(xml, OpenId, IsEvent: false, Mode, $"{Name}：{shown.Trim()}"),
        });
    }

    private async Task<string?> SendEventAsync(string shown, Func<IncomingXml, string> write)
    {
        var callback = new Callback(write(Xml()), OpenId, IsEvent: true, Mode, $"{Name}：{shown}");
        Add(ChatWay.Notice, "event", shown, message => message with { Sent = callback });
        return Show(await _platform.DeliverAsync(callback));
    }

    private IncomingXml Xml() => new(_platform.Settings.OriginalId, OpenId, _platform.Clock.GetUtcNow() + _platform.Faults.CreateTimeSkew(OpenId));

    private void MustFollow()
    {
        if (!Following)
        {
            throw new InvalidOperationException($"{Name} does not follow the account.");
        }
    }

    // Stable, so that a resident is the same person after a restart.
    private static string Derive(string prefix, string openId) =>
        prefix + "Demo" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(prefix + openId)))[..23];
}
