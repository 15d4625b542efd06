using System.Text.RegularExpressions;

namespace Bot.Dialogs.Reading;

/// <summary>
/// Hears that somebody reports for somebody else (帮我妈报修, 替邻居王奶奶问问, 我妈那边水管爆了). A story that merely
/// mentions a mother is none. What comes out names a relation, never a person.
/// </summary>
internal static partial class OnBehalf
{
    // First match wins: 婆婆 before 婆, 岳母 before 母.
    private static readonly (string Said, string Means)[] Relations =
    [
        ("岳母", "岳母"), ("丈母娘", "岳母"), ("岳父", "岳父"), ("老丈人", "岳父"), ("婆婆", "婆婆"), ("公公", "公公"),
        ("妈妈", "母亲"), ("老妈", "母亲"), ("母亲", "母亲"), ("妈", "母亲"), ("娘", "母亲"), ("爸爸", "父亲"), ("老爸", "父亲"), ("父亲", "父亲"), ("爸", "父亲"), ("爹", "父亲"), ("爸妈", "父母"), ("父母", "父母"),
        ("奶奶", "奶奶"), ("爷爷", "爷爷"), ("姥姥", "姥姥"), ("姥爷", "姥爷"), ("外婆", "外婆"), ("外公", "外公"),
        ("姑", "姑姑"), ("姨", "姨"), ("舅", "舅舅"), ("叔", "叔叔"), ("大爷", "大爷"), ("大伯", "大伯"), ("大妈", "大妈"), ("大娘", "大娘"), ("阿姨", "阿姨"),
        ("姐", "姐姐"), ("哥", "哥哥"), ("弟", "弟弟"), ("妹", "妹妹"), ("儿子", "儿子"), ("女儿", "女儿"), ("闺女", "女儿"), ("孩子", "孩子"),
        ("老人", "老人"), ("老太太", "老人"), ("老头", "老人"), ("同事", "同事"), ("朋友", "朋友"), ("亲戚", "亲戚"),
    ];

    private static readonly string[] Nearby = ["邻居", "隔壁", "对门", "楼上", "楼下"];

    /// <summary>For whom, without a name; null when the words are the resident's own matter.</summary>
    public static string? Of(string words)
    {
        var match = Helping().Match(words);
        if (!match.Success)
            match = Elsewhere().Match(words);
        if (!match.Success)
            return null;
        var whom = match.Groups["whom"].Value;
        var relation = Relations.Where(r => whom.Contains(r.Said, StringComparison.Ordinal)).Select(r => r.Means).FirstOrDefault();
        return Nearby.Any(n => match.Value.Contains(n, StringComparison.Ordinal)) ? $"邻居{relation}" : relation;
    }

    // 帮我妈, 替邻居王奶奶, 代我家老人, 给俺爹: a verb of helping, then a relation at once or after a neighbour's surname.
    [GeneratedRegex("(?:帮|替|代|给)(?:我们|我|俺|咱)?(?:家)?(?:(?:一个|一位|的)?(?:邻居|隔壁|对门|楼上|楼下)(?:家)?(?:的)?(?<whom>.{0,2}?(?:奶奶|爷爷|大爷|大妈|大娘|阿姨|叔|姐|哥|老人|老太太|老头|姑|姨))|(?:邻居)(?<whom>)(?=报|问|说|反映|求|投诉)|(?<whom>岳母|丈母娘|岳父|老丈人|婆婆|公公|爸妈|父母|妈妈|老妈|母亲|妈|爸爸|老爸|父亲|爸|爹|娘|奶奶|爷爷|姥姥|姥爷|外婆|外公|大姑|姑姑|大姨|小姨|舅舅|叔叔|大伯|姐姐|姐|哥哥|哥|弟弟|妹妹|儿子|女儿|闺女|老人|老太太|同事|朋友|亲戚))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Helping();

    // 我妈那边, 我爸家里, 我家老人一个人住: the place is theirs.
    [GeneratedRegex("(?:我们|我|俺|咱)(?:家)?(?<whom>岳母|丈母娘|岳父|老丈人|婆婆|公公|爸妈|父母|妈妈|老妈|母亲|妈|爸爸|老爸|父亲|爸|爹|娘|奶奶|爷爷|姥姥|姥爷|外婆|外公|老人)(?:那边|那儿|那里|家里|家的|家|一个人住|一个人在|独居|自己住|住在|不会用手机|不会打字|不会发)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Elsewhere();
}
