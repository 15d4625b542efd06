using Bot.WeChat.Crypto;

namespace Bot.Benchmarks.Load;

/// <summary>An official account that exists only here; none of this is a secret.</summary>
internal static class Account
{
    public const string AppId = "wxbenchmark0000001";
    public const string AppSecret = "benchmark-secret";
    public const string Token = "benchmark-token";
    public const string EncodingAesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    public static CallbackCrypto Crypto { get; } = new(Token, EncodingAesKey, AppId);

    /// <summary>28 characters, as real ones have.</summary>
    public static string OpenId(int resident) => $"oBench{resident:0000000000000000000000}";
}
