using Microsoft.Net.Http.Headers;

namespace Bot.Api.Hosting;

/// <summary>
/// Stands before what reads JSON. A body in letters that nobody knows (<c>charset=nonsense</c>) is refused as such: left to
/// the framework it would be a fault of ours.
/// </summary>
public sealed class KnownCharset(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && !IsKnown(http.Request.ContentType)
            ? Problems.Of(
                StatusCodes.Status415UnsupportedMediaType, "charset", "字符编码不认识", "请用 application/json，编码用 UTF-8（可以不写 charset）。", HeaderNames.ContentType).ExecuteAsync(http)
            : next(http);

    private static bool IsKnown(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !type.Charset.HasValue)
        {
            return true;
        }

        type.Charset = HeaderUtilities.RemoveQuotes(type.Charset);
        return type.Encoding is not null;
    }
}
