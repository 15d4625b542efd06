namespace Bot.Api.Hosting;

/// <summary>Chinese words and a stable type for errors that the framework itself answers.</summary>
public static class ChineseProblems
{
    public static void Customize(ProblemDetailsOptions options) => options.CustomizeProblemDetails = context =>
    {
        var problem = context.ProblemDetails;
        if (problem.Type?.StartsWith("urn:grid-bot:", StringComparison.Ordinal) == true)
        {
            return;
        }

        (problem.Type, problem.Title, problem.Detail) = Words(problem.Status ?? StatusCodes.Status500InternalServerError);
    };

    private static (string Type, string Title, string Detail) Words(int status) => status switch
    {
        StatusCodes.Status400BadRequest => Of("malformed", "请求看不懂", "请检查请求的格式：要是合法的 JSON，字段的类型要对。"),
        StatusCodes.Status401Unauthorized => Of("unauthorized", "没有登录", "请先登录或带上密钥。"),
        StatusCodes.Status403Forbidden => Of("forbidden", "没有权限", "您不能做这个操作。"),
        StatusCodes.Status404NotFound => Of("not-found", "没有这个地址", "请检查地址。"),
        StatusCodes.Status405MethodNotAllowed => Of("method", "方法不对", "这个地址不支持这种请求方法。"),
        StatusCodes.Status413PayloadTooLarge => Of("too-large", "内容太大", "请减小请求的内容。"),
        StatusCodes.Status415UnsupportedMediaType => Of("media-type", "格式不支持", "请用 application/json。"),
        StatusCodes.Status503ServiceUnavailable => Of("unavailable", "暂时不可用", "请稍后再试。"),
        < StatusCodes.Status500InternalServerError => Of("refused", "请求没有被接受", "请检查请求的内容。"),
        _ => Of("internal", "出错了", "我们已经记下，请稍后再试。"),
    };

    private static (string Type, string Title, string Detail) Of(string type, string title, string detail) => ("urn:grid-bot:problem:" + type, title, detail);
}
