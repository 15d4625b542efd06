using System.Text.RegularExpressions;
using Bot.Data.Grids;

namespace Bot.Api.Desk.Grids;

/// <summary>What is wrong or doubtful in a grid file, in Chinese. A reason without a translation is shown as the verb says it.</summary>
public static partial class ImportWords
{
    private static readonly (Regex Reason, string Chinese)[] Reasons =
    [
        (Missing(), "没有写"),
        (NoWorker(), "没有网格员"),
        (NobodyPublic(), "没有一个人是公开的，居民找不到人"),
        (PublicWithoutPhone(), "公开的人没有写电话"),
        (Overlap(), "和第 $1 个网格重叠 $2 平方米"),
        (Gap(), "和第 $2 个网格之间有 $1 米的缝"),
        (Twice(), "编码 $1 第 $2 个网格已经用过"),
        (BadPhone(), "$1 不是电话：要写手机、带区号的座机或五位热线"),
        (BadCode(), "$1 只能用字母、数字、- _ 和 ."),
        (BadKind(), "$1 不是网格类型（basic、business、exclusive、comprehensive）"),
        (BadParent(), "$1 不是 12 位区划代码"),
        (BadDate(), "$1 不是日期，要写成 2026-01-31"),
        (TooFew(), "“$2”$1 人，至少要 $3 人"),
        (TooMany(), "“$2”$1 人，最多 $3 人"),
        (Households(), "$1 户，通常是 $2 到 $3 户"),
        (Shared(), "同时在 $1，这里规定一人一格"),
        (NoRole(), "$1 不是这里的岗位"),
        (NoJson(), "不是能读的 JSON：第 $1 行"),
        (NoPhoto(), "没有照片，公示牌要用"),
        (CodeRule(), "不合这里的编码规则：$1"),
        (More(), "还有 $1 条同样的"),
    ];

    public static string Of(GridImportProblem problem)
    {
        var known = Array.Find(Reasons, r => r.Reason.IsMatch(problem.Reason));
        var reason = known.Reason is null ? problem.Reason : known.Reason.Replace(problem.Reason, known.Chinese);
        return $"{(problem.Feature is { } number ? $"第 {number} 个网格，" : "")}{Field(problem.Field)}：{reason}";
    }

    private static string Field(string field) => Member().Match(field) is { Success: true } member
        ? $"第 {int.Parse(member.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) + 1} 个人{(member.Groups[2].Length > 0 ? "的" + Name(member.Groups[2].Value) : "")}"
        : Name(field);

    private static string Name(string field) => field switch
    {
        "code" => "编码",
        "name" => "名称",
        "kind" => "类型",
        "parent" => "上级区划",
        "area" => "范围",
        "households" => "户数",
        "valid_from" or "valid_to" => "有效期",
        "addresses" => "地址",
        "robot" => "群机器人",
        "members" => "人员",
        "role" => "岗位",
        "phone" => "电话",
        "userid" => "企业微信账号",
        "photo" => "照片",
        "public" => "公开与否",
        "geometry" => "边界",
        "file" => "文件",
        "crs_name" => "坐标系",
        _ => field,
    };

    [GeneratedRegex(@"\Amembers\[([0-9]{1,3})\](?:\.([a-z]+))?\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Member();

    [GeneratedRegex(@"\Amissing\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Missing();

    [GeneratedRegex(@"\Ano grid worker.*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex NoWorker();

    [GeneratedRegex(@"\Ano member is public.*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex NobodyPublic();

    [GeneratedRegex(@"\Amissing, although the member is public\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex PublicWithoutPhone();

    [GeneratedRegex(@"\Aoverlaps feature ([0-9]+) by ([0-9]+) square metres\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Overlap();

    [GeneratedRegex(@"\Aleaves a gap of ([0-9.]+) metres to feature ([0-9]+)\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Gap();

    [GeneratedRegex(@"\Athe code (\S+) is already used by feature ([0-9]+)\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Twice();

    [GeneratedRegex(@"\A(""[^""]*"") is neither a mobile number.*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex BadPhone();

    [GeneratedRegex(@"\A(""[^""]*"") may hold only letters.*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex BadCode();

    [GeneratedRegex(@"\A(""[^""]*"") is (?:not one of basic|no kind of this place).*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex BadKind();

    [GeneratedRegex(@"\A(""[^""]*"") is not a division code.*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex BadParent();

    [GeneratedRegex(@"\A(""[^""]*"") is not a date like.*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex BadDate();

    [GeneratedRegex(@"\A([0-9]+) in the role (.+), there should be ([0-9]+) at least.*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex TooFew();

    [GeneratedRegex(@"\A([0-9]+) in the role (.+), there should be ([0-9]+) at most.*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex TooMany();

    [GeneratedRegex(@"\A([0-9]+) is outside (?:the usual )?([0-9]+) to ([0-9]+).*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Households();

    [GeneratedRegex(@"\Aserves (\S+) too, and one worker serves one grid here\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Shared();

    [GeneratedRegex(@"\A(""[^""]*"") is no role of this place.*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex NoRole();

    [GeneratedRegex(@"\Anot valid JSON: line ([0-9]+).*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex NoJson();

    [GeneratedRegex(@"\Amissing, the notice board shows one.*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex NoPhoto();

    [GeneratedRegex(@"\Ais not as the place codes its grids: (.*)\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex CodeRule();

    [GeneratedRegex(@"\Aand ([0-9]+) more of the kind\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex More();
}
