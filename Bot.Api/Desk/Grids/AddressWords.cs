using System.Text.RegularExpressions;
using Bot.Data.Grids;

namespace Bot.Api.Desk.Grids;

/// <summary>What is wrong in an address file, in Chinese, by line and field. A reason without a translation is shown as the verb says it.</summary>
public static partial class AddressWords
{
    private static readonly (Regex Reason, string Chinese)[] Reasons =
    [
        (NoGrid(), "没有网格用 $1 这个编码，或者它不归您管"),
        (TooLong(), "有 $1 个字，最多 $2 个"),
        (NoSystem(), "$1 不是坐标系（wgs84、cgcs2000、gcj02、bd09）"),
        (NoNumber(), "没写，或者不是数字；经度纬度要么都写，要么都不写"),
        (Swapped(), "$1 不在 $2 到 $3 度之间，经度和纬度是不是写反了"),
        (Columns(), "第一行要有 address,grid_code 两列"),
        (NoUtf8(), "不是 UTF-8 文字，请另存为“CSV UTF-8”"),
        (NoCsv(), "不是能读的 CSV：看看引号和每行的列数"),
        (Missing(), "没有写"),
    ];

    public static string Of(AddressImportProblem problem)
    {
        var known = Array.Find(Reasons, r => r.Reason.IsMatch(problem.Reason));
        return $"第 {problem.Line} 行，{Name(problem.Field)}：{(known.Reason is null ? problem.Reason : known.Reason.Replace(problem.Reason, known.Chinese))}";
    }

    private static string Name(string field) => field switch
    {
        "address" => "地址",
        "grid_code" => "网格编码",
        "lon" => "经度",
        "lat" => "纬度",
        "crs" => "坐标系",
        "header" => "表头",
        "file" => "文件",
        _ => field,
    };

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

    [GeneratedRegex(@"\Amissing\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Missing();
}
