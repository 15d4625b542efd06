using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Bot.Api.Hosting;
using Bot.Data.People;

namespace Bot.Api.Handling;

/// <summary>
/// The token of <c>/w/{token}</c>: one intake, an expiry, and a keyed hash over both; 38 characters, because it is read
/// on cards and printed in digests. Who the reader is, is another question, answered by WeCom.
/// </summary>
public sealed class WorkerLinks(BotSettings settings, PersonalData personalData)
{
    /// <summary>How long a card can be acted on.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private const int IdBytes = 8;
    private const int ExpiryBytes = 4;
    private const int HashBytes = 16;
    private const int TokenBytes = IdBytes + ExpiryBytes + HashBytes;
    private readonly byte[] _key = personalData.DeriveKey("worker-links");

    public string For(long intakeId, DateTimeOffset now) => $"{settings.PublicBaseUrl}/w/{Token(intakeId, now)}";

    public string Token(long intakeId, DateTimeOffset now)
    {
        Span<byte> token = stackalloc byte[TokenBytes];
        BinaryPrimitives.WriteInt64BigEndian(token, intakeId);
        BinaryPrimitives.WriteUInt32BigEndian(token[IdBytes..], (uint)((now + Lifetime).ToUnixTimeSeconds() / 60));
        Hash(token[..(IdBytes + ExpiryBytes)], token[(IdBytes + ExpiryBytes)..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>The intake a token stands for, or null when it is forged, torn or expired.</summary>
    public long? Open(string? token, DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[TokenBytes];
        if (token is not { Length: 38 } || !Base64Url.IsValid(token) || !Base64Url.TryDecodeFromChars(token, bytes, out var length) || length != TokenBytes)
        {
            return null;
        }

        Span<byte> expected = stackalloc byte[HashBytes];
        Hash(bytes[..(IdBytes + ExpiryBytes)], expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, bytes[(IdBytes + ExpiryBytes)..]))
        {
            return null;
        }

        var expiry = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(bytes[IdBytes..]) * 60L);
        return expiry > now ? BinaryPrimitives.ReadInt64BigEndian(bytes) : null;
    }

    private void Hash(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, message, whole);
        whole[..HashBytes].CopyTo(destination);
    }
}
