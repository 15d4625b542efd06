using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Bot.Data.People;

/// <summary>
/// Personal data at rest: sealed with the framework's data protection (keys in <c>Bot:DataDirectory/keys</c>, rotated and
/// versioned by it), found again by a keyed hash. Losing the keys loses the names, so they belong into the backup.
/// </summary>
public sealed class PersonalData
{
    private const int LookupKeyBytes = 32;
    private readonly IDataProtector _protector;
    private readonly byte[] _lookupKey;
    private readonly byte[] _phoneKey;
    private readonly byte[] _unionKey;

    public PersonalData(IDataProtectionProvider provider, string keyDirectory)
    {
        _protector = provider.CreateProtector("Bot.Data.People.PersonalData.v1");
        _lookupKey = LoadOrCreateLookupKey(Path.Combine(keyDirectory, "lookup.key"));
        _phoneKey = DeriveKey("phone");
        _unionKey = DeriveKey("unionid");
    }

    public string Seal(string value) => _protector.Protect(value);

    public string Open(string sealedValue) => _protector.Unprotect(sealedValue);

    /// <summary>22 characters that stand for an openid in every row: the same each time, not to be turned back.</summary>
    public string ResidentKey(string openId)
    {
        Span<byte> source = stackalloc byte[256];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var length = Encoding.UTF8.GetByteCount(openId) <= source.Length
            ? Encoding.UTF8.GetBytes(openId, source)
            : throw new ArgumentException("An openid has at most 256 bytes.", nameof(openId));
        HMACSHA256.HashData(_lookupKey, source[..length], hash);
        return System.Buffers.Text.Base64Url.EncodeToString(hash[..16]);
    }

    /// <summary>Stands for a phone number, however it is spelt (spaces, dashes, +86): the same each time, not to be turned back without the key.</summary>
    public string PhoneKey(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return Keyed(_phoneKey, digits.Length == 13 && digits.StartsWith("86", StringComparison.Ordinal) ? digits[2..] : digits);
    }

    /// <summary>Stands for a unionid, which is the same in the official account and the mini-program.</summary>
    public string UnionKey(string unionId) => Keyed(_unionKey, unionId);

    /// <summary>Signs short links with a key of their own, derived from the lookup key.</summary>
    public byte[] DeriveKey(string purpose) => HMACSHA256.HashData(_lookupKey, Encoding.UTF8.GetBytes("derive:" + purpose));

    private static string Keyed(byte[] key, string value) =>
        System.Buffers.Text.Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value)).AsSpan(0, 16));

    private static byte[] LoadOrCreateLookupKey(string path)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            try
            {
                using var file = new FileStream(path, options);
                file.Write(RandomNumberGenerator.GetBytes(LookupKeyBytes));
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process made it first; theirs counts.
            }
        }

        var key = File.ReadAllBytes(path);
        return key.Length == LookupKeyBytes
            ? key
            : throw new InvalidOperationException($"{path} must hold {LookupKeyBytes} bytes; it is the key that finds residents again, restore it from the backup.");
    }
}
