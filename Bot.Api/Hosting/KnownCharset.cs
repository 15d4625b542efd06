using Microsoft.Net.Http.Headers;

namespace Bot.Api.Hosting;

/// <summary>
/// Stands before what reads JSON. A body in letters that nobody knows (<c>charset=nonsense</c>) is refused as such: left to
/// the framework it would be a fault of ours, as would quotes around letters that are known; they are taken off.
/// </summary>
public sealed class KnownCharset(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            || !MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.Charset.HasValue)
        {
            return next(http);
        }

        type.Charset = HeaderUtilities.RemoveQuotes(type.Charset);
        if (type.Encoding is null)
        {
            return Problems.Of(
                StatusCodes.Status415UnsupportedMediaType, "charset", "字符编码不认识", "请用 application/json，编码用 UTF-8（可以不写 charset）。", HeaderNames.ContentType).ExecuteAsync(http);
        }

        http.Request.ContentType = type.ToString();
        return next(http);
    }
}
