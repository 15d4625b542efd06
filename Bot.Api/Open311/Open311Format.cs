using Microsoft.Net.Http.Headers;

namespace Bot.Api.Open311;

/// <summary>"XML is a required format, but JSON can be provided." JSON is, everywhere.</summary>
public enum Open311Format
{
    Xml,
    Json,
}

/// <summary>Which format a request asks for.</summary>
public static class Open311Formats
{
    /// <summary>"The client can specify the desired format by appending the format name to the resource." Without one the header Accept decides, and XML where it is silent.</summary>
    /// <returns>Null for an ending that names no format of ours.</returns>
    public static Open311Format? Of(HttpRequest request) => request.RouteValues["format"] switch
    {
        string { Length: > 0 } ending when ending.Equals("xml", StringComparison.OrdinalIgnoreCase) => Open311Format.Xml,
        string { Length: > 0 } ending when ending.Equals("json", StringComparison.OrdinalIgnoreCase) => Open311Format.Json,
        string { Length: > 0 } => null,
        _ => Accepted(request),
    };

    private static Open311Format Accepted(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept.OrderByDescending(a => a.Quality ?? 1).FirstOrDefault(a => Names(a, "json") || Names(a, "xml"));
        return accepted is not null && Names(accepted, "json") ? Open311Format.Json : Open311Format.Xml;
    }

    private static bool Names(MediaTypeHeaderValue type, string format) => type.SubType.Value?.EndsWith(format, StringComparison.OrdinalIgnoreCase) == true;
}
