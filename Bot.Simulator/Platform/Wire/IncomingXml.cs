using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Bot.Simulator.Platform.Wire;

/// <summary>
/// Writes the messages and events WeChat sends (接收普通消息, 接收事件推送): CDATA around text, numbers bare,
/// <c>CreateTime</c> in seconds, no <c>MsgId</c> in events.
/// </summary>
public sealed class IncomingXml(string to, string from, DateTimeOffset at)
{
    /// <summary>A text message.</summary>
    public string Text(long id, string content) => Message("text", id, Cdata("Content", content));

    /// <summary>A picture.</summary>
    public string Image(long id, string pictureUrl, string mediaId) =>
        Message("image", id, Cdata("PicUrl", pictureUrl), Cdata("MediaId", mediaId));

    /// <summary>A voice message with its recognised words.</summary>
    public string Voice(long id, string mediaId, string recognised) =>
        Message("voice", id, Cdata("MediaId", mediaId), Cdata("Format", "amr"), Cdata("Recognition", recognised));

    /// <summary>A video.</summary>
    public string Video(long id, string mediaId, string thumbId) =>
        Message("video", id, Cdata("MediaId", mediaId), Cdata("ThumbMediaId", thumbId));

    /// <summary>A location message, GCJ-02 degrees.</summary>
    public string Location(long id, double longitude, double latitude, string label) => Message(
        "location", id, Bare("Location_X", latitude.ToString("F6", CultureInfo.InvariantCulture)),
        Bare("Location_Y", longitude.ToString("F6", CultureInfo.InvariantCulture)), Bare("Scale", "15"), Cdata("Label", label));

    /// <summary>A link shared into the chat.</summary>
    public string Link(long id, string title, string url) =>
        Message("link", id, Cdata("Title", title), Cdata("Description", ""), Cdata("Url", url));

    /// <summary>An event; further fields as name and value.</summary>
    public string Event(string name, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var xml = Head("event");
        xml.Add(Cdata("Event", name));
        foreach (var field in fields)
        {
            xml.Add(Cdata(field.Name, field.Value));
        }

        return xml.ToString();
    }

    /// <summary>An event whose further fields are nested.</summary>
    public string Event(string name, params IEnumerable<XElement> nested)
    {
        var xml = Head("event");
        xml.Add(Cdata("Event", name));
        xml.Add(nested);
        return xml.ToString();
    }

    /// <summary>An element holding text in CDATA; characters XML cannot carry become spaces, as WeChat's clients do.</summary>
    public static XElement Cdata(string name, string value) => new(name, new XCData(Clean(value)));

    /// <summary>An element holding a number.</summary>
    public static XElement Bare(string name, string value) => new(name, value);

    private string Message(string type, long id, params ReadOnlySpan<XElement> fields)
    {
        var xml = Head(type);
        foreach (var field in fields)
        {
            xml.Add(field);
        }

        xml.Add(Bare("MsgId", id.ToString(CultureInfo.InvariantCulture)));
        return xml.ToString();
    }

    private XElement Head(string type) => new(
        "xml", Cdata("ToUserName", to), Cdata("FromUserName", from),
        Bare("CreateTime", at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)), Cdata("MsgType", type));

    private static string Clean(string value)
    {
        var clean = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (i + 1 < value.Length && XmlConvert.IsXmlSurrogatePair(value[i + 1], value[i]))
            {
                clean.Append(value[i]).Append(value[++i]);
            }
            else
            {
                clean.Append(XmlConvert.IsXmlChar(value[i]) ? value[i] : ' ');
            }
        }

        return clean.ToString();
    }
}
