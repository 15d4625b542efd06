using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Bot.Api.Hosting;
using Bot.Data.People;
using Bot.WeChat.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace Bot.Api.My.Identity;

/// <summary>
/// Who holds the phone, by the official account's web login (网页授权, snsapi_base: nothing is asked of the resident). The state
/// is a nonce, and what it stands for travels sealed in a cookie of the same browser: nobody can be signed in by another's link.
/// </summary>
public sealed class ResidentSignIn(
    BotSettings settings, PersonalData personalData, ResidentArrival arrival, WeChatEndpoint endpoint, OAuth2 oauth, IDataProtectionProvider protection, TimeProvider clock, ILogger<ResidentSignIn> log)
{
    public const string Scheme = "resident";
    public const string Path = "/my/sign-in";

    /// <summary>How long a session lasts, however often it is used: a phone goes from hand to hand in a family.</summary>
    public static readonly TimeSpan SessionLife = TimeSpan.FromHours(2);

    /// <summary>How long a login may take.</summary>
    public static readonly TimeSpan LoginLife = TimeSpan.FromMinutes(10);

    /// <summary>Characters of an address that a login comes back to; a longer one comes back to the first page.</summary>
    public const int ReturnLength = 512;

    private const string SealedOpenId = "sealed-openid";
    private const string WeChatBrowser = "MicroMessenger";
    private const string LoginCookie = "my-login-";
    private const int NonceBytes = 16;
    private const int CodeLength = 512;
    private const int OpenIdLength = 128;
    private readonly IDataProtector _protector = protection.CreateProtector("Bot.Api.My.ResidentSignIn.v1");

    /// <summary>WeChat signs in only within WeChat; a platform that stands in for it does so anywhere.</summary>
    public bool IsPossibleIn(HttpContext http) =>
        endpoint.IsOverridden || http.Request.Headers.UserAgent.ToString().Contains(WeChatBrowser, StringComparison.OrdinalIgnoreCase);

    /// <summary>Who the session is of, or null.</summary>
    public static async Task<ClaimsPrincipal?> WhoAsync(HttpContext http) =>
        (await http.AuthenticateAsync(Scheme)).Principal is { } who && Key(who).Length > 0 && SealedOf(who).Length > 0 ? who : null;

    /// <summary>The key that all rows of the resident carry, the same as the chat's.</summary>
    public static string Key(ClaimsPrincipal who) => who.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    public static string SealedOf(ClaimsPrincipal who) => who.FindFirstValue(SealedOpenId) ?? "";

    /// <summary>Starts a login that comes back to the page asked for; leaves the sealed cookie and says where to go.</summary>
    public Uri Begin(HttpContext http) => Begin(http, http.Request.Path.ToUriComponent() + http.Request.QueryString.ToUriComponent());

    private Uri Begin(HttpContext http, string wanted)
    {
        var nonce = RandomNumberGenerator.GetHexString(NonceBytes * 2, lowercase: true);
        var until = (clock.GetUtcNow() + LoginLife).ToUnixTimeSeconds();
        var login = string.Create(CultureInfo.InvariantCulture, $"{until}|{nonce}|{Safe(wanted)}");
        http.Response.Cookies.Append(CookieOf(nonce), _protector.Protect(login), LoginCookieOptions(http, LoginLife));
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return oauth.AuthorizeUrl(new Uri(settings.PublicBaseUrl + Path), nonce);
    }

    /// <summary><c>GET /my/sign-in</c>: WeChat sends the resident back here; with <c>again</c>, a page, whoever holds the phone now signs in anew.</summary>
    public async Task HandleAsync(HttpContext http, string? code, string? state, string? again)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        if (again is not null)
        {
            await http.SignOutAsync(Scheme);
            await (IsPossibleIn(http) ? Results.Redirect(Begin(http, again).AbsoluteUri) : MyPlainPage.Outside).ExecuteAsync(http);
            return;
        }

        if (code is not { Length: > 0 and <= CodeLength } || Return(http, state) is not { } wanted)
        {
            await MyPlainPage.SignInLost.WriteAsync(http);
            return;
        }

        var login = await oauth.GetLogin(code, http.RequestAborted);
        if (!login.IsOk || login.Value.OpenId.Length is 0 or > OpenIdLength)
        {
            log.LogWarning("A resident could not be signed in: {Error}", (login.Error ?? TransportErrors.Incomplete).Name);
            await MyPlainPage.NoAnswer(wanted).WriteAsync(http);
            return;
        }

        var (resident, sealedOpenId) = (personalData.ResidentKey(login.Value.OpenId), personalData.Seal(login.Value.OpenId));
        await arrival.KnowAsync(resident, sealedOpenId);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, resident), new Claim(SealedOpenId, sealedOpenId)], Scheme);
        await http.SignInAsync(Scheme, new ClaimsPrincipal(identity));
        http.Response.Redirect(http.Request.PathBase + wanted);
    }

    public static void Configure(CookieAuthenticationOptions options, BotSettings settings)
    {
        options.Cookie.Name = Scheme;

        // As the browser sees it: a place may be served under a path.
        options.Cookie.Path = new Uri(settings.PublicBaseUrl).AbsolutePath.TrimEnd('/') + "/my";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = settings.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        options.ExpireTimeSpan = SessionLife;
        options.SlidingExpiration = false;
    }

    /// <summary>Only ever one of these pages, written plainly: no address that a browser would take for another host.</summary>
    private static string Safe(string wanted)
    {
        var isOurs = wanted == MyRoutes.Home || wanted.StartsWith(MyRoutes.Home + "/", StringComparison.Ordinal) || wanted.StartsWith(MyRoutes.Home + "?", StringComparison.Ordinal);
        return isOurs && wanted.Length <= ReturnLength && wanted.All(c => c is > ' ' and < (char)127 and not '\\') ? wanted : MyRoutes.Home;
    }

    /// <summary>Where a login began, when it began in this browser and not too long ago. Each login is good once.</summary>
    private string? Return(HttpContext http, string? state)
    {
        if (state is not { Length: NonceBytes * 2 } || !state.All(char.IsAsciiHexDigitLower) || http.Request.Cookies[CookieOf(state)] is not { } cookie)
        {
            return null;
        }

        http.Response.Cookies.Delete(CookieOf(state), LoginCookieOptions(http, null));
        try
        {
            var parts = _protector.Unprotect(cookie).Split('|', 3);
            var isOurs = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(parts[1]), Encoding.ASCII.GetBytes(state));
            return isOurs && long.Parse(parts[0], CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds() ? parts[2] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string CookieOf(string nonce) => LoginCookie + nonce[..8];

    private CookieOptions LoginCookieOptions(HttpContext http, TimeSpan? life) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = settings.IsSecure,
        Path = http.Request.PathBase + MyRoutes.Home,
        MaxAge = life,
        IsEssential = true,
    };
}
