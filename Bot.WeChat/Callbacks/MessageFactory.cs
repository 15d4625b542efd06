using System.Security.Cryptography;
using System.Text;

namespace Bot.WeChat.Callbacks;

/// <summary>Turns the fields of a document into the message they describe, or says which field is at fault.</summary>
internal static class MessageFactory
{
    public static bool TryCreate(XmlFields fields, ReadOnlySpan<byte> document, out PlatformMessage message, out string reason)
    {
        message = null!;
        var to = fields.Text("ToUserName"u8);
        var from = fields.Text("FromUserName"u8);
        var type = fields.Bytes("MsgType"u8);
        if (!IsId(to) || !IsId(from))
        {
            return Refuse("ToUserName or FromUserName is missing or too long.", out reason);
        }

        if (!fields.TryLong("CreateTime"u8, out var time) || time > MostSeconds)
        {
            return Refuse("CreateTime is missing or not a number of seconds.", out reason);
        }

        if (type.IsEmpty || type.Length > CallbackLimits.NameBytes)
        {
            return Refuse("MsgType is missing or too long.", out reason);
        }

        var head = new Head(to, from, time);
        var made = type.SequenceEqual("event"u8)
            ? EventFactory.Create(fields, head, document, out reason)
            : Create(fields, head, type, document, out reason);
        message = made!;
        return made is not null;
    }

    /// <summary>The last second of the year 9999, the last one .NET can show.</summary>
    private const long MostSeconds = 253_402_300_799;

    private static PlatformMessage? Create(XmlFields fields, Head head, ReadOnlySpan<byte> type, ReadOnlySpan<byte> document, out string reason)
    {
        var (to, from, time) = head;
        reason = "";
        var id = fields.Text("MsgId"u8);
        if (!IsId(id))
        {
            id = id.Length == 0 ? Digest(from, document) : Fail(ref reason, "MsgId is too long.");
        }

        if (reason.Length > 0)
        {
            return null;
        }

        if (type.SequenceEqual("text"u8))
        {
            return new TextMessage(to, from, time, id, fields.Text("Content"u8));
        }

        if (type.SequenceEqual("location"u8))
        {
            return Place(fields, head, id, out reason);
        }

        if (type.SequenceEqual("link"u8))
        {
            return new LinkMessage(to, from, time, id, fields.Text("Title"u8), fields.Text("Description"u8), fields.Text("Url"u8));
        }

        return Media(fields, head, id, type, out reason);
    }

    private static PlatformMessage? Media(XmlFields fields, Head head, string id, ReadOnlySpan<byte> type, out string reason)
    {
        var (to, from, time) = head;
        reason = "";
        var kind = type.SequenceEqual("image"u8) ? 'i' : type.SequenceEqual("voice"u8) ? 'a' : type.SequenceEqual("video"u8) ? 'v'
            : type.SequenceEqual("shortvideo"u8) ? 's' : '?';
        if (kind == '?')
        {
            return new UnknownMessage(to, from, time, Encoding.UTF8.GetString(type), "", id);
        }

        var media = fields.Text("MediaId"u8);
        if (!IsId(media))
        {
            reason = "MediaId is missing or too long.";
            return null;
        }

        return kind switch
        {
            'i' => new ImageMessage(to, from, time, id, fields.Text("PicUrl"u8), media),
            'a' => new VoiceMessage(to, from, time, id, media, fields.Text("Format"u8), fields.Text("Recognition"u8)),
            'v' => new VideoMessage(to, from, time, id, media, fields.Text("ThumbMediaId"u8)),
            _ => new ShortVideoMessage(to, from, time, id, media, fields.Text("ThumbMediaId"u8)),
        };
    }

    private static LocationMessage? Place(XmlFields fields, Head head, string id, out string reason)
    {
        reason = "";
        if (TryDegrees(fields, XmlFields.Root, "Location_X"u8, "Location_Y"u8, out var latitude, out var longitude))
        {
            return new LocationMessage(head.To, head.From, head.Time, id, latitude, longitude, fields.Int("Scale"u8), fields.Text("Label"u8));
        }

        reason = "Location_X or Location_Y is missing or no degree.";
        return null;
    }

    internal static bool TryDegrees(
        XmlFields fields, int parent, ReadOnlySpan<byte> latitudeName, ReadOnlySpan<byte> longitudeName, out double latitude, out double longitude)
    {
        longitude = 0;
        return fields.TryDouble(latitudeName, parent, out latitude) && Math.Abs(latitude) <= 90
            && fields.TryDouble(longitudeName, parent, out longitude) && Math.Abs(longitude) <= 180;
    }

    internal static bool IsId(string text) => text.Length is > 0 and <= CallbackLimits.IdLength;

    /// <summary>A retry brings the same bytes (once opened), so their digest can stand in for a number that is missing.</summary>
    private static string Digest(string from, ReadOnlySpan<byte> document) =>
        from + ":" + Convert.ToHexStringLower(SHA256.HashData(document));

    private static string Fail(ref string reason, string why)
    {
        reason = why;
        return "";
    }

    private static bool Refuse(string why, out string reason)
    {
        reason = why;
        return false;
    }
}

/// <summary>What every message begins with.</summary>
internal readonly record struct Head(string To, string From, long Time);
