using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Bot.Api.Hosting;

/// <summary>A page with one thing to say and at most one thing to do, a path within the bot: what somebody sees instead of the page they wanted.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Text">What to do.</param>
/// <param name="Link">A path within the bot.</param>
/// <param name="LinkText">What it is called.</param>
public abstract record PlainPage(int Status, string Title, string Text, string? Link = null, string? LinkText = null) : IResult
{
    /// <summary>Chinese stays Chinese on the wire.</summary>
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext);

    public async Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache, no-store";
        await http.Response.WriteAsync(Page(http.Request.PathBase, Frame(http)), http.RequestAborted);
    }

    /// <summary>The look of the room whose page it is.</summary>
    protected abstract PlainFrame Frame(HttpContext http);

    private string Page(string pathBase, PlainFrame frame)
    {
        var root = Html.Encode(pathBase);
        var link = Link is null ? "" : $"""<p><a class="{frame.Button}" href="{root}{Html.Encode(Link)}">{Html.Encode(LinkText ?? "打开")}</a></p>""";
        var written = string.IsNullOrEmpty(frame.Written) ? "" : $"""<p><label for="written">您刚才写的，长按可以复制：</label><textarea id="written" rows="6" readonly>{Html.Encode(frame.Written)}</textarea></p>""";
        return $"""
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
              <title>{Html.Encode(Title)}{frame.TitleEnd}</title>
              <link rel="icon" href="data:,">
              <link rel="stylesheet" href="{root}/lib/{frame.Library}">
              {string.Concat(frame.Styles.Select(s => $"""<link rel="stylesheet" href="{root}/{s}">"""))}
            </head>
            <body class="{frame.Body}" data-weui-theme="light">
              <main class="{frame.Main}">
                <h1>{Html.Encode(Title)}</h1>
                <p>{Html.Encode(Text)}</p>
                {written}
                {link}
              </main>
            </body>
            </html>
            """;
    }
}

/// <summary>What differs from room to room: files and classes of styles, all of them our own words.</summary>
/// <param name="Library">The style sheet in <c>lib</c>.</param>
/// <param name="Styles">The room's own, from the root, in order.</param>
/// <param name="Body">Classes of the body.</param>
/// <param name="Main">Classes of what it says.</param>
/// <param name="Button">Classes of what there is to do.</param>
public sealed record PlainFrame(string Library, IReadOnlyList<string> Styles, string Body, string Main, string Button)
{
    /// <summary>What ends the title in the browser.</summary>
    public string TitleEnd { get; init; } = "";

    /// <summary>What somebody had written, so that it is not lost.</summary>
    public string? Written { get; init; }
}
