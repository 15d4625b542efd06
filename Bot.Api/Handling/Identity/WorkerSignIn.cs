using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Bot.Api.Hosting;
using Bot.WeChat.Api;
using Bot.WeChat.WeCom;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;

namespace Bot.Api.Handling.Identity;

/// <summary>
/// Who holds the phone, by WeCom's web login (网页授权登录). WeCom takes a state of at most 128 letters and digits, so the
/// state is a nonce, and what it stands for travels sealed in a cookie of the same browser: nobody can be signed in by
/// another's link.
/// </summary>
public sealed class WorkerSignIn(
    BotSettings settings, WorkerLinks links, IDataProtectionProvider protection, TimeProvider clock, ILogger<WorkerSignIn> log, WeComClient? weCom = null)
{
    public const string Scheme = "grid-worker";
    public const string Path = "/w/sign-in";

    /// <summary>How long a session lasts: a shift.</summary>
    public static readonly TimeSpan SessionLife = TimeSpan.FromHours(12);

    /// <summary>How long a login may take.</summary>
    public static readonly TimeSpan LoginLife = TimeSpan.FromMinutes(10);

    private const int NonceBytes = 16;
    private const int CodeLength = 512;
    private const int UserIdLength = 64;
    private const string LoginCookie = "grid-login-";
    private readonly IDataProtector _protector = protection.CreateProtector("Bot.Api.Handling.WorkerSignIn.v1");

    public bool IsSetUp => weCom is not null;

    private bool IsSecure => settings.PublicBaseUrl.StartsWith("https:", StringComparison.Ordinal);

    /// <summary>The userid of the session, or null.</summary>
    public static async Task<ClaimsPrincipal?> WhoAsync(HttpContext http) =>
        (await http.AuthenticateAsync(Scheme)).Principal is { } who && UserId(who) is { Length: > 0 } ? who : null;

    public static string UserId(ClaimsPrincipal who) => who.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    /// <summary>Starts a login that comes back to this link; leaves the sealed cookie and says where to go.</summary>
    public Uri Begin(HttpContext http, string token)
    {
        var nonce = RandomNumberGenerator.GetHexString(NonceBytes * 2, lowercase: true);
        var until = (clock.GetUtcNow() + LoginLife).ToUnixTimeSeconds();
        var login = string.Create(CultureInfo.InvariantCulture, $"{until}|{nonce}|{token}");
        http.Response.Cookies.Append(CookieOf(nonce), _protector.Protect(login), LoginCookieOptions(http, LoginLife));
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return weCom!.AuthorizeUrl(new Uri(settings.PublicBaseUrl + Path), nonce);
    }

    /// <summary><c>GET /w/sign-in</c>: WeCom sends the worker back here; with <c>again</c>, somebody else wants to sign in.</summary>
    public async Task HandleAsync(HttpContext http, string? code, string? state, string? again)
    {
        if (!IsSetUp)
        {
            await WorkerPlainPage.NotSetUp.WriteAsync(http);
            return;
        }

        if (again is not null)
        {
            await StartAgainAsync(http, again);
            return;
        }

        if (code is not { Length: > 0 and <= CodeLength } || Return(http, state) is not { } token)
        {
            await WorkerPlainPage.SignInLost.WriteAsync(http);
            return;
        }

        var userId = await weCom!.GetUserId(code, http.RequestAborted);
        if (!userId.IsOk || userId.Value.Length > UserIdLength)
        {
            await Failed(userId.Error ?? TransportErrors.Incomplete, token).WriteAsync(http);
            return;
        }

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, userId.Value)], Scheme);
        await http.SignInAsync(Scheme, new ClaimsPrincipal(identity));
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Redirect(http.Request.PathBase + "/w/" + token);
    }

    public static void Configure(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions options, BotSettings settings)
    {
        options.Cookie.Name = Scheme;
        options.Cookie.Path = "/w";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = settings.PublicBaseUrl.StartsWith("https:", StringComparison.Ordinal) ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        options.ExpireTimeSpan = SessionLife;
        options.SlidingExpiration = false;
    }

    private async Task StartAgainAsync(HttpContext http, string token)
    {
        if (links.Open(token, clock.GetUtcNow()) is null)
        {
            await WorkerPlainPage.LinkDead.WriteAsync(http);
            return;
        }

        await http.SignOutAsync(Scheme);
        http.Response.Redirect(Begin(http, token).AbsoluteUri);
    }

    /// <summary>The link a login began from, when it began in this browser and not too long ago. Each login is good once.</summary>
    private string? Return(HttpContext http, string? state)
    {
        if (state is not { Length: NonceBytes * 2 } || !state.All(char.IsAsciiHexDigitLower) || http.Request.Cookies[CookieOf(state)] is not { } cookie)
        {
            return null;
        }

        http.Response.Cookies.Delete(CookieOf(state), LoginCookieOptions(http, null));
        try
        {
            var parts = _protector.Unprotect(cookie).Split('|');
            var isOurs = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(parts[1]), Encoding.ASCII.GetBytes(state));
            return isOurs && long.Parse(parts[0], CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds() ? parts[2] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private WorkerPlainPage Failed(PlatformError error, string token)
    {
        log.LogWarning("A worker could not be signed in: {Error}", error.Name);
        return error == TransportErrors.NotAMember
            ? new WorkerPlainPage(StatusCodes.Status403Forbidden, "没找到您的工作身份", "您不在本单位的企业微信通讯录里，请联系管理员把您加进去。")
            : new WorkerPlainPage(StatusCodes.Status502BadGateway, "企业微信没有应答", "刚才没能确认您的身份，请再试一次。", "/w/" + token, "再试一次");
    }

    private static string CookieOf(string nonce) => LoginCookie + nonce[..8];

    private CookieOptions LoginCookieOptions(HttpContext http, TimeSpan? life) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = IsSecure,
        Path = http.Request.PathBase + "/w",
        MaxAge = life,
        IsEssential = true,
    };
}
