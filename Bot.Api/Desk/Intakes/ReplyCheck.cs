using System.Text.RegularExpressions;
using Bot.Data.Knowledge;
using Bot.Data.People;

namespace Bot.Api.Desk.Intakes;

/// <summary>
/// Reads a reply before a resident does: hardly any words, beside the question, a promised date, somebody's personal data. Only warns;
/// who has read the warning may send the same words.
/// </summary>
public static partial class ReplyCheck
{
    /// <summary>Characters below which a reply says next to nothing.</summary>
    public const int Thin = 8;

    /// <summary>Pairs beyond the usual ones that a reply has at least: two are a slip between stock phrases.</summary>
    public const int FewestPairs = 3;

    /// <summary>Pairs of characters that every reply has, whatever the matter.</summary>
    private static readonly HashSet<string> Common = new(
        SearchTerms.Of(
            """
            您好，您反映的问题我们已经收到，正在处理。居民反映的情况属实，已经处理完毕，已办结，已处理好了，已解决。您的问题已经处理完毕，我们已经处理。
            已安排网格员现场核实。已转相关部门处理，请您耐心等待。我们会尽快处理，及时进行回复。感谢您的理解和支持，感谢支持，谢谢。请您谅解。有事请联系电话。
            """),
        StringComparer.Ordinal);

    /// <param name="said">What the resident said, the place and the item's name.</param>
    /// <param name="reply">What is to be sent.</param>
    public static IReadOnlyList<string> Warnings(string said, string reply) =>
    [
        .. Of(IsThin(reply), "几乎没说什么：请写清楚做了什么、结果怎样。"),
        .. Of(!IsThin(reply) && !SharesWords(said, reply), "好像答非所问：居民说的事一个字也没提到。"),
        .. Of(Date().IsMatch(reply), "答应了日期：到时候没做到，就是又一次失信。办不完请用“延期”。"),
        .. Of(Masking.Mask(reply) != reply || OthersHome(said, reply), "里面有电话、证件号、车牌或门牌：别人的个人信息不能告诉居民。"),
    ];

    private static IEnumerable<string> Of(bool isSo, string warning) => isSo ? [warning] : [];

    private static bool IsThin(string reply) => reply.Trim().Length < Thin || Beyond(reply).Distinct(StringComparer.Ordinal).Count() < FewestPairs;

    private static bool SharesWords(string said, string reply) => Beyond(reply).Intersect(SearchTerms.Of(said), StringComparer.Ordinal).Any();

    private static IEnumerable<string> Beyond(string text) => SearchTerms.Of(text).Where(t => !Common.Contains(t));

    /// <summary>A door that the resident did not name themselves.</summary>
    private static bool OthersHome(string said, string reply) => Door().Matches(reply).Any(m => !said.Contains(m.Value, StringComparison.Ordinal));

    [GeneratedRegex("[0-9]{1,2}月[0-9]{1,2}[日号]|[0-9一二三四五六七八九十两]+个?(?:工作日|天|日|周|星期|小时|月)(?:之?内|以内|后|左右)|明天|后天|下周|下个?月|本周|月底|年底|年前|节前|周[一二三四五六日末]前", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Date();

    [GeneratedRegex("[0-9]+(?:号楼|栋|幢)[0-9]*(?:单元)?[0-9]{0,4}(?:室|号)?|[0-9]{3,4}室", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Door();
}
