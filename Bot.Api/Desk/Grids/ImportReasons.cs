using System.Text.RegularExpressions;

namespace Bot.Api.Desk.Grids;

/// <summary>What the readers of grid and address files object to, in Chinese. A reason without a translation is shown as the verb says it.</summary>
internal static partial class ImportReasons
{
    private static readonly (Regex Reason, string Chinese)[] Known =
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
        (NoGrid(), "没有网格用 $1 这个编码，或者它不归您管"),
        (TooLong(), "有 $1 个字，最多 $2 个"),
        (NoSystem(), "$1 不是坐标系（wgs84、cgcs2000、gcj02、bd09）"),
        (NoNumber(), "没写，或者不是数字；经度纬度要么都写，要么都不写"),
        (Swapped(), "$1 不在 $2 到 $3 度之间，经度和纬度是不是写反了"),
        (Columns(), "第一行要有 address,grid_code 两列"),
        (NoUtf8(), "不是 UTF-8 文字，请另存为“CSV UTF-8”"),
        (NoCsv(), "不是能读的 CSV：看看引号和每行的列数"),
    ];

    internal static string Of(string reason) =>
        Array.Find(Known, r => r.Reason.IsMatch(reason)) is { Reason: not null } known ? known.Reason.Replace(reason, known.Chinese) : reason;

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

    [GeneratedRegex(@"\Ano grid has the code (""[^""]*"")\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex NoGrid();

    [GeneratedRegex(@"\Ahas ([0-9]+) characters, at most ([0-9]+) are allowed\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex TooLong();

    [GeneratedRegex(@"\A(""[^""]*"") is not one of .*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex NoSystem();

    [GeneratedRegex(@"\Amissing or not a number of degrees.*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex NoNumber();

    [GeneratedRegex(@"\A(\S+) is not between ([0-9]+) and ([0-9]+) degrees.*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Swapped();

    [GeneratedRegex(@"\Amust name the columns .*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Columns();

    [GeneratedRegex(@"\Anot UTF-8 text.*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex NoUtf8();

    [GeneratedRegex(@"\Anot valid CSV.*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex NoCsv();
}
