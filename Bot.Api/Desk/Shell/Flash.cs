using System.Buffers.Text;
using System.Text;

namespace Bot.Api.Desk.Shell;

/// <summary>Words that the next page says once: in a cookie below the desk, encoded as text when shown.</summary>
public sealed record Flash(string Words, bool IsGood)
{
    /// <summary>Characters of a message: a cookie holds no more than 4 KiB.</summary>
    public const int Length = 400;

    private const string Cookie = "grid-desk-said";

    public static void Say(HttpContext http, string words, bool isGood)
    {
        var text = (isGood ? "+" : "-") + (words.Length <= Length ? words : words[..Length] + "…");
        http.Response.Cookies.Append(Cookie, Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text)), Options(http));
    }

    /// <summary>Takes the words, so that they are said once.</summary>
    public static Flash? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } kept || !Base64Url.IsValid(kept))
        {
            return null;
        }

        http.Response.Cookies.Delete(Cookie, Options(http));
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(kept));
        return text.Length > 1 ? new Flash(text[1..], text[0] == '+') : null;
    }

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = http.Request.PathBase + "/desk",
        IsEssential = true,
    };
}
