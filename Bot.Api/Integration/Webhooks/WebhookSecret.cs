using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Bot.Api.Integration.Webhooks;

/// <summary>
/// The key that signs what goes to one subscription (Standard Webhooks 1.0: <c>whsec_</c> and base64). Sealed at rest with
/// the framework's data protection, shown once when it was drawn here.
/// </summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    public const string Prefix = "whsec_";
    private readonly IDataProtector _protector = protection.CreateProtector("Bot.Api.Integration.Webhooks.v1");

    public static string Draw() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(WebhookLimits.SecretBytesDrawn));

    /// <summary>The key's bytes, or null when it is not written as one.</summary>
    public static byte[]? Read(string secret)
    {
        var buffer = new byte[WebhookLimits.SecretBytesMost + 3];
        return secret.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(secret[Prefix.Length..], buffer, out var length)
            && length is >= WebhookLimits.SecretBytesLeast and <= WebhookLimits.SecretBytesMost
            ? buffer[..length]
            : null;
    }

    /// <summary><c>v1,</c> and the base64 of HMAC-SHA256 over <c>id.timestamp.body</c>.</summary>
    public static string Sign(byte[] key, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        mac.AppendData(Encoding.UTF8.GetBytes($"{id}.{Timestamp(at)}."));
        mac.AppendData(body);
        return "v1," + Convert.ToBase64String(mac.GetHashAndReset());
    }

    /// <summary>Whole seconds since 1970.</summary>
    public static string Timestamp(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public string Seal(string secret) => _protector.Protect(secret);

    /// <exception cref="CryptographicException">It was sealed with keys that are lost.</exception>
    public byte[] Open(string sealedSecret) => Read(_protector.Unprotect(sealedSecret)) ?? throw new CryptographicException("A stored secret is none.");
}
