using System.Globalization;
using System.Text;

namespace Bot.Benchmarks.Load;

/// <summary>Whole HTTP requests as WeChat would send them in safe mode: signed, encrypted, each with a number of its own.</summary>
internal static class Requests
{
    private static long messageId = 24_000_000_000_000_000;

    public static byte[] Text(int resident, string words) => Message(
        resident, "text", $"<Content><![CDATA[{words}]]></Content><MsgId>{Interlocked.Increment(ref messageId)}</MsgId>");

    /// <summary>A new follower who scanned the code on the grid's notice board: binds the home grid.</summary>
    public static byte[] Follow(int resident, string gridCode) => Message(
        resident, "event", $"<Event><![CDATA[subscribe]]></Event><EventKey><![CDATA[qrscene_grid:{gridCode}]]></EventKey><Ticket><![CDATA[benchmark]]></Ticket>");

    private static byte[] Message(int resident, string type, string rest)
    {
        var openId = Account.OpenId(resident);
        var seconds = Clock.Wall.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Random.Shared.Next(100_000_000, 999_999_999).ToString(CultureInfo.InvariantCulture);
        var encrypt = Account.Crypto.Encrypt(
            $"<xml><ToUserName><![CDATA[gh_benchmark01]]></ToUserName><FromUserName><![CDATA[{openId}]]></FromUserName><CreateTime>{seconds}</CreateTime><MsgType><![CDATA[{type}]]></MsgType>{rest}</xml>");
        var body = $"<xml><ToUserName><![CDATA[gh_benchmark01]]></ToUserName><Encrypt><![CDATA[{encrypt}]]></Encrypt></xml>";
        var query = $"signature={Account.Crypto.Sign(seconds, nonce)}&timestamp={seconds}&nonce={nonce}&openid={openId}&encrypt_type=aes&msg_signature={Account.Crypto.SignEncrypted(seconds, nonce, encrypt)}";
        return Encoding.UTF8.GetBytes(
            $"POST /wechat/mp?{query} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/xml\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }
}
