using System.Buffers;
using System.Globalization;
using System.Text;
using Bot.WeChat.Crypto;

namespace Bot.WeChat.Callbacks;

/// <summary>Replies that go back in the answer to a callback (WeChat docs: 被动回复用户消息).</summary>
public static class PassiveReply
{
    /// <summary>Entries of a news reply.</summary>
    public const int MostArticles = 8;

    /// <summary>Words. <paramref name="createTime"/> in seconds since 1970. Keep <paramref name="content"/> within <see cref="ReplyText.PassiveBytes"/>.</summary>
    public static string Text(PlatformMessage to, string content, long createTime)
    {
        var xml = Begin(to, createTime, "text", content.Length);
        Element(xml, "Content", content);
        return xml.Append("</xml>").ToString();
    }

    /// <summary>One to eight pictures with titles; WeChat shows one where the resident's version allows no more.</summary>
    /// <exception cref="ArgumentException">No article, or more than eight.</exception>
    public static string News(PlatformMessage to, IReadOnlyList<Article> articles, long createTime)
    {
        if (articles.Count is 0 or > MostArticles)
        {
            throw new ArgumentException($"articles must hold 1 to {MostArticles}, it holds {articles.Count}.", nameof(articles));
        }

        var xml = Begin(to, createTime, "news", articles.Count * 256);
        xml.Append("<ArticleCount>").Append(CultureInfo.InvariantCulture, $"{articles.Count}").Append("</ArticleCount><Articles>");
        foreach (var article in articles)
        {
            xml.Append("<item>");
            Element(xml, "Title", article.Title);
            Element(xml, "Description", article.Description);
            Element(xml, "PicUrl", article.PicUrl);
            Element(xml, "Url", article.Url);
            xml.Append("</item>");
        }

        return xml.Append("</Articles></xml>").ToString();
    }

    /// <summary>Seals a reply for <see cref="CallbackMode.Encrypted"/>. <paramref name="timestamp"/> (seconds) and <paramref name="nonce"/> may be those of the query.</summary>
    public static string Seal(CallbackCrypto crypto, string xml, string timestamp, string nonce)
    {
        var reply = new ArrayBufferWriter<byte>();
        WriteSealed(reply, crypto, xml, timestamp, nonce);
        return Encoding.UTF8.GetString(reply.WrittenSpan);
    }

    /// <summary>
    /// Seals as <see cref="Seal"/> does, straight into a response's <c>BodyWriter</c>: UTF-8, no garbage. Answers the bytes written.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="timestamp"/> is not a number.</exception>
    public static int WriteSealed(IBufferWriter<byte> to, CallbackCrypto crypto, string xml, string timestamp, string nonce)
    {
        if (timestamp.Length == 0 || timestamp.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            throw new ArgumentException("timestamp must be a number of seconds.", nameof(timestamp));
        }

        var before = "<xml><Encrypt><![CDATA["u8;
        var room = before.Length + crypto.SealedLength(xml.Length) + SealedFrameBytes + timestamp.Length + Cdata.MostBytes(nonce);
        var reply = to.GetSpan(room);
        var at = 0;
        Put(reply, ref at, before);
        var length = crypto.Encrypt(xml, reply[at..]);
        var encrypt = reply.Slice(at, length);
        at += length;
        Put(reply, ref at, "]]></Encrypt><MsgSignature><![CDATA["u8);
        crypto.SignEncrypted(timestamp, nonce, encrypt, reply.Slice(at, CallbackSignature.HexLength));
        at += CallbackSignature.HexLength;
        Put(reply, ref at, "]]></MsgSignature><TimeStamp>"u8);
        at += Encoding.UTF8.GetBytes(timestamp, reply[at..]);
        Put(reply, ref at, "</TimeStamp><Nonce>"u8);
        at += Encoding.UTF8.GetBytes(Cdata.Of(nonce), reply[at..]);
        Put(reply, ref at, "</Nonce></xml>"u8);
        to.Advance(at);
        return at;
    }

    /// <summary>Bytes around the parts of a sealed reply, with room to spare.</summary>
    private const int SealedFrameBytes = 256;

    private static void Put(Span<byte> reply, ref int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(reply[at..]);
        at += bytes.Length;
    }

    private static StringBuilder Begin(PlatformMessage to, long createTime, string type, int room)
    {
        var xml = new StringBuilder(room + 320).Append("<xml>");
        Element(xml, "ToUserName", to.FromUser);
        Element(xml, "FromUserName", to.ToUser);
        xml.Append("<CreateTime>").Append(CultureInfo.InvariantCulture, $"{createTime}").Append("</CreateTime>");
        Element(xml, "MsgType", type);
        return xml;
    }

    private static void Element(StringBuilder xml, string name, string text)
    {
        xml.Append('<').Append(name).Append('>');
        Cdata.Append(xml, text);
        xml.Append("</").Append(name).Append('>');
    }
}
