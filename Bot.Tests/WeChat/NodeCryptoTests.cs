using Bot.WeChat.Crypto;
using Xunit;

namespace Bot.Tests.WeChat;

public sealed class NodeCryptoTests(NodeCrypto node) : IClassFixture<NodeCrypto>
{
    public static TheoryData<string, string> Messages()
    {
        var data = new TheoryData<string, string>();
        foreach (var library in new[] { "wechat-crypto", "@wecom/crypto" })
        {
            foreach (var message in new[] { "", "hello", "<xml><Content><![CDATA[路灯坏了🙂]]></Content></xml>", new string('长', 4_000), new string('x', 31), new string('x', 32) })
            {
                data.Add(library, message);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task What_we_seal_the_library_opens(string library, string message)
    {
        var opened = await Ask(library, "decrypt", Sample.Crypto.Encrypt(message));
        Assert.Equal(message, opened.GetProperty("message").GetString());
        Assert.Equal(Sample.AppId, opened.GetProperty("id").GetString());
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task What_the_library_seals_we_open(string library, string message) =>
        Assert.Equal(message, Sample.Crypto.Decrypt((await Ask(library, "encrypt", message)).GetString()!));

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task We_sign_as_the_library_signs(string library, string message)
    {
        var encrypt = Sample.Crypto.Encrypt(message);
        Assert.Equal((await Ask(library, "sign", encrypt)).GetString(), Sample.Crypto.SignEncrypted(Sample.Timestamp, Sample.Nonce, encrypt));
    }

    [Theory]
    [InlineData("wechat-crypto")]
    [InlineData("@wecom/crypto")]
    public async Task Random_keys_and_messages_of_every_length_cross_both_ways(string library)
    {
        var random = new Random(20_260_302);
        const string letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        for (var length = 0; length < 120; length++)
        {
            var key = new string(random.GetItems<char>(letters, CallbackCrypto.EncodingAesKeyLength));
            var message = new string(random.GetItems<char>(letters, length));
            var crypto = new CallbackCrypto(Sample.Token, key, Sample.AppId);
            Assert.Equal(message, (await Ask(library, "decrypt", crypto.Encrypt(message), key)).GetProperty("message").GetString());
            Assert.Equal(message, crypto.Decrypt((await Ask(library, "encrypt", message, key)).GetString()!));
        }
    }

    private Task<System.Text.Json.JsonElement> Ask(string library, string operation, string text, string key = Sample.Key) => node.Ask(new
    {
        lib = library,
        op = operation,
        token = Sample.Token,
        key,
        id = Sample.AppId,
        timestamp = Sample.Timestamp,
        nonce = Sample.Nonce,
        text,
    });
}
