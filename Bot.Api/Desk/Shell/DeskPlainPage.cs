using System.Text.Encodings.Web;

namespace Bot.Api.Desk.Shell;

/// <summary>A page of the desk with one thing to say and one thing to do: refusals and faults.</summary>
public sealed record DeskPlainPage(int Status, string Title, string Text, string Link, string LinkText) : IResult
{
    public static DeskPlainPage NotFound { get; } = new(
        StatusCodes.Status404NotFound, "没有找到", "可能编号写错了，也可能这件事不归您这里管。", "/desk", "回工作台");

    public static DeskPlainPage NotAllowed { get; } = new(
        StatusCodes.Status403Forbidden, "您的岗位不能做这一步", "需要的话，请找班长或管理员。", "/desk", "回工作台");

    public static DeskPlainPage SignedOut { get; } = new(
        StatusCodes.Status401Unauthorized, "请重新登录", "登录过期了，刚才没有提交上去。可以按浏览器的“返回”找回写过的字，登录后再提交一次。", "/desk/sign-in", "去登录");

    public static DeskPlainPage FormStale { get; } = new(
        StatusCodes.Status400BadRequest, "刚才没有提交上去", "页面放得太久了。请返回上一页，刷新后再提交一次。", "/desk", "回工作台");

    public static DeskPlainPage Broken { get; } = new(
        StatusCodes.Status500InternalServerError, "出了点问题", "刚才没有做成，已经记下了。请再试一次；还不行，请找管理员。", "/desk", "回工作台");

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        httpContext.Response.Headers.CacheControl = "no-cache, no-store";
        await httpContext.Response.WriteAsync(Html(httpContext.Request.PathBase), httpContext.RequestAborted);
    }

    private string Html(string pathBase)
    {
        var html = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
        var root = html.Encode(pathBase);
        return $"""
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{html.Encode(Title)} · 监督台</title>
              <link rel="icon" href="data:,">
              <link rel="stylesheet" href="{root}/lib/tabler.min.css">
              <link rel="stylesheet" href="{root}/desk/desk.css">
            </head>
            <body class="desk">
              <main class="desk-plain">
                <h1>{html.Encode(Title)}</h1>
                <p>{html.Encode(Text)}</p>
                <p><a class="btn btn-primary" href="{root}{html.Encode(Link)}">{html.Encode(LinkText)}</a></p>
              </main>
            </body>
            </html>
            """;
    }
}
