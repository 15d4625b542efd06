using System.Text.RegularExpressions;

namespace Bot.Data.PublicBoard;

/// <summary>Hides whose door it is: units, floors, rooms, house numbers. The building may stay (3号楼＊＊), people complain of buildings.</summary>
internal static partial class PublicHouses
{
    /// <summary>A number as it is said of houses.</summary>
    private const string N = @"(?:[0-9]{1,4}[A-Za-z]?|[A-Za-z][0-9]{0,4}|[一二两三四五六七八九十百零〇甲乙丙丁东西南北中]{1,5})";

    private const string Building = @"(?:号楼|号院|栋楼?|幢楼?|座|#楼?)";

    private const string Door = @"(?:单元|门洞|门栋|门|楼层|层|楼|号房|号室|号|室|户|房|铺|梯)";

    private const string Mark = @"[ ,，的之\-—–－/]{0,2}";

    internal static string Hide(string words)
    {
        words = InBuilding().Replace(words, "$1" + PublicWords.Hidden);
        words = Chain().Replace(words, PublicWords.Hidden);
        words = Room().Replace(words, "$1" + PublicWords.Hidden);
        words = words.Contains("单元", StringComparison.Ordinal) ? Unit().Replace(words, PublicWords.Hidden) : words;
        words = Number().Replace(words, PublicWords.Hidden + "号");
        words = Floor().Replace(words, PublicWords.Hidden + "$1");
        return Nth().Replace(words, PublicWords.Hidden);
    }

    /// <summary>3号楼2单元501室, 12栋304, B座1203, 3#-2-501.</summary>
    [GeneratedRegex(
        "(" + N + Building + ")" + Mark + "(?:(?:" + N + Door + Mark + "){1,4}(?:[0-9]{1,4}[A-Za-z]?(?![0-9年月日点块元个]))?|[0-9]{1,2}[\\-—–－/][0-9]{1,4}(?:[\\-—–－/][0-9]{1,4})?|[A-Za-z]?[0-9]{3,4}[A-Za-z]?(?![0-9]))",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex InBuilding();

    /// <summary>3-2-501, 12-304, 5#301.</summary>
    [GeneratedRegex(@"(?<![0-9A-Za-z.])(?:[0-9]{1,3}|[A-Za-z])[#＃]?[\-—–－/][0-9]{1,2}[\-—–－/][0-9]{2,4}(?![0-9])|(?<![0-9A-Za-z.])(?:[0-9]{1,3}|[A-Za-z])(?:[#＃][\-—–－/]?|[\-—–－])[0-9]{3,4}(?![0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Chain();

    /// <summary>501室, 住304, 楼上的502, 1203号房.</summary>
    [GeneratedRegex(@"((?:住址?|楼上|楼下|隔壁|对门|对面|我家|我是|他家|她家|门牌|房号|室号|房间号?|户)[的在是为：:\s]{0,2})[A-Za-z]?[0-9]{2,4}(?![0-9年月日点天块元万分平米个])|()[A-Za-z]?[0-9]{2,4}[A-Za-z]?(?:号?室|号房|房间?|号户|宿舍|寝室|号铺|铺位)|()[一二三四五六七八九十百零〇]{2,5}(?:号?室|号房|号户)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Room();

    /// <summary>2单元, 三单元501.</summary>
    [GeneratedRegex("(?:" + N + ")单元" + Mark + "(?:" + N + Door + Mark + "){0,3}(?:[0-9]{2,4}(?![0-9]))?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Unit();

    /// <summary>12号, 12-3号, 附5号, 甲12号, 十二号; a day of the month, a building, a line or a gate is none.</summary>
    [GeneratedRegex(@"(?<![月0-9])(?:附|甲|乙|丙|丁|第)?(?:[0-9]{1,4}[A-Za-z]?(?:[\-—–－之][0-9]{1,4}){0,2}|[一二三四五六七八九十百零〇]{1,5}(?<!第[一二三四五六七八九十百零〇]{1,5}))号(?!楼|院|线|门(?![前口牌面])|公路|大街|井|桥|台|机|电梯|车库|泵|厅|出口|出入口|地块|文|令|公告|提案)(?:院?[之附\-][0-9]{1,3}号?)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Number();

    /// <summary>住3楼, 十二层.</summary>
    [GeneratedRegex(@"(?<![0-9一二三四五六七八九十])(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(楼|层)(?!楼)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Floor();

    /// <summary>第三家, 第12户, 东头第二户.</summary>
    [GeneratedRegex(@"(?:倒数)?第[0-9一二三四五六七八九十百]{1,4}[家户排](?:第?[0-9一二三四五六七八九十百]{1,4}[家户])?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Nth();
}
