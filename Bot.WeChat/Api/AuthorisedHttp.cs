using System.Text.Json;

namespace Bot.WeChat.Api;

/// <summary>Calls that carry a token. One that the platform no longer takes is replaced, and the call made once more.</summary>
internal sealed class AuthorisedHttp(PlatformHttp http, Func<CancellationToken, Task<PlatformResult<string>>> token, Action<string> invalidate)
{
    public PlatformHttp Http => http;

    /// <summary>A call that changes nothing.</summary>
    public Task<PlatformResult<JsonElement>> Read(string path, string query, CancellationToken stop) =>
        WithToken((held, t) => http.Read(WithQuery(path, held) + query, null, t), stop);

    /// <summary>A call that may have an effect. The platform refuses a bad token before doing anything, so that repetition is safe.</summary>
    public Task<PlatformResult<JsonElement>> Send(string path, object body, CancellationToken stop) =>
        WithToken((held, t) => http.Send(WithQuery(path, held), body, t), stop);

    public async Task<PlatformResult<T>> WithToken<T>(Func<string, CancellationToken, Task<PlatformResult<T>>> call, CancellationToken stop)
    {
        var held = await token(stop);
        if (!held.IsOk)
        {
            return held.Error;
        }

        var answer = await call(held.Value, stop);
        if (answer.Error is not { Advice: Advice.RefreshToken })
        {
            return answer;
        }

        invalidate(held.Value);
        var fresh = await token(stop);
        return fresh.IsOk ? await call(fresh.Value, stop) : fresh.Error;
    }

    public static string WithQuery(string path, string token) => $"{path}?access_token={Uri.EscapeDataString(token)}";
}
