using Bot.WeChat.Callbacks;
using Bot.WeChat.Crypto;
using Xunit;

namespace Bot.Tests.WeChat;

public sealed class CallbackReaderTests
{
    private static readonly byte[] Body = Sample.Utf8(Sample.Text("路灯坏了"));

    [Fact]
    public void A_signed_GET_gets_its_echo() =>
        Assert.Equal(new CallbackVerdict.Echo("echo-1"), Sample.Reader.Verify(Sample.PlainQuery() with { EchoStr = "echo-1" }));

    [Fact]
    public void A_WeCom_GET_gets_its_echo_opened()
    {
        var echo = Sample.Crypto.Encrypt("7291");
        var query = new CallbackQuery(null, Sample.Crypto.SignEncrypted(Sample.Timestamp, Sample.Nonce, echo), Sample.Timestamp, Sample.Nonce, null, echo);
        Assert.Equal(new CallbackVerdict.Echo("7291"), Sample.Reader.Verify(query));
        Sample.Refuses(403, Sample.Reader.Verify(query with { MsgSignature = Sample.PlainQuery().Signature }));
    }

    [Fact]
    public void A_GET_with_a_wrong_or_missing_signature_is_403_and_a_malformed_one_400()
    {
        var good = Sample.PlainQuery() with { EchoStr = "echo" };
        Sample.Refuses(403, Sample.Reader.Verify(good with { Signature = Flip(good.Signature!) }));
        Sample.Refuses(403, Sample.Reader.Verify(good with { Signature = "" }));
        Sample.Refuses(403, Sample.Reader.Verify(good with { Signature = null }));
        Sample.Refuses(403, Sample.Reader.Verify(default));
        Sample.Refuses(400, Sample.Reader.Verify(good with { EchoStr = null }));
        Sample.Refuses(400, Sample.Reader.Verify(good with { Nonce = null }));
        Sample.Refuses(400, Sample.Reader.Verify(Sample.PlainQuery(Sample.Stamp(TimeSpan.FromMinutes(-11))) with { EchoStr = "echo" }));
    }

    [Fact]
    public void Plain_compatible_and_encrypted_are_accepted_by_the_same_door()
    {
        var xml = Sample.Text("路灯坏了");
        Assert.Equal(CallbackMode.Plain, Accepted(Sample.PlainQuery(), Body).Mode);

        var (query, body) = Sample.Sealed(xml);
        Assert.Equal(CallbackMode.Encrypted, Accepted(query, body).Mode);

        var fields = xml["<xml>".Length..^"</xml>".Length];
        var (compatible, both) = Sample.Sealed(xml, fields);
        Assert.Equal(CallbackMode.Encrypted, Accepted(compatible, both).Mode);
        Assert.Equal(CallbackMode.Plain, Accepted(compatible with { EncryptType = null, MsgSignature = null }, both).Mode);
        Assert.Equal(CallbackMode.Plain, Accepted(compatible with { EncryptType = "raw" }, both).Mode);
    }

    [Fact]
    public void A_plain_body_needs_the_right_signature()
    {
        var good = Sample.PlainQuery();
        Sample.Refuses(403, Sample.Reader.Read(good with { Signature = null }, Body));
        Sample.Refuses(403, Sample.Reader.Read(good with { Signature = Flip(good.Signature!) }, Body));
        Sample.Refuses(403, Sample.Reader.Read(good with { Signature = null, MsgSignature = good.Signature }, Body));
        Sample.Refuses(403, Sample.Reader.Read(good with { Nonce = "other" }, Body));
    }

    [Fact]
    public void A_sealed_body_needs_its_own_signature_and_every_signature_given_must_be_right()
    {
        var (query, body) = Sample.Sealed(Sample.Text("路灯坏了"));
        Sample.Refuses(403, Sample.Reader.Read(query with { MsgSignature = null }, body));
        Sample.Refuses(403, Sample.Reader.Read(query with { MsgSignature = Flip(query.MsgSignature!) }, body));
        Sample.Refuses(403, Sample.Reader.Read(query with { MsgSignature = query.Signature }, body));
        Sample.Refuses(403, Sample.Reader.Read(query with { Signature = Flip(query.Signature!) }, body));
        Assert.IsType<CallbackVerdict.Accepted>(Sample.Reader.Read(query with { Signature = null }, body));
    }

    [Fact]
    public void A_WeCom_body_names_no_encrypt_type_and_is_opened_all_the_same()
    {
        var (query, body) = Sample.Sealed(Sample.Text("路灯坏了"));
        Assert.Equal(CallbackMode.Encrypted, Accepted(query with { Signature = null, EncryptType = null }, body).Mode);
    }

    [Fact]
    public void A_sealed_body_to_another_AppId_is_403_and_one_that_does_not_open_400()
    {
        var (query, body) = Sample.Sealed(Sample.Text("a"), by: new CallbackCrypto(Sample.Token, Sample.Key, "wx_other"));
        Sample.Refuses(403, Sample.Reader.Read(query, body));

        var otherKey = new CallbackCrypto(Sample.Token, new string('k', 43), Sample.AppId);
        (query, body) = Sample.Sealed(Sample.Text("a"), by: otherKey);
        Sample.Refuses(400, Sample.Reader.Read(query, body));

        var missing = query with { MsgSignature = Sample.Crypto.SignEncrypted(Sample.Timestamp, Sample.Nonce, "") };
        Sample.Refuses(400, Sample.Reader.Read(missing, Body));
        (query, body) = Sample.Sealed("not xml");
        Sample.Refuses(400, Sample.Reader.Read(query, body));
    }

    [Theory]
    [InlineData(-601, 400)]
    [InlineData(-600, 200)]
    [InlineData(600, 200)]
    [InlineData(601, 400)]
    public void Ten_minutes_either_way_is_the_border_of_stale(int seconds, int status)
    {
        var verdict = Sample.Reader.Read(Sample.PlainQuery(Sample.Stamp(TimeSpan.FromSeconds(seconds))), Body);
        Assert.Equal(status, verdict is CallbackVerdict.Refused refused ? refused.Status : 200);
    }

    [Fact]
    public void A_timestamp_fresh_by_the_wire_clock_is_fresh()
    {
        var reader = new CallbackReader(Sample.Crypto, new FixedClock(Sample.Now.AddDays(40)), new FixedClock(Sample.Now));
        Assert.IsType<CallbackVerdict.Accepted>(reader.Read(Sample.PlainQuery(), Body));
        Assert.IsType<CallbackVerdict.Accepted>(reader.Read(Sample.PlainQuery(Sample.Stamp(TimeSpan.FromDays(40))), Body));
        Sample.Refuses(400, reader.Read(Sample.PlainQuery(Sample.Stamp(TimeSpan.FromDays(20))), Body));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1772440200")]
    [InlineData("+1772440200")]
    [InlineData(" 1772440200")]
    [InlineData("1772440200.5")]
    [InlineData("abc")]
    [InlineData("0")]
    [InlineData("999999999999")]
    [InlineData("99999999999999999999999999")]
    [InlineData("٣٤")]
    public void A_timestamp_that_is_no_time_is_400(string timestamp) =>
        Sample.Refuses(400, Sample.Reader.Read(Sample.PlainQuery(timestamp), Body));

    [Fact]
    public void A_missing_timestamp_or_nonce_and_an_unknown_encrypt_type_are_400()
    {
        Sample.Refuses(400, Sample.Reader.Read(Sample.PlainQuery() with { Timestamp = null }, Body));
        Sample.Refuses(400, Sample.Reader.Read(Sample.PlainQuery() with { Nonce = null }, Body));
        Sample.Refuses(400, Sample.Reader.Read(Sample.PlainQuery() with { Nonce = new string('1', 129) }, Body));
        Sample.Refuses(400, Sample.Reader.Read(Sample.PlainQuery() with { EncryptType = "des" }, Body));
    }

    [Fact]
    public void A_body_of_64_KiB_is_read_and_one_byte_more_refused()
    {
        var room = CallbackLimits.BodyBytes - Sample.Utf8(Sample.Text("")).Length;
        Assert.IsType<CallbackVerdict.Accepted>(Sample.Reader.Read(Sample.PlainQuery(), Sample.Utf8(Sample.Text(new string('x', room)))));
        Sample.Refuses(400, Sample.Reader.Read(Sample.PlainQuery(), Sample.Utf8(Sample.Text(new string('x', room + 1)))));
        Sample.Refuses(400, Sample.Reader.Read(Sample.PlainQuery(), []));
    }

    private static CallbackVerdict.Accepted Accepted(CallbackQuery query, byte[] body) =>
        Assert.IsType<CallbackVerdict.Accepted>(Sample.Reader.Read(query, body));

    private static string Flip(string signature) => (signature[0] == '0' ? '1' : '0') + signature[1..];
}
