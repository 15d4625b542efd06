using Bot.Api.Hosting;

namespace Bot.Api.Desk.Shell;

/// <summary>A page of the desk with one thing to say and one thing to do: refusals and faults.</summary>
public sealed record DeskPlainPage(int Status, string Title, string Text, string? Link, string? LinkText) : PlainPage(Status, Title, Text, Link, LinkText)
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

    protected override PlainFrame Frame(HttpContext http) => new("tabler.min.css", ["desk/desk.css"], "desk", "desk-plain", "btn btn-primary") { TitleEnd = " · 监督台" };
}
