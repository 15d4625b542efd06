using System.Text;
using Bot.WeChat.Callbacks;
using Bot.WeChat.Crypto;
using Xunit;

namespace Bot.Tests.WeChat;

/// <summary>A made-up door and what knocks on it. The key ends in bits that base64 leaves over, as real keys do.</summary>
internal static class Sample
{
    public const string Token = "made-up-token";
    public const string Key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    public const string AppId = "wx0000000000000001";
    public const string Nonce = "1320562132";
    public const string Resident = "oDEMO_resident_0001";
    public const string Account = "gh_demo00000001";

    public static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 30, 0, TimeSpan.Zero);

    public static readonly CallbackCrypto Crypto = new(Token, Key, AppId);

    public static string Timestamp => Stamp(TimeSpan.Zero);

    public static CallbackReader Reader => new(Crypto, new FixedClock(Now));

    public static string Stamp(TimeSpan off) => (Now + off).ToUnixTimeSeconds().ToString();

    /// <summary>A whole message around the fields given.</summary>
    public static string Message(string type, string fields, string createTime = "1772440200") =>
        $"<xml><ToUserName><![CDATA[{Account}]]></ToUserName><FromUserName><![CDATA[{Resident}]]></FromUserName>"
        + $"<CreateTime>{createTime}</CreateTime><MsgType><![CDATA[{type}]]></MsgType>{fields}</xml>";

    public static string Text(string content, string id = "24912345678901234") =>
        Message("text", $"<Content><![CDATA[{content}]]></Content><MsgId>{id}</MsgId>");

    public static string Event(string name, string fields = "") => Message("event", $"<Event><![CDATA[{name}]]></Event>{fields}");

    public static CallbackQuery PlainQuery(string? timestamp = null)
    {
        var stamp = timestamp ?? Timestamp;
        return new CallbackQuery(Crypto.Sign(stamp, Nonce), null, stamp, Nonce, null, null);
    }

    public static (CallbackQuery Query, byte[] Body) Sealed(string xml, string plainFields = "", CallbackCrypto? by = null)
    {
        var crypto = by ?? Crypto;
        var encrypt = crypto.Encrypt(xml);
        var query = new CallbackQuery(
            Crypto.Sign(Timestamp, Nonce), Crypto.SignEncrypted(Timestamp, Nonce, encrypt), Timestamp, Nonce, "aes", null);
        return (query, Utf8($"<xml><ToUserName><![CDATA[{Account}]]></ToUserName>{plainFields}<Encrypt><![CDATA[{encrypt}]]></Encrypt></xml>"));
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Reads a message through the sealed door.</summary>
    public static T Read<T>(string xml)
        where T : PlatformMessage
    {
        var (query, body) = Sealed(xml);
        var accepted = Assert.IsType<CallbackVerdict.Accepted>(Reader.Read(query, body));
        Assert.Equal(CallbackMode.Encrypted, accepted.Mode);
        return Assert.IsType<T>(accepted.Message);
    }

    public static void Refuses(int status, CallbackVerdict verdict) =>
        Assert.Equal(status, Assert.IsType<CallbackVerdict.Refused>(verdict).Status);
}

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    private long _ticks = now.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
