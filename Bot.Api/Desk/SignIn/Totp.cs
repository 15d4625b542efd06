using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Api.Desk.SignIn;

/// <summary>Time-based one-time passwords (RFC 6238 with RFC 4226): six digits, thirty seconds, HMAC-SHA1, as every phone app has them.</summary>
public static class Totp
{
    public const int Digits = 6;
    public const int SecretBytes = 20;

    /// <summary>Seconds of a step.</summary>
    public const int StepSeconds = 30;

    /// <summary>Steps a phone's clock may be off, each way.</summary>
    public const int Drift = 1;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    public static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238's default, and what the apps speak; HMAC does not rest on collisions.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xF;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code this is, near now and after the last one taken; null when it is none.</summary>
    public static long? StepOf(byte[] secret, string code, DateTimeOffset now, long lastStep)
    {
        if (code.Length != Digits || !code.All(char.IsAsciiDigit))
        {
            return null;
        }

        long? found = null;
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        for (var step = current - Drift; step <= current + Drift; step++)
        {
            var isIt = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(secret, step)), Encoding.ASCII.GetBytes(code));
            found = isIt && step > lastStep ? step : found;
        }

        return found;
    }

    /// <summary>RFC 4648, without padding: what the apps take by hand.</summary>
    public static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var b in bytes)
        {
            (buffer, bits) = (((buffer << 8) | b) & 0xFFFF, bits + 8);
            while (bits >= 5)
            {
                text.Append(Alphabet[(buffer >> (bits - 5)) & 31]);
                bits -= 5;
            }
        }

        return bits > 0 ? text.Append(Alphabet[(buffer << (5 - bits)) & 31]).ToString() : text.ToString();
    }

    /// <summary>What the QR code says (Google Authenticator key URI format).</summary>
    public static string Uri(string issuer, string login, byte[] secret) =>
        $"otpauth://totp/{System.Uri.EscapeDataString(issuer)}:{System.Uri.EscapeDataString(login)}?secret={Base32(secret)}&issuer={System.Uri.EscapeDataString(issuer)}&digits={Digits.ToString(CultureInfo.InvariantCulture)}&period={StepSeconds.ToString(CultureInfo.InvariantCulture)}";
}
