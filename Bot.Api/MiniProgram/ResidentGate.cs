using System.Net.Http.Headers;
using Bot.Api.Hosting;
using Bot.Api.MiniProgram.Accounts;
using Bot.Data.People;

namespace Bot.Api.MiniProgram;

/// <summary>
/// Stands before every route for <see cref="Access.Resident"/>: reads the bearer token, asks whether its session lives.
/// A middleware rather than a filter, so that a stranger's body is not even read: filters run after binding.
/// </summary>
public sealed class ResidentGate(RequestDelegate next, MiniSessions sessions, MiniLimits limits, PersonalData personalData)
{
    /// <summary>Characters of a token; ours have about two hundred.</summary>
    private const int TokenLength = 1_024;

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<AccessStatement>()?.Who != Access.Resident)
        {
            await next(http);
            return;
        }

        http.Response.Headers.CacheControl = "no-cache, private";
        if (Token(http) is not { } token || await sessions.EnterAsync(token, http.RequestAborted) is not { } entered)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            await Refused().ExecuteAsync(http);
            return;
        }

        if (limits.OfResident(entered.Session.Account) is { } wait)
        {
            await MiniLimits.TooMany(http, wait).ExecuteAsync(http);
            return;
        }

        new ResidentVisit(entered.Session, entered.Account.SealedOpenId, personalData) { Resident = entered.Account.Resident }.EnterInto(http);
        await next(http);
    }

    private static string? Token(HttpContext http) =>
        AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization.ToString(), out var header)
        && string.Equals(header.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
        && header.Parameter is { Length: > 0 and <= TokenLength } token ? token : null;

    private static IResult Refused() =>
        Problems.Of(StatusCodes.Status401Unauthorized, "session", "登录过期了", "请重新打开小程序登录。", "Authorization");
}
