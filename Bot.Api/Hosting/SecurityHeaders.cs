namespace Bot.Api.Hosting;

/// <summary>What every page tells the browser: no foreign scripts, no frames elsewhere, no guessing of types, no referrer with a token in it.</summary>
public sealed class SecurityHeaders(RequestDelegate next, BotSettings settings)
{
    private readonly string _policy =
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors "
        + (settings.FrameAncestor ?? "'none'");

    public Task InvokeAsync(HttpContext http)
    {
        // The callback door answers a machine; it is the hottest road and needs none of this.
        if (!http.Request.Path.StartsWithSegments("/wechat", StringComparison.Ordinal))
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = _policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
        }

        return next(http);
    }
}
