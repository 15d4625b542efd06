using System.Buffers.Binary;
using System.Security.Cryptography;
using Bot.WeChat.Crypto;
using Xunit;

namespace Bot.Tests.WeChat;

public sealed class CallbackCryptoTests
{
    [Fact]
    public void A_plain_signature_is_the_sha1_of_the_sorted_parts()
    {
        var parts = new[] { Sample.Token, "1409659813", "nonce" };
        Array.Sort(parts, StringComparer.Ordinal);
        var expected = Convert.ToHexStringLower(SHA1.HashData(Sample.Utf8(string.Concat(parts))));
        Assert.Equal(expected, Sample.Crypto.Sign("1409659813", "nonce"));
        Assert.True(Sample.Crypto.IsSigned(expected, "1409659813", "nonce"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("zz")]
    [InlineData("da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("签签签签签签签签签签签签签签签签签签签签签签签签签签签签签签签签签签签签签签签签")]
    public void A_wrong_signature_is_wrong(string? signature)
    {
        Assert.False(Sample.Crypto.IsSigned(signature, "1409659813", "nonce"));
        Assert.False(Sample.Crypto.IsSignedEncrypted(signature, "1409659813", "nonce", "abc"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("路灯坏了🙂，麻烦修一下")]
    public void What_was_sealed_opens_again(string message) => Assert.Equal(message, Sample.Crypto.Decrypt(Sample.Crypto.Encrypt(message)));

    [Fact]
    public void Every_length_up_to_several_blocks_opens_again()
    {
        for (var length = 0; length < 200; length++)
        {
            var message = new string('x', length);
            Assert.Equal(message, Sample.Crypto.Decrypt(Sample.Crypto.Encrypt(message)));
        }
    }

    [Fact]
    public void The_same_message_is_never_sealed_the_same_way_twice()
    {
        var seals = Enumerable.Range(0, 300).Select(_ => Sample.Crypto.Encrypt("same")).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(300, seals.Count);
    }

    [Fact]
    public void What_does_not_open_leaves_the_next_message_as_it_was()
    {
        var last = Sample.Crypto.Encrypt("后面这条还是好的");
        Assert.Throws<CallbackCryptoException>(() => Sample.Crypto.Decrypt(Convert.ToBase64String(new byte[64])));
        Assert.Equal("后面这条还是好的", Sample.Crypto.Decrypt(last));
    }

    [Theory]
    [InlineData("not base64 !")]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    public void What_was_never_sealed_does_not_open(string encrypt)
    {
        var error = Assert.Throws<CallbackCryptoException>(() => Sample.Crypto.Decrypt(encrypt));
        Assert.False(error.IsForeign);
    }

    [Fact]
    public void A_message_to_another_AppId_does_not_open()
    {
        var other = new CallbackCrypto(Sample.Token, Sample.Key, "wx0000000000000002");
        Assert.True(Assert.Throws<CallbackCryptoException>(() => Sample.Crypto.Decrypt(other.Encrypt("hello"))).IsForeign);
    }

    [Theory]
    [InlineData(uint.MaxValue)]
    [InlineData(0x8000_0000)]
    [InlineData(1000u)]
    public void A_stated_length_that_does_not_fit_is_refused(uint stated)
    {
        var frame = new byte[64];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(16), stated);
        frame.AsSpan(44).Fill(20);
        Assert.Throws<CallbackCryptoException>(() => Sample.Crypto.Decrypt(SealRaw(frame)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    [InlineData(255)]
    public void Padding_of_an_impossible_size_is_refused(byte padding)
    {
        var frame = new byte[64];
        frame.AsSpan().Fill(padding);
        Assert.Throws<CallbackCryptoException>(() => Sample.Crypto.Decrypt(SealRaw(frame)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789ABCDEF!")]
    public void A_malformed_key_is_refused_by_the_name_of_its_setting_and_not_shown(string key)
    {
        var error = Assert.Throws<ArgumentException>(() => new CallbackCrypto(Sample.Token, key, Sample.AppId));
        Assert.Contains("EncodingAESKey", error.Message, StringComparison.Ordinal);
        Assert.True(key.Length == 0 || !error.Message.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_threads_may_share_one()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 16).Select(thread => Task.Run(
            () => Enumerable.Range(0, 300).Count(i => Sample.Crypto.Decrypt(Sample.Crypto.Encrypt($"{thread}-{i}")) == $"{thread}-{i}"))));
        Assert.All(opened, count => Assert.Equal(300, count));
    }

    private static string SealRaw(byte[] frame)
    {
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(Sample.Key + "=");
        return Convert.ToBase64String(aes.EncryptCbc(frame, aes.Key.AsSpan(0, 16), PaddingMode.None));
    }
}
