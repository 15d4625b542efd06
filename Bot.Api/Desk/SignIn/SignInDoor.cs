using System.Collections.Concurrent;
using Bot.Data;

namespace Bot.Api.Desk.SignIn;

/// <summary>What the two pages of signing in share.</summary>
public static class SignInDoor
{
    private const string HalfCookie = "grid-desk-half";

    /// <summary>Only ever a path of the desk itself.</summary>
    public static string Safe(string? to) =>
        to is { Length: <= 300 } && (to == "/desk" || to.StartsWith("/desk/", StringComparison.Ordinal) || to.StartsWith("/desk?", StringComparison.Ordinal))
        && !to.Contains('\\', StringComparison.Ordinal) && !to.StartsWith("/desk/sign-", StringComparison.Ordinal) && !to.Any(char.IsControl) ? to : "";

    public static string Words(SignInResult result) => result.Outcome switch
    {
        SignInOutcome.Locked => $"试错太多次，这个账号锁住了，{result.Until!.Value.ToOffset(ChinaTime.Offset):HH:mm} 以后再试。忘了密码请找管理员。",
        SignInOutcome.Shut => "这个账号停用了，请找管理员。",
        _ => $"没对上。再错 {result.TriesLeft} 次，账号会锁住一阵子。",
    };

    /// <summary>The password was right: kept by the browser until the code comes.</summary>
    public static void KeepHalf(HttpContext http, string half) => http.Response.Cookies.Append(HalfCookie, half, Options(http, SignInLimits.HalfWay));

    public static string? Half(HttpContext http) => http.Request.Cookies[HalfCookie];

    public static void DropHalf(HttpContext http) => http.Response.Cookies.Delete(HalfCookie, Options(http, null));

    private static CookieOptions Options(HttpContext http, TimeSpan? life) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = http.Request.PathBase + "/desk/sign-in",
        MaxAge = life,
        IsEssential = true,
    };
}

/// <summary>How often one address tries in a minute.</summary>
public sealed class SignInMeter(TimeProvider clock)
{
    /// <summary>Addresses remembered; a new minute forgets them all.</summary>
    private const int MostAddresses = 10_000;

    private readonly ConcurrentDictionary<string, int> _tries = new(StringComparer.Ordinal);
    private long _minute;

    public bool Allows(HttpContext http)
    {
        var minute = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
        if (Interlocked.Exchange(ref _minute, minute) != minute || _tries.Count > MostAddresses)
        {
            _tries.Clear();
        }

        return _tries.AddOrUpdate(Hosting.ClientAddress.Of(http)?.ToString() ?? "", 1, static (_, tries) => tries + 1) <= SignInLimits.TriesPerMinute;
    }
}
