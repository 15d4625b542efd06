using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace Bot.WeChat.Crypto;

/// <summary>
/// Signs, opens and seals callbacks of WeChat and WeCom (WeChat docs: 消息加解密说明; WeCom docs: 加解密方案说明).
/// A sealed message is base64 of AES-256-CBC over: 16 random bytes, the length (4 bytes, big-endian), the message, the AppId;
/// padded as PKCS#7 to 32 bytes; the iv is the first half of the key. Safe to share between threads.
/// </summary>
public sealed class CallbackCrypto
{
    /// <summary>Characters of an EncodingAESKey: base64 of 32 bytes without its closing <c>=</c>.</summary>
    public const int EncodingAesKeyLength = 43;

    private const int CipherBlock = 16;
    private const int PaddingBlock = 32;
    private const int RandomBytes = CallbackCipher.SaltBytes;
    private const int HeaderBytes = RandomBytes + sizeof(int);

    private readonly byte[] _token;
    private readonly byte[] _appId;

    // A cipher must not be used by two threads at once; one per thread costs nothing per message.
    private readonly ThreadLocal<CallbackCipher> _cipher;

    /// <param name="token">The Token set on the platform's callback page.</param>
    /// <param name="encodingAesKey">The EncodingAESKey of that page: 43 letters and digits.</param>
    /// <param name="appId">The AppId (WeCom: the CorpId) that messages must be addressed to.</param>
    /// <exception cref="ArgumentException">A value is missing or malformed; the message names the setting and does not show its value.</exception>
    public CallbackCrypto(string token, string encodingAesKey, string appId)
    {
        if (string.IsNullOrEmpty(token))
        {
            throw new ArgumentException("Token is missing.", nameof(token));
        }

        if (string.IsNullOrEmpty(appId))
        {
            throw new ArgumentException("AppId is missing.", nameof(appId));
        }

        var key = ReadKey(encodingAesKey);
        _token = Encoding.UTF8.GetBytes(token);
        _appId = Encoding.UTF8.GetBytes(appId);
        _cipher = new ThreadLocal<CallbackCipher>(() => new CallbackCipher(key, key[..CipherBlock]));
    }

    /// <summary>The <c>signature</c> of a plain callback.</summary>
    public string Sign(string timestamp, string nonce) => SignEncrypted(timestamp, nonce, "");

    /// <summary>The <c>msg_signature</c> of a sealed callback or reply.</summary>
    public string SignEncrypted(string timestamp, string nonce, string encrypt)
    {
        ArgumentNullException.ThrowIfNull(timestamp);
        ArgumentNullException.ThrowIfNull(nonce);
        ArgumentNullException.ThrowIfNull(encrypt);
        Span<byte> hex = stackalloc byte[CallbackSignature.HexLength];
        CallbackSignature.Write(_token, timestamp, nonce, Encoding.UTF8.GetBytes(encrypt), hex);
        return Encoding.ASCII.GetString(hex);
    }

    /// <summary>Whether <paramref name="signature"/> is right, compared in constant time.</summary>
    public bool IsSigned(string? signature, string timestamp, string nonce) =>
        IsSigned(signature, timestamp, nonce, default);

    /// <summary>Whether <paramref name="msgSignature"/> is right for <paramref name="encrypt"/>, compared in constant time.</summary>
    public bool IsSignedEncrypted(string? msgSignature, string timestamp, string nonce, string encrypt)
    {
        ArgumentNullException.ThrowIfNull(encrypt);
        return IsSigned(msgSignature, timestamp, nonce, Encoding.UTF8.GetBytes(encrypt));
    }

    /// <summary>Opens a sealed message.</summary>
    /// <exception cref="CallbackCryptoException">Not base64, wrong padding or length, or another AppId.</exception>
    public string Decrypt(string encrypt)
    {
        ArgumentNullException.ThrowIfNull(encrypt);
        var base64 = Encoding.UTF8.GetBytes(encrypt);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferFor(base64.Length));
        try
        {
            var fault = TryDecrypt(base64, buffer, out var message);
            return fault is CryptoFault.None ? Encoding.UTF8.GetString(message) : throw new CallbackCryptoException(fault);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Seals a message under 16 fresh random bytes.</summary>
    public string Encrypt(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var base64 = ArrayPool<byte>.Shared.Rent(SealedLength(message.Length));
        try
        {
            return Encoding.ASCII.GetString(base64, 0, Encrypt(message, base64));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(base64);
        }
    }

    /// <summary>The most bytes of base64 that a message of so many characters takes when sealed.</summary>
    internal int SealedLength(int characters) => Base64.GetMaxEncodedToUtf8Length(PaddedLength(Encoding.UTF8.GetMaxByteCount(characters)));

    /// <summary>Seals into <paramref name="base64"/> (at least <see cref="SealedLength"/> bytes); answers the bytes written.</summary>
    internal int Encrypt(ReadOnlySpan<char> message, Span<byte> base64)
    {
        var most = PaddedLength(Encoding.UTF8.GetMaxByteCount(message.Length));
        var buffer = ArrayPool<byte>.Shared.Rent(2 * most);
        try
        {
            var length = Encoding.UTF8.GetBytes(message, buffer.AsSpan(HeaderBytes));
            Base64.EncodeToUtf8(Seal(buffer, length, most), base64, out _, out var written);
            return written;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Writes the <c>msg_signature</c> of <paramref name="encrypt"/>, 40 bytes of hex.</summary>
    internal void SignEncrypted(ReadOnlySpan<char> timestamp, ReadOnlySpan<char> nonce, ReadOnlySpan<byte> encrypt, Span<byte> hex) =>
        CallbackSignature.Write(_token, timestamp, nonce, encrypt, hex);

    internal static int BufferFor(int base64Length) => 2 * Base64.GetMaxDecodedFromUtf8Length(base64Length);

    internal bool IsSigned(string? signature, string timestamp, string nonce, ReadOnlySpan<byte> encrypt)
    {
        ArgumentNullException.ThrowIfNull(timestamp);
        ArgumentNullException.ThrowIfNull(nonce);
        Span<byte> hex = stackalloc byte[CallbackSignature.HexLength];
        CallbackSignature.Write(_token, timestamp, nonce, encrypt, hex);
        return CallbackSignature.Matches(hex, signature);
    }

    /// <summary>Opens into <paramref name="buffer"/> (at least <see cref="BufferFor"/> bytes); <paramref name="message"/> is a part of it.</summary>
    internal CryptoFault TryDecrypt(ReadOnlySpan<byte> base64, Span<byte> buffer, out ReadOnlySpan<byte> message)
    {
        message = default;
        var half = buffer.Length / 2;
        if (Base64.DecodeFromUtf8(base64, buffer[..half], out _, out var length) is not OperationStatus.Done)
        {
            return CryptoFault.NotBase64;
        }

        if (length == 0 || length % CipherBlock != 0)
        {
            return CryptoFault.NotWholeBlocks;
        }

        var plain = buffer.Slice(half, length);
        _cipher.Value!.Decrypt(buffer[..length], plain);
        return Unpack(plain, out message);
    }

    private CryptoFault Unpack(ReadOnlySpan<byte> plain, out ReadOnlySpan<byte> message)
    {
        message = default;
        var padding = plain[^1];
        if (padding is 0 or > PaddingBlock || padding > plain.Length || plain[^padding..].ContainsAnyExcept(padding))
        {
            return CryptoFault.BadPadding;
        }

        var content = plain[..^padding];
        if (content.Length < HeaderBytes)
        {
            return CryptoFault.BadLength;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(content[RandomBytes..]);
        if (length > content.Length - HeaderBytes)
        {
            return CryptoFault.BadLength;
        }

        var rest = content[HeaderBytes..];
        if (!rest[(int)length..].SequenceEqual(_appId))
        {
            return CryptoFault.OtherAppId;
        }

        message = rest[..(int)length];
        return CryptoFault.None;
    }

    /// <summary>Bytes a message of that many bytes takes once framed and padded.</summary>
    private int PaddedLength(int messageBytes) => ((HeaderBytes + messageBytes + _appId.Length) / PaddingBlock + 1) * PaddingBlock;

    /// <summary>Frames the message standing at <see cref="HeaderBytes"/> and enciphers it into the part of the buffer after <paramref name="most"/>.</summary>
    private ReadOnlySpan<byte> Seal(Span<byte> buffer, int messageBytes, int most)
    {
        var sealing = _cipher.Value!;
        sealing.Salt(buffer[..RandomBytes]);
        BinaryPrimitives.WriteInt32BigEndian(buffer[RandomBytes..], messageBytes);
        var end = HeaderBytes + messageBytes;
        _appId.CopyTo(buffer[end..]);
        end += _appId.Length;
        var total = PaddedLength(messageBytes);
        buffer[end..total].Fill((byte)(total - end));
        var cipher = buffer.Slice(most, total);
        sealing.Encrypt(buffer[..total], cipher);
        return cipher;
    }

    private static byte[] ReadKey(string encodingAesKey)
    {
        if (encodingAesKey is not { Length: EncodingAesKeyLength })
        {
            throw new ArgumentException(
                $"EncodingAESKey must be {EncodingAesKeyLength} characters long, it has {encodingAesKey?.Length ?? 0}.", nameof(encodingAesKey));
        }

        Span<byte> key = stackalloc byte[33];
        return Convert.TryFromBase64String(encodingAesKey + "=", key, out var count) && count == 32
            ? key[..count].ToArray()
            : throw new ArgumentException("EncodingAESKey may hold only letters, digits, + and /.", nameof(encodingAesKey));
    }
}
