using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Bot.Api.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Bot.Api.Desk.SignIn;

/// <summary>The desk's cookie: the framework's, of a scheme of its own, sent nowhere but below <c>/desk</c>. It holds a random token; the row of the session decides.</summary>
public static class DeskScheme
{
    public const string Name = "desk";
    public const string Path = "/desk";
    private const int TokenBytes = 32;

    public static void Configure(CookieAuthenticationOptions options, BotSettings settings)
    {
        options.Cookie = new BelowDesk
        {
            Name = "grid-desk",
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            SecurePolicy = settings.PublicBaseUrl.StartsWith("https:", StringComparison.Ordinal) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest,
            IsEssential = true,
        };
        options.ExpireTimeSpan = SignInLimits.SessionLife;
        options.SlidingExpiration = false;
    }

    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>The key of the session's row.</summary>
    public static string IdOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)));

    public static Task SignInAsync(HttpContext http, string token) =>
        http.SignInAsync(Name, new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, token)], Name)));

    public static Task SignOutAsync(HttpContext http) => http.SignOutAsync(Name);

    /// <summary>The session that the browser claims to have, or null.</summary>
    public static async Task<string?> SessionOfAsync(HttpContext http)
    {
        var who = (await http.AuthenticateAsync(Name)).Principal;
        if (who?.FindFirstValue(ClaimTypes.NameIdentifier) is not { Length: TokenBytes * 2 } token)
        {
            return null;
        }

        // The token of a form belongs to the one signed in.
        http.User = who;
        return IdOf(token);
    }

    /// <summary>Several places may be served under a path each: the cookie stays below the desk of its own.</summary>
    private sealed class BelowDesk : CookieBuilder
    {
        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var built = base.Build(context, expiresFrom);
            built.Path = context.Request.PathBase + DeskScheme.Path;
            return built;
        }
    }
}
