using System.Security.Cryptography;
using System.Text;
using Bot.Data.People;

namespace Bot.Api.Desk.SignIn;

/// <summary>Codes for the day the phone is lost: shown once, kept as keyed hashes, each good once.</summary>
public sealed class RecoveryCodes(PersonalData personalData)
{
    public const int Count = 10;

    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Half = 5;
    private readonly byte[] _key = personalData.DeriveKey("desk-recovery-codes");

    public static string[] New() =>
        [.. Enumerable.Range(0, Count).Select(_ => $"{RandomNumberGenerator.GetString(Letters, Half)}-{RandomNumberGenerator.GetString(Letters, Half)}")];

    public string Keep(IEnumerable<string> codes) => string.Join(' ', codes.Select(Hash));

    /// <summary>The codes left after this one; null when it is none of them.</summary>
    public string? Without(string kept, string code)
    {
        var hash = Hash(code);
        var left = kept.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var others = left.Where(h => !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(h), Encoding.ASCII.GetBytes(hash))).ToList();
        return others.Count == left.Length ? null : string.Join(' ', others);
    }

    private string Hash(string code)
    {
        var plain = code.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant();
        return Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(plain)));
    }
}
