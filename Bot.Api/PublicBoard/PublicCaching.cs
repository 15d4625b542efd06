using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Bot.Api.PublicBoard;

/// <summary>
/// Public pages are the same for everybody: browsers and proxies may keep them a minute, and ask again by the ETag, which
/// is the hash of what they got. Lists and pages are small by their limits, so they are held while they are made.
/// </summary>
public sealed class PublicCaching(RequestDelegate next)
{
    /// <summary>For how long nobody needs to ask again.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private const int TagBytes = 12;

    public async Task InvokeAsync(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }

        var wire = http.Response.Body;
        using var held = new MemoryStream();
        http.Response.Body = held;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = wire;
        }

        await AnswerAsync(http, held);
    }

    private static async Task AnswerAsync(HttpContext http, MemoryStream held)
    {
        if (http.Response.StatusCode == StatusCodes.Status200OK)
        {
            var bytes = held.GetBuffer().AsMemory(0, (int)held.Length);
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes.Span).AsSpan(0, TagBytes))}\"");
            var headers = http.Response.GetTypedHeaders();
            headers.ETag = tag;
            headers.CacheControl = new CacheControlHeaderValue { Public = true, MaxAge = Fresh };
            if (IsKnown(http.Request.GetTypedHeaders(), tag, headers.LastModified))
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                http.Response.ContentLength = null;
                http.Response.ContentType = null;
                return;
            }
        }

        if (held.Length == 0)
        {
            return;
        }

        http.Response.ContentLength = held.Length;
        if (HttpMethods.IsGet(http.Request.Method))
        {
            held.Position = 0;
            await held.CopyToAsync(http.Response.Body, http.RequestAborted);
        }
    }

    /// <summary>The date counts only where no tag was sent (RFC 9110, 13.2.2).</summary>
    private static bool IsKnown(RequestHeaders request, EntityTagHeaderValue tag, DateTimeOffset? modified) => request.IfNoneMatch is { Count: > 0 } tags
        ? tags.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, useStrongComparison: false))
        : modified is { } at && request.IfModifiedSince is { } since && at <= since;
}
