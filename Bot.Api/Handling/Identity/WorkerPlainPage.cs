using Bot.Api.Hosting;

namespace Bot.Api.Handling.Identity;

/// <summary>What a worker sees instead of the intake.</summary>
public sealed record WorkerPlainPage(int Status, string Title, string Text, string? Link = null, string? LinkText = null)
    : PlainPage(Status, Title, Text, Link, LinkText)
{
    public static WorkerPlainPage LinkDead { get; } = new(
        StatusCodes.Status404NotFound, "这个链接打不开了", "可能是放得太久，也可能没有复制完整。请回到网格群，点这件事最新的卡片。");

    public static WorkerPlainPage NotSetUp { get; } = new(
        StatusCodes.Status503ServiceUnavailable, "企业微信还没接好", "现在没法确认您是谁，所以打不开。请联系管理员接好企业微信。");

    public static WorkerPlainPage FormStale { get; } = new(
        StatusCodes.Status400BadRequest, "刚才没有提交上去", "页面放得太久了，或者照片太多。请返回上一页，刷新后再提交一次。");

    public static WorkerPlainPage UploadTooLarge { get; } = new(
        StatusCodes.Status413PayloadTooLarge, "照片加起来太大了", "请返回上一页，少选几张，或者换小一点的照片再提交。");

    public static WorkerPlainPage SignInLost { get; } = new(
        StatusCodes.Status400BadRequest, "登录没有完成", "可能等得太久了。请回到网格群，再点一次卡片。");

    protected override PlainFrame Frame(HttpContext http) => new(
        "weui.min.css", ["phone/phone.css", "handling/worker.css"], "phone worker", "worker-plain", "weui-btn weui-btn_default worker-button worker-button-quiet");
}
