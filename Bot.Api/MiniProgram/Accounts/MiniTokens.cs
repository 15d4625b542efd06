using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Bot.Api.MiniProgram.Accounts;

/// <summary>
/// The two tokens of a session, both sealed with data protection, so that nothing a stranger makes up is ever looked up.
/// The access token says its session and its end, by our clock; the refresh token its session and a secret.
/// </summary>
public sealed class MiniTokens(IDataProtectionProvider provider, TimeProvider clock)
{
    /// <summary>How long an access token is good.</summary>
    public static readonly TimeSpan AccessLife = TimeSpan.FromHours(2);

    /// <summary>How long a session lives unused.</summary>
    public static readonly TimeSpan RefreshLife = TimeSpan.FromDays(30);

    private const int SecretBytes = 32;
    private const int Instant = sizeof(long);
    private readonly IDataProtector _access = provider.CreateProtector("Bot.Api.MiniProgram.AccessToken.v1");
    private readonly IDataProtector _refresh = provider.CreateProtector("Bot.Api.MiniProgram.RefreshToken.v1");

    public string Access(string session)
    {
        var content = new byte[Instant + Encoding.UTF8.GetByteCount(session)];
        BinaryPrimitives.WriteInt64BigEndian(content, (clock.GetUtcNow() + AccessLife).ToUnixTimeMilliseconds());
        Encoding.UTF8.GetBytes(session, content.AsSpan(Instant));
        return Base64Url.EncodeToString(_access.Protect(content));
    }

    /// <summary>The session of an access token; null when it is none of ours or its time is over.</summary>
    public string? SessionOf(string accessToken) =>
        Open(_access, accessToken) is { Length: > Instant } content
        && BinaryPrimitives.ReadInt64BigEndian(content) > clock.GetUtcNow().ToUnixTimeMilliseconds()
            ? Encoding.UTF8.GetString(content.AsSpan(Instant))
            : null;

    /// <summary>A new refresh token, and the hash that the row keeps of it.</summary>
    public (string Token, string Hash) Refresh(string session)
    {
        var content = new byte[SecretBytes + Encoding.UTF8.GetByteCount(session)];
        RandomNumberGenerator.Fill(content.AsSpan(0, SecretBytes));
        Encoding.UTF8.GetBytes(session, content.AsSpan(SecretBytes));
        return (Base64Url.EncodeToString(_refresh.Protect(content)), Hash(content));
    }

    /// <summary>Session and hash of a refresh token, whether still good or not; null when it is none of ours.</summary>
    public (string Session, string Hash)? OpenRefresh(string refreshToken) =>
        Open(_refresh, refreshToken) is { Length: > SecretBytes } content
            ? (Encoding.UTF8.GetString(content.AsSpan(SecretBytes)), Hash(content))
            : null;

    /// <summary>In constant time.</summary>
    public static bool Same(string hash, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(other));

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static byte[]? Open(IDataProtector protector, string token)
    {
        try
        {
            return protector.Unprotect(Base64Url.DecodeFromChars(token));
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
