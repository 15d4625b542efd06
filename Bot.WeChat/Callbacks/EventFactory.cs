using System.Security.Cryptography;

namespace Bot.WeChat.Callbacks;

/// <summary>Turns the fields of an event into its record.</summary>
internal static class EventFactory
{
    private const string ScenePrefix = "qrscene_";

    public static PlatformMessage? Create(XmlFields fields, Head head, ReadOnlySpan<byte> document, out string reason)
    {
        var (to, from, time) = head;
        reason = "";
        var name = fields.Text("Event"u8);
        var key = fields.Text("EventKey"u8);
        if (name.Length is 0 or > CallbackLimits.NameBytes || key.Length > CallbackLimits.EchoLength)
        {
            reason = "Event is missing, or Event or EventKey is too long.";
            return null;
        }

        switch (name)
        {
            case "subscribe":
                return new SubscribeEvent(to, from, time, key.Length == 0 ? null : Scene(key), fields.TextOrNull("Ticket"u8));
            case "unsubscribe":
                return new UnsubscribeEvent(to, from, time);
            case "SCAN":
                return new ScanEvent(to, from, time, Scene(key), fields.TextOrNull("Ticket"u8));
            case "LOCATION":
                return Location(fields, head, out reason);
            case "CLICK":
                return new ClickEvent(to, from, time, key);
            case "VIEW":
                return new ViewEvent(to, from, time, key, fields.Text("MenuId"u8));
            case "scancode_push" or "scancode_waitmsg" or "pic_sysphoto" or "pic_photo_or_album" or "pic_weixin" or "location_select" or "view_miniprogram":
                return MenuTool(fields, head, name, key);
            default:
                return Notice(fields, head, name) ?? (PlatformMessage)new UnknownMessage(to, from, time, "event", name, key + ":" + Digest(document));
        }
    }

    /// <summary>Events about what the account itself sent or asked for.</summary>
    private static PlatformEvent? Notice(XmlFields fields, Head head, string name)
    {
        var (to, from, time) = head;
        return name switch
        {
            "TEMPLATESENDJOBFINISH" => new TemplateSentEvent(to, from, time, fields.Text("MsgID"u8), fields.Text("Status"u8)),
            "subscribe_msg_popup_event" => new SubscriptionPopupEvent(to, from, time, Choices(fields)),
            "subscribe_msg_change_event" => new SubscriptionChangeEvent(to, from, time, Choices(fields)),
            "subscribe_msg_sent_event" => new SubscriptionSentEvent(to, from, time, Sent(fields)),
            "wxa_media_check" => MediaCheck(fields, head),
            "user_authorization_revoke" => new AuthorizationRevokedEvent(
                to, from, time, fields.TextOrNull("OpenID"u8) ?? from, fields.Text("RevokeInfo"u8)),
            _ => null,
        };
    }

    private static LocationEvent? Location(XmlFields fields, Head head, out string reason)
    {
        reason = "";
        if (MessageFactory.TryDegrees(fields, XmlFields.Root, "Latitude"u8, "Longitude"u8, out var latitude, out var longitude))
        {
            fields.TryDouble("Precision"u8, XmlFields.Root, out var precision);
            return new LocationEvent(head.To, head.From, head.Time, latitude, longitude, precision);
        }

        reason = "Latitude or Longitude is missing or no degree.";
        return null;
    }

    private static MenuToolEvent MenuTool(XmlFields fields, Head head, string name, string key)
    {
        var scan = fields.Find("ScanCodeInfo"u8);
        var pictures = fields.Find("SendPicsInfo"u8);
        var place = fields.Find("SendLocationInfo"u8);
        PickedPlace? picked = null;
        if (place >= 0 && MessageFactory.TryDegrees(fields, place, "Location_X"u8, "Location_Y"u8, out var latitude, out var longitude))
        {
            picked = new PickedPlace(latitude, longitude, fields.Text("Label"u8, place));
        }

        return new MenuToolEvent(
            head.To, head.From, head.Time, name, key,
            scan < 0 ? null : fields.Text("ScanResult"u8, scan),
            pictures < 0 ? 0 : Math.Max(0, fields.Int("Count"u8, pictures)),
            picked);
    }

    /// <summary>The official account wraps its List in an element named for the event, the mini-program may not: it is found by name.</summary>
    private static List<SubscriptionChoice> Choices(XmlFields fields)
    {
        var choices = new List<SubscriptionChoice>();
        for (var at = fields.FindAnywhere("List"u8); at >= 0; at = fields.FindAnywhere("List"u8, at))
        {
            if (fields.TextOrNull("TemplateId"u8, at) is { } template)
            {
                choices.Add(new SubscriptionChoice(template, fields.Bytes("SubscribeStatusString"u8, at).SequenceEqual("accept"u8)));
            }
        }

        return choices;
    }

    private static List<SubscriptionSent> Sent(XmlFields fields)
    {
        var sent = new List<SubscriptionSent>();
        for (var at = fields.FindAnywhere("List"u8); at >= 0; at = fields.FindAnywhere("List"u8, at))
        {
            if (fields.TextOrNull("TemplateId"u8, at) is { } template)
            {
                // The field is ErrorCode in the official account's documentation and errorCode in some pushes.
                var code = fields.Find("ErrorCode"u8, at) >= 0 ? fields.Int("ErrorCode"u8, at) : fields.Int("errorCode"u8, at);
                sent.Add(new SubscriptionSent(
                    template,
                    fields.TextOrNull("MsgID"u8, at) ?? fields.Text("MsgId"u8, at),
                    code,
                    fields.TextOrNull("ErrorStatus"u8, at) ?? fields.Text("errorStatus"u8, at)));
            }
        }

        return sent;
    }

    private static MediaCheckEvent MediaCheck(XmlFields fields, Head head)
    {
        var result = fields.Find("result"u8);
        return new MediaCheckEvent(
            head.To, head.From, head.Time,
            fields.Text("trace_id"u8),
            fields.Int("errcode"u8),
            result < 0 ? "" : fields.Text("suggest"u8, result),
            result < 0 ? 0 : fields.Int("label"u8, result));
    }

    private static string Scene(string key) => key.StartsWith(ScenePrefix, StringComparison.Ordinal) ? key[ScenePrefix.Length..] : key;

    private static string Digest(ReadOnlySpan<byte> document)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(document, hash);
        return Convert.ToHexStringLower(hash[..8]);
    }
}
