using System.Text.RegularExpressions;

namespace Bot.Data.Knowledge;

/// <summary>Signs in a text of the kinds of answers it gives.</summary>
internal static partial class Kinds
{
    private static readonly string[] How = ["申请", "办理", "步骤", "流程", "提交", "携带", "材料", "登记", "拨打", "前往", "登录", "填写", "回“", "可以通过"];
    private static readonly string[] Who = ["负责", "归", "由", "部门", "单位", "主管", "牵头", "联系"];
    private static readonly string[] Where = ["窗口", "大厅", "地址", "地点", "网站", "公示", "中心", "服务站", "回“"];

    public static Wanted In(string text) =>
        (Has(text, How) ? Wanted.How : Wanted.Any) | (Has(text, Who) ? Wanted.Who : Wanted.Any) | (Has(text, Where) ? Wanted.Where : Wanted.Any)
        | (Time().IsMatch(text) ? Wanted.When : Wanted.Any) | (Number().IsMatch(text) ? Wanted.HowMany : Wanted.Any);

    private static bool Has(string text, string[] signs) => Array.Exists(signs, s => text.Contains(s, StringComparison.Ordinal));

    [GeneratedRegex("[0-9一二三四五六七八九十两半]\\s?(?:个)?(?:工作日|小时|分钟|天|日|周|月|年)|每[天周月年]|季度|立即|马上|当场|随时|不分昼夜", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Time();

    [GeneratedRegex("[0-9一二三四五六七八九十百千两]\\s?[^，。；]|若干", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Number();
}
