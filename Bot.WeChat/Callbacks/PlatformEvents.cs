using System.Globalization;

namespace Bot.WeChat.Callbacks;

/// <summary>Someone follows. <paramref name="Scene"/> is the QR code's scene without <c>qrscene_</c>, null when no code led here.</summary>
public sealed record SubscribeEvent(string ToUser, string FromUser, long CreateTime, string? Scene, string? Ticket)
    : PlatformEvent(ToUser, FromUser, CreateTime)
{
    private protected override (string, string) Identity => ("subscribe", Scene ?? "");
}

/// <summary>Someone left.</summary>
public sealed record UnsubscribeEvent(string ToUser, string FromUser, long CreateTime) : PlatformEvent(ToUser, FromUser, CreateTime)
{
    private protected override (string, string) Identity => ("unsubscribe", "");
}

/// <summary>A follower scanned a QR code with a scene.</summary>
public sealed record ScanEvent(string ToUser, string FromUser, long CreateTime, string Scene, string? Ticket)
    : PlatformEvent(ToUser, FromUser, CreateTime)
{
    private protected override (string, string) Identity => ("SCAN", Scene);
}

/// <summary>Where the phone is, reported by itself. Degrees; precision in metres.</summary>
public sealed record LocationEvent(string ToUser, string FromUser, long CreateTime, double Latitude, double Longitude, double Precision)
    : PlatformEvent(ToUser, FromUser, CreateTime)
{
    private protected override (string, string) Identity => ("LOCATION", "");
}

/// <summary>A click on a menu entry that pulls a message.</summary>
public sealed record ClickEvent(string ToUser, string FromUser, long CreateTime, string EventKey) : PlatformEvent(ToUser, FromUser, CreateTime)
{
    private protected override (string, string) Identity => ("CLICK", EventKey);
}

/// <summary>A click on a menu entry that opens a page; <paramref name="EventKey"/> is its address.</summary>
public sealed record ViewEvent(string ToUser, string FromUser, long CreateTime, string EventKey, string MenuId)
    : PlatformEvent(ToUser, FromUser, CreateTime)
{
    private protected override (string, string) Identity => ("VIEW", EventKey);
}

/// <summary>
/// A menu entry that opens the scanner, the camera, the album or the map: <c>scancode_push</c>, <c>scancode_waitmsg</c>,
/// <c>pic_sysphoto</c>, <c>pic_photo_or_album</c>, <c>pic_weixin</c>, <c>location_select</c>, <c>view_miniprogram</c>.
/// What the event did not bring is null; pictures and the place also come as messages of their own.
/// </summary>
public sealed record MenuToolEvent(
    string ToUser, string FromUser, long CreateTime, string Event, string EventKey, string? ScanResult, int PictureCount, PickedPlace? Place)
    : PlatformEvent(ToUser, FromUser, CreateTime)
{
    private protected override (string, string) Identity => (Event, EventKey);
}

/// <summary>A place picked through the menu, degrees of GCJ-02.</summary>
public sealed record PickedPlace(double Latitude, double Longitude, string Label);

/// <summary>A template message reached its end: <c>success</c>, or <c>failed:…</c> with the reason.</summary>
public sealed record TemplateSentEvent(string ToUser, string FromUser, long CreateTime, string MsgId, string Status)
    : PlatformEvent(ToUser, FromUser, CreateTime)
{
    /// <summary>Whether the message was delivered.</summary>
    public bool IsDelivered => string.Equals(Status, "success", StringComparison.Ordinal);

    private protected override (string, string) Identity => ("TEMPLATESENDJOBFINISH", MsgId);
}

/// <summary>A person's answers to a subscription popup (<c>subscribe_msg_popup_event</c>).</summary>
public sealed record SubscriptionPopupEvent(string ToUser, string FromUser, long CreateTime, IReadOnlyList<SubscriptionChoice> Choices)
    : PlatformEvent(ToUser, FromUser, CreateTime)
{
    private protected override (string, string) Identity => ("subscribe_msg_popup_event", string.Join(',', Choices));
}

/// <summary>Subscriptions a person took back or allowed on the settings page (<c>subscribe_msg_change_event</c>).</summary>
public sealed record SubscriptionChangeEvent(string ToUser, string FromUser, long CreateTime, IReadOnlyList<SubscriptionChoice> Choices)
    : PlatformEvent(ToUser, FromUser, CreateTime)
{
    private protected override (string, string) Identity => ("subscribe_msg_change_event", string.Join(',', Choices));
}

/// <summary>Subscription messages that reached their end (<c>subscribe_msg_sent_event</c>).</summary>
public sealed record SubscriptionSentEvent(string ToUser, string FromUser, long CreateTime, IReadOnlyList<SubscriptionSent> Sent)
    : PlatformEvent(ToUser, FromUser, CreateTime)
{
    private protected override (string, string) Identity => ("subscribe_msg_sent_event", string.Join(',', Sent.Select(s => s.MsgId)));
}

/// <summary>One template and whether it may be sent.</summary>
public sealed record SubscriptionChoice(string TemplateId, bool IsAccepted)
{
    /// <inheritdoc/>
    public override string ToString() => TemplateId + (IsAccepted ? "=accept" : "=reject");
}

/// <summary>One subscription message's end; <paramref name="ErrorCode"/> 0 is delivered.</summary>
public sealed record SubscriptionSent(string TemplateId, string MsgId, int ErrorCode, string ErrorStatus);

/// <summary>The result of an asynchronous media check (mini-program docs: 多媒体内容安全识别). <paramref name="Suggest"/>: <c>pass</c>, <c>review</c>, <c>risky</c>.</summary>
public sealed record MediaCheckEvent(string ToUser, string FromUser, long CreateTime, string TraceId, int ErrorCode, string Suggest, int Label)
    : PlatformEvent(ToUser, FromUser, CreateTime)
{
    /// <summary>Whether the check ran and found nothing.</summary>
    public bool IsClean => ErrorCode == 0 && string.Equals(Suggest, "pass", StringComparison.Ordinal);

    private protected override (string, string) Identity => ("wxa_media_check", TraceId);
}

/// <summary>A person took back what they had authorised: their data must go (<c>user_authorization_revoke</c>). <paramref name="OpenId"/> is whose.</summary>
public sealed record AuthorizationRevokedEvent(string ToUser, string FromUser, long CreateTime, string OpenId, string RevokeInfo)
    : PlatformEvent(ToUser, FromUser, CreateTime)
{
    private protected override (string, string) Identity => ("user_authorization_revoke", string.Create(CultureInfo.InvariantCulture, $"{OpenId}/{RevokeInfo}"));
}
