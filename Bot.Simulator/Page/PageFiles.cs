namespace Bot.Simulator.Page;

/// <summary>The page's files, kept inside the assembly. Nothing is fetched from elsewhere.</summary>
public static class PageFiles
{
    private static readonly (string Path, string File, string Type)[] Files =
    [
        ("/", "index.html", "text/html; charset=utf-8"),
        ("/index.html", "index.html", "text/html; charset=utf-8"),
        ("/picker.css", "picker.css", "text/css; charset=utf-8"),
        ("/picker.js", "picker.js", "text/javascript; charset=utf-8"),
        ("/favicon.svg", "favicon.svg", "image/svg+xml"),
        .. new[] { "base", "chat", "faults", "group", "log", "map", "places" }.Select(n => ($"/css/{n}.css", $"css/{n}.css", "text/css; charset=utf-8")),
        .. new[] { "app", "chat", "dialogs", "dom", "faults", "group", "log", "map", "picture", "places" }.Select(n => ($"/js/{n}.js", $"js/{n}.js", "text/javascript; charset=utf-8")),
    ];

    /// <summary>Maps every file by its own path; an unknown path is 404.</summary>
    public static void MapPageFiles(this IEndpointRouteBuilder app)
    {
        foreach (var (path, file, type) in Files)
        {
            var bytes = Read(file);
            app.MapGet(path, (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "no-cache";
                context.Response.Headers.XContentTypeOptions = "nosniff";
                context.Response.Headers.ContentSecurityPolicy =
                    "default-src 'self'; img-src 'self' data: blob: http: https:; frame-src http: https:; style-src 'self'; object-src 'none'; base-uri 'none'";
                return Results.Bytes(bytes, type);
            });
        }
    }

    private static byte[] Read(string file)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream("page/" + file)
            ?? throw new InvalidOperationException($"The page lacks its file {file}.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
