using System.Security.Cryptography;
using Bot.Data.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Bot.Api.Desk.SignIn;

/// <summary>Hashes and judges passwords, with the framework's hasher.</summary>
public sealed class Passwords : IDisposable
{
    /// <summary>What somebody types who thinks nobody would: refused as a whole, and with digits or signs around it.</summary>
    private static readonly string[] Worst =
    [
        "password", "passw0rd", "p@ssw0rd", "admin", "administrator", "qwerty", "qwertyuiop", "1qaz2wsx", "abc", "iloveyou", "welcome", "letmein",
        "woaini", "wangge", "mima", "zhongguo", "changeme", "default", "test", "root", "hotline", "desk",
    ];

    private const string Letters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int GeneratedLength = 14;
    private readonly SemaphoreSlim _room = new(SignInLimits.HashesAtOnce);
    private readonly PasswordHasher<StaffAccount> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = SignInLimits.HashRounds }));
    private readonly StaffAccount _nobody = new() { Login = "" };
    private readonly string _nobodysHash;

    public Passwords() => _nobodysHash = Hash(Generate());

    public string Hash(string password) => _hasher.HashPassword(_nobody, password);

    /// <summary>Takes as long for an account that is not there.</summary>
    public async Task<bool> IsRightAsync(string? hash, string password, CancellationToken cancellation)
    {
        await _room.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => _hasher.VerifyHashedPassword(_nobody, hash ?? _nobodysHash, password), cancellation) != PasswordVerificationResult.Failed && hash is not null;
        }
        finally
        {
            _room.Release();
        }
    }

    public static string Generate() => RandomNumberGenerator.GetString(Letters, GeneratedLength);

    /// <summary>What is wrong with a password that somebody wants; null when nothing.</summary>
    public static string? Fault(string password, string login)
    {
        if (password.Length < SignInLimits.ShortestPassword)
        {
            return $"密码至少 {SignInLimits.ShortestPassword} 个字符，可以用一句好记的话。";
        }

        if (password.Length > SignInLimits.LongestPassword)
        {
            return $"密码最多 {SignInLimits.LongestPassword} 个字符。";
        }

        if (password.Contains(login, StringComparison.OrdinalIgnoreCase))
        {
            return "密码里不要写账号。";
        }

        return IsWorst(password) ? "这个密码太常见，一猜就中，请换一个。" : null;
    }

    public void Dispose() => _room.Dispose();

    private static bool IsWorst(string password)
    {
        var core = password.Trim().ToLowerInvariant().Trim("0123456789!@#$%^&*._-+~ ".ToCharArray());
        return core.Length == 0 ? IsRow(password) || password.All(char.IsAsciiDigit) : core.Distinct().Count() <= 2 || Worst.Contains(core, StringComparer.Ordinal);
    }

    /// <summary>1111111111, 1234567890, and the like.</summary>
    private static bool IsRow(string password) => password.Distinct().Count() <= 3;
}
