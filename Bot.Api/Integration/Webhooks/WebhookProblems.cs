using Bot.Api.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Api.Integration.Webhooks;

/// <summary>How the doors of webhooks refuse.</summary>
public static class WebhookProblems
{
    public static ProblemHttpResult Unknown() => Problems.Of(StatusCodes.Status404NotFound, "webhook-unknown", "没有这个订阅", "您名下没有这个订阅。", "id");

    public static ProblemHttpResult UnknownDelivery() => Problems.Of(StatusCodes.Status404NotFound, "delivery-unknown", "没有这条投递", "这个订阅没有这条投递，或者它早已送到、不再保留。", "delivery");

    public static ProblemHttpResult Wrong(string field, string detail) =>
        Problems.Of(StatusCodes.Status422UnprocessableEntity, "webhook-invalid", "内容不对", detail, field);

    public static ProblemHttpResult Address() => Problems.Of(
        StatusCodes.Status422UnprocessableEntity, "webhook-address", "网址不能用", "这个网址指向内网、本机或保留地址，或者域名查不到。内网接收端要由管理员打开 Bot:Webhooks:AllowPrivate。", "url");

    public static ProblemHttpResult NotThere(string error) => Problems.Of(
        StatusCodes.Status422UnprocessableEntity,
        "webhook-unreachable",
        "接收端没有应答",
        $"已向这个网址发了一次 {WebhookSender.PingType}，没有收到 2xx 应答，订阅没有建立。",
        "url",
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["error"] = error });

    public static ProblemHttpResult TooMany() => Problems.Of(
        StatusCodes.Status409Conflict, "webhook-limit", "订阅太多", $"一个密钥最多 {WebhookLimits.PerHolder} 个订阅，请先删掉不用的。");

    public static ProblemHttpResult Ended() => Problems.Of(
        StatusCodes.Status409Conflict, "webhook-ended", "订阅已经结束", "接收端答复过 410，订阅已经结束，请重新订阅（after 可以从原来的 cursor 接着读）。", "id");

    public static ProblemHttpResult Paused() => Problems.Of(
        StatusCodes.Status409Conflict, "webhook-paused", "订阅已经暂停", "请先恢复订阅（POST …/resume）。", "id");

    public static ProblemHttpResult Done() => Problems.Of(
        StatusCodes.Status409Conflict, "delivery-done", "已经送到了", "这条已经送到，不再重送；要再读一遍请用 /api/grid/events。", "delivery");
}
