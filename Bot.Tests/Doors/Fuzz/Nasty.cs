using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Doors.Fuzz;

/// <summary>What nobody means well with, and what careless programs send all day.</summary>
internal static class Nasty
{
    /// <summary>Words for paths, queries, headers and forms.</summary>
    public static readonly IReadOnlyList<string> Words =
    [
        "", " ", "0", "-1", "1", "00", "1e308", "1e400", "NaN", "Infinity", "-Infinity", "99999999999999999999", "9223372036854775807", "-9223372036854775808", "2147483648", "0x10", "1,5", "true", "null", "undefined", "[object Object]",
        "open", "closed", "noise", "sanitation", "grid", "WG-20261124-000001", "WG-00010101-000001", "WG-99991231-999999", "WG-20261124-999999999999", "wg-20261124-000001", "2026-11-24T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-02-30",
        "\u0001\ufffe", "\ud83d", "\udc00\ud83d", "😀", "👨‍👩‍👧‍👦", "\u202e反着写\u202c", "\u200b\u200b", "e\u0301\u0301\u0301", "\r\nX-Evil: 1", "\t", "' OR 1=1 --", "\"; DROP TABLE intakes; --", "%", "%%%", "_", "*", "\\", "<script>alert(1)</script>", "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/hostname'>]>&y;",
        "{{x}}", "${jndi:ldap://127.0.0.1/x}", "../../etc/passwd", "..\\..\\x", "~/x", "file:///etc/passwd", "http://127.0.0.1:1/x", "34.953", "117.027", "90", "-180.0000001", "gcj02", "荷塘小区", "西岗镇荷塘小区3号楼2单元501", "火着了，救命", "网格员态度差", "a@b", "13800000000", "370481106226002", "00000000000000000000000000000000",
    ];

    /// <summary>JSON values, as written: right ones of a wrong type, wrong ones of every type.</summary>
    public static readonly IReadOnlyList<string> Json =
    [
        "null", "true", "false", "0", "-1", "1", "1.5", "1e400", "-1e-400", "99999999999999999999999999", "2147483648", "-9223372036854775809", "0.1e99999999", "-0", "\"\"", "\" \"", "\"1\"", "\"NaN\"", "[]", "{}", "[[]]", "[null]", "[\"\",\"\"]", "[1,\"a\",null,{}]", "{\"a\":{\"b\":1}}", "{\"\":1}",
        "\"\\ud83d\"", "\"\\udc00\\ud83d\"", "\"\\u0000\"", "\"路灯\\u0000坏了\"", "\"\\u0001\\ufffe\"", "\"\\u202e反着写\"", "\"\\u200b\"", "\"😀👨‍👩‍👧‍👦\"", "\"' OR 1=1 --\"", "\"<script>alert(1)</script>\"", "\"../../etc/passwd\"", "\"2026-02-30T25:61:61Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59-12:00\"", "\"2026-11-25T09:00:00\"",
        "\"accept\"", "\"extend\"", "\"WG-99991231-999999\"", "\"grid:\"", "\"gcj02\"", "\"{0}%s%n\"", "\"https://localhost/x\"", "\"http://[::1]/\"", "\"ftp://x\"", "\"https://user:word@10.0.0.1/\"", "\"whsec_\"", "\"whsec_====\"", "NaN", "Infinity", "'x'", "tru", "\"\\x\"", "\"\n\"", "01", "+1", ".5", "//", "\"open",
        Quoted('长', 2_001), Quoted('长', 20_000), Quoted('9', 300), Quoted('\n', 500), Nested("[", "]", 60), Nested("[", "]", 4_000), Nested("{\"a\":", "}", 62), Nested("{\"text\":", "}", 900),
        "[" + string.Join(',', Enumerable.Repeat("1", 1_000)) + "]", "[" + string.Join(',', Enumerable.Repeat("\"00000000000000000000000000000000\"", 300)) + "]", "[" + string.Join(',', Enumerable.Repeat("null", 10)) + "]",
    ];

    /// <summary>Whole bodies that are not what was asked for.</summary>
    public static readonly IReadOnlyList<byte[]> Bodies =
    [
        [], .. new[]
        {
            "null", "true", "1", "\"\"", "[]", "[{}]", "{}", "{", "}", "{\"text\"", "{\"text\":}", "{,}", "{\"a\":1,}", "/* */{}", "{}{}", "{\"text\":\"a\",\"text\":5,\"Text\":null,\"TEXT\":[]}", "{\"$type\":\"System.Object\",\"__proto__\":{}}", "<x/>", "text=a&place=b", "%7B%7D", "\u0000", "  \r\n ", "\ufeff{}",
            Nested("[", "]", 20_000), Nested("{\"place\":", "}", 3_000), "{\"text\":" + Quoted('长', 40_000) + "}", "{" + string.Join(',', Enumerable.Range(0, 4_000).Select(n => $"\"f{n.ToString(CultureInfo.InvariantCulture)}\":1")) + "}",
        }.Select(Encoding.UTF8.GetBytes),
        [0xC3, 0x28], [0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D], [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00], Encoding.Unicode.GetBytes("{\"text\":\"路灯坏了\"}"), [0x1F, 0x8B, 0x08, 0x00, 0x00],
    ];

    public static readonly IReadOnlyList<string> MediaTypes =
    [
        "text/plain", "application/xml", "application/json; charset=utf-16", "application/json; charset=nonsense", "application/json; charset=\"\"", "application/json;;;", "application/problem+json", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x", "multipart/form-data; boundary=" + new string('b', 300), "application/octet-stream", "image/jpeg", "*/*", "x", "/", "application/json, application/json",
    ];

    public static readonly IReadOnlyList<(string Name, string Value)> Headers =
    [
        ("If-None-Match", "*"), ("If-None-Match", "\"x\", W/\"y\", ,,,"), ("If-None-Match", "\"" + new string('a', 3_000) + "\""), ("If-Match", "\"x\""), ("If-Modified-Since", "yesterday"), ("If-Range", "\"x\""),
        ("Range", "bytes=0-0,1-1,2-2"), ("Range", "bytes=99999999999999999999-"), ("Range", "bytes=-0"), ("Content-Range", "bytes 0-1/99999999999999999999"), ("Content-Range", "nonsense"), ("Content-Encoding", "gzip"), ("Content-Language", "x"),
        ("Idempotency-Key", ""), ("Idempotency-Key", "short"), ("Idempotency-Key", "' OR 1=1 --"), ("Idempotency-Key", new string('k', 5_000)), ("Idempotency-Key", "钥匙钥匙钥匙钥匙"),
        ("Accept", "image/png"), ("Accept", "text/html"), ("Accept", "nonsense"), ("Accept", "application/xml;q=0.9, */*;q=0"), ("Accept-Language", "en;q=x"), ("Accept-Encoding", "br;q=2, x"), ("Accept-Charset", "utf-7"),
        ("Cookie", "resident=x; desk=y; .AspNetCore.Antiforgery.x=z"), ("Cookie", ";;==;"), ("X-HTTP-Method-Override", "DELETE"), ("X-Forwarded-For", "nonsense, 😀"), ("X-Forwarded-Prefix", "/evil"), ("X-Original-URL", "/desk"), ("X-Reason", "%"), ("X-Reason", "%E4%B8%8D%E7%9F%A5%E9%81%93%E4%B8%BA%E4%BB%80%E4%B9%88"),
        ("Origin", "https://evil.example"), ("Referer", "x"), ("traceparent", "00-zz-zz-01"), ("baggage", "a=%"), ("User-Agent", "\u00e9\u00e9"), ("Upgrade", "websocket"), ("TE", "trailers"), ("Via", "x"), ("Date", "never"),
    ];

    public static Gen<string> Word() => Gen.Frequency(
        (6, Gen.Elements<string>(Words)),
        (1, Gen.Zip(Gen.Elements<string>(Words), Gen.Elements<string>(Words)).Select(v => v.Item1 + v.Item2)),
        (1, Gen.Choose(0, 0x2FFF).Select(c => (char)c).ArrayOf().Select(c => new string(c))),
        (1, Gen.Zip(Gen.Elements<string>(Words), Gen.Choose(1, 1_000)).Select(v => string.Concat(Enumerable.Repeat(v.Item1, Math.Max(1, v.Item2 / Math.Max(1, v.Item1.Length)))))));

    /// <summary>Bytes as a careless client sends them, halves of pairs included, but no address longer than a server reads.</summary>
    public static string Escape(string value)
    {
        var shortened = value.Length > 400 ? value[..400] : value;
        return string.Concat(Encoding.UTF8.GetBytes(shortened).Select(b => char.IsAsciiLetterOrDigit((char)b) || b == '-' ? ((char)b).ToString() : "%" + b.ToString("X2", CultureInfo.InvariantCulture)));
    }

    private static string Quoted(char letter, int times) => $"\"{(letter == '\n' ? string.Concat(Enumerable.Repeat("\\n", times)) : new string(letter, times))}\"";

    private static string Nested(string open, string close, int deep) => string.Concat(Enumerable.Repeat(open, deep)) + "1" + string.Concat(Enumerable.Repeat(close, deep));
}
