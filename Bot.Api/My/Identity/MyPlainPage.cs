using Bot.Api.Hosting;
using Bot.Dialogs;

namespace Bot.Api.My.Identity;

/// <summary>What a resident sees instead of a page of theirs.</summary>
/// <inheritdoc cref="PlainPage" path="/param"/>
/// <param name="Written">What the resident had written, so that it is not lost.</param>
public sealed record MyPlainPage(int Status, string Title, string Text, string? Link = null, string? LinkText = null, string? Written = null)
    : PlainPage(Status, Title, Text, Link, LinkText)
{
    public static MyPlainPage Outside { get; } = new(
        StatusCodes.Status403Forbidden, "请在微信里打开", "这里要用微信认得您，才看得到您的事。打开微信，进我们的服务号，点菜单里的“我的”，或者点聊天里的链接。");

    public static MyPlainPage SignInLost { get; } = new(
        StatusCodes.Status400BadRequest, "刚才没有打开", "可能等得太久了，再点一次就好。", MyRoutes.Home, "再打开一次");

    public static MyPlainPage NotYours { get; } = new(
        StatusCodes.Status404NotFound, "没有这件事", "这个编号不在您报过的事里，看看有没有打错。", MyRoutes.Intakes, "看我报过的事");

    public static MyPlainPage NoFile { get; } = new(
        StatusCodes.Status404NotFound, "没有这个文件", "它可能还没取回来，请过一会儿再看。", MyRoutes.Intakes, "看我报过的事");

    public static MyPlainPage Erased { get; } = new(
        StatusCodes.Status200OK, "都删掉了", "您的资料已经从这里去掉。正在办的事照样办，只是没法再告诉您结果。以后想报事，在微信里说一声就行。");

    public static MyPlainPage TooLarge { get; } = new(
        StatusCodes.Status413PayloadTooLarge, "照片加起来太大了", "请返回上一页，少选几张，或者换小一点的照片再交。");

    public static MyPlainPage NoAnswer(string wanted) => new(
        StatusCodes.Status502BadGateway, "微信没有应答", "刚才没能认出您，请再试一次。", wanted, "再试一次");

    public static MyPlainPage SignedOut(string path, string? written) => new(
        StatusCodes.Status401Unauthorized, "要再打开一次", "放得太久了，刚才没有交上去。点下面再打开一次。", path, "再打开一次", written);

    public static MyPlainPage FormStale(string path, string? written) => new(
        StatusCodes.Status400BadRequest, "刚才没有交上去", "这一页放得太久了。点下面再打开一次，重新交一遍。", path, "再打开一次", written);

    /// <summary>The words of a form that was not taken.</summary>
    public static async Task<string?> WrittenAsync(HttpContext http)
    {
        try
        {
            if (!http.Request.HasFormContentType)
            {
                return null;
            }

            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var words = new[] { "text", "words", "reason", "q" }.Select(f => form[f].ToString()).FirstOrDefault(w => w.Trim().Length > 0);
            return words is { Length: > DialogLimits.TextLength } ? words[..DialogLimits.TextLength] : words;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or BadHttpRequestException)
        {
            return null;
        }
    }

    protected override PlainFrame Frame(HttpContext http) => new("weui.min.css", ["phone/phone.css", "resident/my.css"], $"phone my {Look.Of(http).Classes}", "my-main my-plain", "my-button") { Written = Written };
}
