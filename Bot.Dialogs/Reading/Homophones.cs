namespace Bot.Dialogs.Reading;

/// <summary>
/// What a phone's keyboard and dictation make of a command: 我要抱事, 查进肚, 我的网格圆. Only whole commands of two and
/// more characters, of which at least half stand right; words that mean something by themselves are not in the table.
/// </summary>
internal static class Homophones
{
    private const int Shortest = 2;
    private const int Longest = 8;

    // The character of a command, then what is typed for it.
    private static readonly Dictionary<char, string> Sounds = Table(
        "报抱暴爆宝保豹", "事是市室式世试士", "修休秀羞", "进近尽劲今金紧", "度肚渡杜毒", "查茶察叉插", "网往望忘王旺", "格隔哥革阁歌", "员圆元原园源远", "找着早照",
        "催崔吹摧", "办半伴扮拌班", "撤彻车扯", "回会汇灰", "补捕步部", "充冲虫冲", "评平瓶苹", "价家加架嫁", "投头透", "诉素速塑", "举句局具巨", "取曲娶去", "消肖销宵",
        "返反饭范犯", "确却雀缺", "认任仁刃", "提题替体", "交脚胶", "跳挑条", "过国果锅", "人仁任认", "工公功攻", "帮邦绑", "助住祝柱", "政正证郑", "策册测侧", "咨资自姿",
        "询寻旬循", "求球囚", "建见件键", "议意义一易", "保宝报包", "密蜜秘", "改该概", "点电店", "话画化华", "内那奈", "容荣溶", "地弟第递", "我窝握", "要药耀");

    /// <summary>The command that sounds like these folded words, as it is written; null when none does or they are one already.</summary>
    public static string? Meant(string folded, IEnumerable<string> commands)
    {
        if (folded.Length is < Shortest or > Longest)
            return null;
        foreach (var command in commands)
        {
            if (command.Length == folded.Length && SoundsLike(folded, command))
                return command;
        }
        return null;
    }

    /// <summary>The words with everything that sounds like one of these keys written as the key.</summary>
    public static string Righted(string words, IReadOnlyList<string> keys)
    {
        foreach (var key in keys)
        {
            for (var at = 0; at + key.Length <= words.Length; at++)
            {
                var said = words.Substring(at, key.Length);
                if (said != key && SoundsLike(said, key))
                    words = words[..at] + key + words[(at + key.Length)..];
            }
        }
        return words;
    }

    private static bool SoundsLike(string said, string command)
    {
        var wrong = 0;
        for (var i = 0; i < said.Length; i++)
        {
            if (said[i] == command[i])
                continue;
            if (!Sounds.TryGetValue(command[i], out var typed) || !typed.Contains(said[i], StringComparison.Ordinal))
                return false;
            wrong++;
        }
        return wrong * 2 <= said.Length;
    }

    private static Dictionary<char, string> Table(params string[] rows) => rows.ToDictionary(r => r[0], r => r[1..]);
}
