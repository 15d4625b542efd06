using System.Security.Cryptography;

namespace Bot.WeChat.Crypto;

/// <summary>
/// AES-CBC under one key and one iv, as callbacks use it, for one thread. A one-shot call of the framework sets up a cipher for every
/// message, which cost more than the enciphering itself; this one is set up once and put back to its iv after each message.
/// </summary>
internal sealed class CallbackCipher : IDisposable
{
    /// <summary>Salts drawn at once: a draw costs the same for one as for many.</summary>
    private const int Salts = 64;

    private readonly Aes _aes;
    private readonly byte[] _iv;
    private readonly byte[] _salts = new byte[Salts * SaltBytes];
    private ICryptoTransform _decryptor, _encryptor;
    private byte[] _in = [], _out = [];
    private int _salt = Salts;

    public CallbackCipher(byte[] key, byte[] iv)
    {
        _aes = Aes.Create();
        _aes.Mode = CipherMode.CBC;
        _aes.Padding = PaddingMode.None;
        _aes.Key = key;
        _iv = iv;
        (_decryptor, _encryptor) = (_aes.CreateDecryptor(key, iv), _aes.CreateEncryptor(key, iv));
    }

    /// <summary>Bytes of chance in front of each message.</summary>
    public const int SaltBytes = 16;

    /// <summary>Fills the 16 bytes of chance of one message; each is used once.</summary>
    public void Salt(Span<byte> salt)
    {
        if (_salt == Salts)
        {
            RandomNumberGenerator.Fill(_salts);
            _salt = 0;
        }

        var next = _salts.AsSpan(_salt++ * SaltBytes, SaltBytes);
        next.CopyTo(salt);
        next.Clear();
    }

    /// <param name="cipher">Whole blocks, at least one.</param>
    /// <param name="plain">As long.</param>
    public void Decrypt(ReadOnlySpan<byte> cipher, Span<byte> plain)
    {
        if (!TryTransform(_decryptor, cipher, plain))
        {
            _decryptor.Dispose();
            _decryptor = _aes.CreateDecryptor(_aes.Key, _iv);
            throw new CryptographicException("The message could not be deciphered.");
        }
    }

    /// <inheritdoc cref="Decrypt"/>
    public void Encrypt(ReadOnlySpan<byte> plain, Span<byte> cipher)
    {
        if (!TryTransform(_encryptor, plain, cipher))
        {
            _encryptor.Dispose();
            _encryptor = _aes.CreateEncryptor(_aes.Key, _iv);
            throw new CryptographicException("The message could not be enciphered.");
        }
    }

    public void Dispose()
    {
        _decryptor.Dispose();
        _encryptor.Dispose();
        _aes.Dispose();
    }

    /// <summary>False when the transform stands in the middle of a message and must not be used again.</summary>
    private bool TryTransform(ICryptoTransform transform, ReadOnlySpan<byte> from, Span<byte> to)
    {
        if (_in.Length < from.Length)
        {
            (_in, _out) = (new byte[from.Length], new byte[from.Length]);
        }

        from.CopyTo(_in);
        try
        {
            var done = transform.TransformBlock(_in, 0, from.Length, _out, 0);
            // Ends the message: the next one begins from the iv again.
            var rest = transform.TransformFinalBlock([], 0, 0);
            if (done != from.Length || rest.Length != 0)
            {
                return false;
            }
        }
        catch (CryptographicException)
        {
            return false;
        }

        _out.AsSpan(0, from.Length).CopyTo(to);
        return true;
    }
}
