namespace Bot.Api.My;

/// <summary>How the pages look on this phone: larger letters, stronger contrast. It belongs to the phone, not to the person, so a cookie keeps it.</summary>
public sealed record Look(bool Large, bool Contrast)
{
    public const string Cookie = "my-look";

    private const char LargeSign = 'l';
    private const char ContrastSign = 'c';

    /// <summary>How long a phone remembers it.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(365);

    /// <summary>Classes of the body.</summary>
    public string Classes => (Large ? "my-large " : "") + (Contrast ? "my-contrast" : "");

    public static Look Of(HttpContext http)
    {
        var kept = http.Request.Cookies[Cookie] ?? "";
        return new(kept.Contains(LargeSign, StringComparison.Ordinal), kept.Contains(ContrastSign, StringComparison.Ordinal));
    }

    public void Keep(HttpContext http, bool isSecure) => http.Response.Cookies.Append(
        Cookie,
        (Large ? LargeSign.ToString() : "") + (Contrast ? ContrastSign.ToString() : "") + "-",
        new CookieOptions { Path = http.Request.PathBase + MyRoutes.Home, MaxAge = Life, SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = isSecure, IsEssential = true });
}
