using System.Buffers;
using System.Text;
using System.Xml.Linq;
using Bot.WeChat.Callbacks;
using Xunit;

namespace Bot.Tests.WeChat;

public sealed class PassiveReplyTests
{
    private static readonly TextMessage Heard = new(Sample.Account, Sample.Resident, 1_772_440_200, "1", "你好");

    [Theory]
    [InlineData("您好")]
    [InlineData("]]>")]
    [InlineData("]]>]]>]]]]>>")]
    [InlineData("<a href=\"http://a?b=1&c=2\">看看</a>")]
    [InlineData("🙂 第一行\n第二行")]
    public void A_text_reply_says_exactly_the_words(string words)
    {
        var xml = XElement.Parse(PassiveReply.Text(Heard, words, 1_772_440_201), LoadOptions.PreserveWhitespace);
        Assert.Equal(words, xml.Element("Content")!.Value);
        Assert.Equal(Sample.Resident, xml.Element("ToUserName")!.Value);
        Assert.Equal(Sample.Account, xml.Element("FromUserName")!.Value);
        Assert.Equal("1772440201", xml.Element("CreateTime")!.Value);
        Assert.Equal("text", xml.Element("MsgType")!.Value);
    }

    [Fact]
    public void Characters_that_XML_forbids_are_left_out() =>
        Assert.Equal("abc", XElement.Parse(PassiveReply.Text(Heard, "a\u0001b\uFFFF\uD83Dc\uDE00", 1)).Element("Content")!.Value);

    [Fact]
    public void A_news_reply_holds_one_to_eight_articles()
    {
        var article = new Article("题", "述", "http://pic", "http://url?a=1&b=2");
        var xml = XElement.Parse(PassiveReply.News(Heard, [.. Enumerable.Repeat(article, 8)], 1));
        Assert.Equal("8", xml.Element("ArticleCount")!.Value);
        Assert.Equal(8, xml.Element("Articles")!.Elements("item").Count());
        Assert.Equal("http://url?a=1&b=2", xml.Descendants("Url").First().Value);
        Assert.Throws<ArgumentException>(() => PassiveReply.News(Heard, [], 1));
        Assert.Throws<ArgumentException>(() => PassiveReply.News(Heard, [.. Enumerable.Repeat(article, 9)], 1));
    }

    [Fact]
    public void A_sealed_reply_is_signed_and_opens_again()
    {
        var reply = PassiveReply.Text(Heard, "好的", 1);
        var xml = XElement.Parse(PassiveReply.Seal(Sample.Crypto, reply, Sample.Timestamp, Sample.Nonce));
        var encrypt = xml.Element("Encrypt")!.Value;
        Assert.Equal(reply, Sample.Crypto.Decrypt(encrypt));
        Assert.True(Sample.Crypto.IsSignedEncrypted(
            xml.Element("MsgSignature")!.Value, xml.Element("TimeStamp")!.Value, xml.Element("Nonce")!.Value, encrypt));
    }

    [Fact]
    public void A_reply_sealed_into_a_buffer_is_the_same_and_a_strange_nonce_cannot_break_out()
    {
        var writer = new ArrayBufferWriter<byte>();
        const string nonce = "a]]></Nonce><x>b<&";
        var length = PassiveReply.WriteSealed(writer, Sample.Crypto, "好的🙂", Sample.Timestamp, nonce);
        Assert.Equal(length, writer.WrittenCount);
        var xml = XElement.Parse(Encoding.UTF8.GetString(writer.WrittenSpan));
        Assert.Equal(["Encrypt", "MsgSignature", "TimeStamp", "Nonce"], xml.Elements().Select(e => e.Name.LocalName));
        Assert.Equal(nonce, xml.Element("Nonce")!.Value);
        Assert.Equal("好的🙂", Sample.Crypto.Decrypt(xml.Element("Encrypt")!.Value));
        Assert.True(Sample.Crypto.IsSignedEncrypted(xml.Element("MsgSignature")!.Value, Sample.Timestamp, nonce, xml.Element("Encrypt")!.Value));
        Assert.Throws<ArgumentException>(() => PassiveReply.WriteSealed(writer, Sample.Crypto, "a", "<1>", nonce));
    }

    [Fact]
    public void Short_words_are_not_cut() => Assert.Equal(("好", null), ReplyText.Split("好"));

    [Fact]
    public void Long_words_are_cut_at_a_line_where_one_stands_late_enough()
    {
        var (first, rest) = ReplyText.Split("第一行很长很长很长\n第二行", 36);
        Assert.Equal(("第一行很长很长很长", "第二行"), (first, rest));
    }

    [Fact]
    public void No_cut_loses_a_character_or_splits_one()
    {
        var words = string.Concat(Enumerable.Range(0, 1_500).Select(i => i % 3 == 0 ? "🙂" : i % 3 == 1 ? "字" : "a"));
        for (var limit = 4; limit < 300; limit += 7)
        {
            var whole = new StringBuilder();
            for (var rest = words; rest is not null;)
            {
                (var part, rest) = ReplyText.Split(rest, limit);
                Assert.InRange(Encoding.UTF8.GetByteCount(part), 1, limit);
                Assert.DoesNotContain("\uFFFD", Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(part)), StringComparison.Ordinal);
                whole.Append(part);
            }

            Assert.Equal(words, whole.ToString());
        }
    }
}
