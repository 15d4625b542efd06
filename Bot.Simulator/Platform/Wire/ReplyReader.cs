using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Bot.WeChat.Crypto;

namespace Bot.Simulator.Platform.Wire;

/// <summary>
/// Reads a passive reply as WeChat does (被动回复用户消息): decrypts it, checks its signature, its addressee and its limits.
/// A broken rule makes a <see cref="FormatException"/> that says which.
/// </summary>
public sealed class ReplyReader(CallbackCrypto crypto, MediaStore media, string originalId)
{
    /// <summary>The XML of a reply, decrypted where the mode asks for it; null for <c>success</c> or nothing.</summary>
    public string? Open(string body, CallbackMode mode)
    {
        if (string.IsNullOrWhiteSpace(body) || body.Trim() == "success")
        {
            return null;
        }

        var xml = Parse(body);
        if (xml.Element("Encrypt") is not { } encrypted)
        {
            return mode == CallbackMode.Safe ? throw new FormatException("安全模式下的回复没有加密") : body;
        }

        if (!crypto.IsSignedEncrypted(Value(xml, "MsgSignature"), Value(xml, "TimeStamp"), Value(xml, "Nonce"), encrypted.Value))
        {
            throw new FormatException("回复的 MsgSignature 不对");
        }

        try
        {
            return crypto.Decrypt(encrypted.Value);
        }
        catch (CallbackCryptoException broken)
        {
            throw new FormatException("回复解不开：" + broken.Message, broken);
        }
    }

    /// <summary>A reply to <paramref name="openId"/>, checked.</summary>
    public PassiveReply Check(string reply, string openId, bool afterEvent)
    {
        var xml = Parse(reply);
        if (Value(xml, "ToUserName") != openId || Value(xml, "FromUserName") != originalId)
        {
            throw new FormatException("回复的 ToUserName 或 FromUserName 不对");
        }

        if (!long.TryParse(Value(xml, "CreateTime"), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw new FormatException("回复的 CreateTime 不是秒数");
        }

        return Value(xml, "MsgType") switch
        {
            "text" => Text(xml),
            "news" => News(xml, afterEvent ? PlatformLimits.ArticlesAfterEvent : PlatformLimits.ArticlesAfterMessage),
            "image" => Media(xml, "Image", "image"),
            "voice" => Media(xml, "Voice", "voice"),
            "video" => Media(xml, "Video", "video"),
            "transfer_customer_service" => new("transfer", "已转接人工客服", null, []),
            var other => throw new FormatException($"回复的 MsgType 不认识：{other}"),
        };
    }

    private static PassiveReply Text(XElement xml)
    {
        var text = Value(xml, "Content");
        var bytes = Encoding.UTF8.GetByteCount(text);
        return bytes switch
        {
            0 => throw new FormatException("回复的 Content 是空的"),
            > PlatformLimits.TextBytes => throw new FormatException($"回复的 Content 有 {bytes} 字节，最多 {PlatformLimits.TextBytes}"),
            _ => new("text", text, null, []),
        };
    }

    private static PassiveReply News(XElement xml, int limit)
    {
        var articles = (xml.Element("Articles")?.Elements("item") ?? [])
            .Select(item => new Article(Value(item, "Title"), Optional(item, "Description"), Optional(item, "Url"), Optional(item, "PicUrl")))
            .ToList();
        if (articles.Count == 0 || articles.Count > limit || Value(xml, "ArticleCount") != articles.Count.ToString(CultureInfo.InvariantCulture))
        {
            throw new FormatException($"图文回复有 {articles.Count} 条，要 1 到 {limit} 条且与 ArticleCount 一致");
        }

        return new("news", articles[0].Title, null, articles);
    }

    private PassiveReply Media(XElement xml, string holder, string type)
    {
        var id = Value(xml.Element(holder) ?? throw new FormatException($"回复缺少 {holder}"), "MediaId");
        return media.Find(id) is null ? throw new FormatException("回复的 MediaId 无效") : new(type, "", id, []);
    }

    private static XElement Parse(string text)
    {
        try
        {
            return SafeXml.Read(text);
        }
        catch (XmlException broken)
        {
            throw new FormatException("回复不是 XML：" + broken.Message, broken);
        }
    }

    private static string Value(XElement xml, string name) =>
        xml.Element(name)?.Value ?? throw new FormatException($"回复缺少 {name}");

    private static string Optional(XElement xml, string name) => xml.Element(name)?.Value ?? "";
}
