using System.Text;
using System.Xml;
using Bot.WeChat.Callbacks;
using Xunit;

namespace Bot.Tests.WeChat;

public sealed class HostileBodyTests
{
    private const int Seeds = 2_000;

    private static readonly string[] Originals =
    [
        Sample.Text("路灯坏了 &amp; ]]]]><![CDATA[> 🙂"),
        Sample.Message("text", "<Content>a &lt;b&gt; &#x4f60;&#22909;\r\n</Content><MsgId>1</MsgId>"),
        Sample.Message("location", "<Location_X>32.1</Location_X><Location_Y>118.9</Location_Y><Scale>15</Scale><Label><![CDATA[西岗]]></Label><MsgId>2</MsgId>"),
        Sample.Event("subscribe_msg_popup_event", "<SubscribeMsgPopupEvent><List><TemplateId>t</TemplateId><SubscribeStatusString>accept</SubscribeStatusString></List></SubscribeMsgPopupEvent>"),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + Sample.Event("CLICK", "<EventKey/>"),
        """{"ToUserName":"gh_1","FromUserName":"o1","CreateTime":1772440200,"MsgType":"event","Event":"wxa_media_check","trace_id":"t","result":{"suggest":"pass","label":100}}""",
    ];

    public static TheoryData<string, string> Bodies() => new()
    {
        { "nothing but space", "   " },
        { "words", "hello" },
        { "a DTD", "<!DOCTYPE xml [<!ENTITY a \"b\">]><xml><ToUserName>&a;</ToUserName></xml>" },
        { "a DTD inside", Sample.Message("text", "<!DOCTYPE x><MsgId>1</MsgId>") },
        { "an outside entity", "<!DOCTYPE xml SYSTEM \"file:///etc/passwd\"><xml/>" },
        { "an unknown entity", Sample.Message("text", "<Content>&boom;</Content>") },
        { "a forbidden character by number", Sample.Message("text", "<Content>&#0;</Content>") },
        { "half a surrogate pair by number", Sample.Message("text", "<Content>&#xD800;</Content>") },
        { "a comment", Sample.Message("text", "<!-- a --><MsgId>1</MsgId>") },
        { "a huge attribute", "<xml a=\"" + new string('a', 60_000) + "\"></xml>" },
        { "a huge name", "<" + new string('a', 60_000) + "/>" },
        { "deep nesting", string.Concat(Enumerable.Repeat("<xml>", 9_000)) },
        { "deep nesting that closes", string.Concat(Enumerable.Repeat("<a>", 4_000)) + string.Concat(Enumerable.Repeat("</a>", 4_000)) },
        { "deep JSON", string.Concat(Enumerable.Repeat("{\"a\":", 9_000)) },
        { "very many elements", "<xml>" + string.Concat(Enumerable.Repeat("<a/>", 10_000)) + "</xml>" },
        { "a control character", Sample.Text("a\u0001b") },
        { "a NUL", Sample.Text("a\0b") },
        { "a non-character", Sample.Text("a\uFFFFb") },
        { "an open CDATA", "<xml><ToUserName><![CDATA[abc" },
        { "an open tag", "<xml><ToUserName" },
        { "crossed tags", "<xml><a><b></a></b></xml>" },
        { "two roots", "<xml></xml><xml></xml>" },
        { "another root", Sample.Text("a").Replace("xml>", "yml>", StringComparison.Ordinal) },
        { "words among elements", Sample.Message("text", "words<MsgId>1</MsgId>") },
        { "no sender", "<xml><ToUserName>a</ToUserName><CreateTime>1</CreateTime><MsgType>text</MsgType></xml>" },
        { "a sender of any length", Sample.Text("a").Replace(Sample.Resident, new string('o', 600), StringComparison.Ordinal) },
        { "no type", "<xml><ToUserName>a</ToUserName><FromUserName>b</FromUserName><CreateTime>1</CreateTime></xml>" },
        { "no time", "<xml><ToUserName>a</ToUserName><FromUserName>b</FromUserName><MsgType>text</MsgType></xml>" },
        { "a negative time", Sample.Message("text", "", "-1") },
        { "an overflowing time", Sample.Message("text", "", "99999999999999999999") },
        { "a time past the year 9999", Sample.Message("text", "", "253402300800") },
        { "a place that is none", Sample.Message("location", "<Location_X>north</Location_X><Location_Y>1</Location_Y>") },
        { "a place beyond the pole", Sample.Message("location", "<Location_X>91</Location_X><Location_Y>1</Location_Y>") },
        { "a place at no number", Sample.Message("location", "<Location_X>NaN</Location_X><Location_Y>1</Location_Y>") },
        { "a picture without its id", Sample.Message("image", "<PicUrl>http://a</PicUrl><MsgId>1</MsgId>") },
        { "an event without its name", Sample.Message("event", "") },
        { "another encoding", "<?xml version=\"1.0\" encoding=\"GBK\"?>" + Sample.Text("a") },
        { "JSON with a name no element can have", """{"a b":1}""" },
        { "JSON with half a surrogate pair", """{"ToUserName":"\ud800"}""" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_hostile_body_is_400_plain_and_sealed(string what, string body)
    {
        Assert.NotEmpty(what);
        Sample.Refuses(400, Sample.Reader.Read(Sample.PlainQuery(), Sample.Utf8(body)));
        var (query, wrapped) = Sample.Sealed(body);
        Sample.Refuses(400, Sample.Reader.Read(query, wrapped));
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_400()
    {
        byte[] body = [.. Sample.Utf8("<xml><ToUserName>"), 0xC3, 0x28, 0xED, 0xA0, 0x80, .. Sample.Utf8("</ToUserName></xml>")];
        Sample.Refuses(400, Sample.Reader.Read(Sample.PlainQuery(), body));
    }

    [Fact]
    public void Random_and_mutated_bodies_get_a_verdict_and_never_an_exception()
    {
        var accepted = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var body = Mutated(new Random(seed));
            accepted += Sample.Reader.Read(Sample.PlainQuery(), body) is CallbackVerdict.Accepted ? 1 : 0;

            var (query, sealedBody) = Sample.Sealed(Encoding.UTF8.GetString(body));
            Sample.Reader.Read(query, sealedBody);
            Sample.Reader.Read(query, Mutated(new Random(seed), sealedBody));
        }

        Assert.InRange(accepted, 20, Seeds - 200);
    }

    [Fact]
    public void Whatever_is_accepted_as_XML_an_ordinary_XML_reader_accepts_with_the_same_values()
    {
        var compared = 0;
        for (var seed = 0; seed < 4 * Seeds; seed++)
        {
            var body = Mutated(new Random(seed));
            var table = new XmlField[CallbackLimits.Fields];
            var count = FlatXml.Read(body, table, out _);
            if (count < 0)
            {
                continue;
            }

            var fields = new XmlFields(body, table.AsSpan(0, count));
            var mine = new List<string>();
            for (var i = 0; i < count; i++)
            {
                mine.Add(Encoding.UTF8.GetString(fields.Name(i)) + "=" + fields.TextAt(i));
            }

            Assert.Equal(Ordinary(body), mine);
            compared++;
        }

        Assert.True(compared > 200, $"Only {compared} bodies were accepted: the comparison says too little.");
    }

    /// <summary>Names and values of all elements in order, by the framework's own reader.</summary>
    private static List<string> Ordinary(byte[] body)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var reader = XmlReader.Create(new MemoryStream(body), settings);
        document.Load(reader);
        return [.. document.SelectNodes("//*")!.Cast<XmlElement>()
            .Select(e => e.Name + "=" + (e.ChildNodes.OfType<XmlElement>().Any() ? "" : e.InnerText))];
    }

    private static byte[] Mutated(Random random, byte[]? original = null)
    {
        var body = (original ?? Sample.Utf8(Originals[random.Next(Originals.Length)])).ToList();
        if (original is null && random.Next(20) == 0)
        {
            var noise = new byte[random.Next(1, 600)];
            random.NextBytes(noise);
            return noise;
        }

        for (var change = random.Next(4); change > 0; change--)
        {
            var at = random.Next(body.Count);
            switch (random.Next(4))
            {
                case 0:
                    body[at] = (byte)random.Next(256);
                    break;
                case 1:
                    body[at] = (byte)"<>&;![]/ \r\nCDATA#x"[random.Next(18)];
                    break;
                case 2:
                    body.RemoveRange(at, Math.Min(random.Next(1, 12), body.Count - at));
                    body.Add((byte)'>');
                    break;
                default:
                    body.InsertRange(at, body.GetRange(at, Math.Min(random.Next(1, 30), body.Count - at)));
                    break;
            }
        }

        return [.. body];
    }
}
