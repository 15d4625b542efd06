namespace Bot.Api.Open311;

/// <summary>An answer on its way: status, root element, body; the request says in which format.</summary>
public sealed class Open311Result(int status, string root, Answer body) : IResult
{
    private const string Xml = "text/xml; charset=utf-8";
    private const string Json = "application/json; charset=utf-8";

    /// <summary>After so many seconds a client that was refused for filing too fast may try again.</summary>
    public int? RetryAfter { get; init; }

    public int Status => status;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var format = Open311Formats.Of(httpContext.Request) ?? Open311Format.Xml;
        var bytes = format == Open311Format.Json ? AnswerWriting.ToJson(body) : AnswerWriting.ToXml(root, body);
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = format == Open311Format.Json ? Json : Xml;
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = "no-cache";
        if (HttpMethods.IsGet(httpContext.Request.Method))
        {
            // Public data: a page of anybody's may read it. Filing needs a key, which belongs into no page.
            response.Headers.AccessControlAllowOrigin = "*";
        }

        if (RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
