using System.Text.Encodings.Web;

namespace Bot.Api.Handling.Identity;

/// <summary>A page with one thing to say and at most one thing to do, a path within the bot: what a worker sees instead of the intake.</summary>
public sealed record PlainPage(int Status, string Title, string Text, string? Link = null, string? LinkText = null)
{
    public static PlainPage LinkDead { get; } = new(
        StatusCodes.Status404NotFound, "这个链接打不开了", "可能是放得太久，也可能没有复制完整。请回到网格群，点这件事最新的卡片。");

    public static PlainPage NotSetUp { get; } = new(
        StatusCodes.Status503ServiceUnavailable, "企业微信还没接好", "现在没法确认您是谁，所以打不开。请联系管理员接好企业微信。");

    public static PlainPage FormStale { get; } = new(
        StatusCodes.Status400BadRequest, "刚才没有提交上去", "页面放得太久了，或者照片太多。请返回上一页，刷新后再提交一次。");

    public static PlainPage UploadTooLarge { get; } = new(
        StatusCodes.Status413PayloadTooLarge, "照片加起来太大了", "请返回上一页，少选几张，或者换小一点的照片再提交。");

    public static PlainPage SignInLost { get; } = new(
        StatusCodes.Status400BadRequest, "登录没有完成", "可能等得太久了。请回到网格群，再点一次卡片。");

    public async Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache, no-store";
        await http.Response.WriteAsync(Html(http.Request.PathBase), http.RequestAborted);
    }

    private string Html(string pathBase)
    {
        var html = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
        var link = Link is null ? "" : $"""<p><a class="weui-btn weui-btn_default worker-button worker-button-quiet" href="{html.Encode(pathBase + Link)}">{html.Encode(LinkText ?? "打开")}</a></p>""";
        return $"""
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
              <title>{html.Encode(Title)}</title>
              <link rel="icon" href="data:,">
              <link rel="stylesheet" href="{html.Encode(pathBase)}/lib/weui.min.css">
              <link rel="stylesheet" href="{html.Encode(pathBase)}/handling/worker.css">
            </head>
            <body class="worker" data-weui-theme="light">
              <main class="worker-plain">
                <h1>{html.Encode(Title)}</h1>
                <p>{html.Encode(Text)}</p>
                {link}
              </main>
            </body>
            </html>
            """;
    }
}
