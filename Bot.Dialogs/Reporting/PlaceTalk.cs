using Bot.Dialogs.Reading;
using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.Reporting;

/// <summary>Tells a place with the small words around it (就是书香小区撒) from a place with a matter beside it (翠湖小区停水).</summary>
internal static class PlaceTalk
{
    /// <summary>Characters besides a place's name that may still belong to it although nobody knows them (翠湖小区老王家).</summary>
    private const int Around = 6;

    private const string Before =
        "就 就是 是 在 就在 住 住在 家 家在 家住 我家 俺家 我家在 俺家在 搁 还是 换成 改成 改到 换到 换 改 改为 应该 应该是 应该在 地点 地址 位置 地方 是在 不对 不是 错了 哦 的 说 去 到 发生在 地点是 地址是 位于 "
        + Saying.Particles + " " + Saying.Asking;

    private const string After = "这 这里 这儿 这块 这边 这一片 那 那里 那儿 那边 那块 的 了 呢 附近的 我家 是我家 家 行不 可以吗 " + Saying.Particles;

    private const string Spots =
        "号 楼 号楼 栋 幢 单元 层 室 户 组 队 座 区 期 弄 院 大门 正门 后门 南门 北门 东门 西门 门 口 门口 门前 门外 路口 拐角 拐弯 东 西 南 北 边 头 面 上 下 里 外 中 中间 前 后 左 右 侧 旁 旁边 附近 一带 对面 楼下 楼上 楼顶 楼道 底下 地下 地下室 车库 "
        + "广场 公园 桥 桥头 河边 路 街 巷 巷子 胡同 市场 学校 小学 中学 幼儿园 医院 卫生室 诊所 药店 超市 饭店 公交站 站牌 村委会 居委会 村部 大队部 社区 村 镇 小区 村口 村头 庄 活动室 西岗镇 # "
        + "0 1 2 3 4 5 6 7 8 9 一 二 三 四 五 六 七 八 九 十 百 零 两 第 a b c d";

    private static readonly Saying Lead = new("", Before);
    private static readonly Saying Tail = new("", After);
    private static readonly Saying Place = new("", $"{Before} {After} {Spots}");

    /// <summary>True when the message is nothing but the name of a known place.</summary>
    public static bool IsJustPlace(string words, IGuide guide)
    {
        var matches = guide.FindPlaces(words);
        if (matches.Count == 0 || matches[0].Words.Length == 0 || !(matches[0].Certain || Cues.LooksLikePlace(words)))
            return false;
        var rest = Rest(words, matches);
        return IsOfAPlace(rest) || (words.Length - matches[0].Words.Length <= Around && !IsMatter(rest, guide));
    }

    /// <summary>True when a known place is named and something is told besides.</summary>
    public static bool TellsMore(string words, IGuide guide)
    {
        var matches = guide.FindPlaces(words);
        if (matches.Count == 0)
            return false;
        var rest = Rest(words, matches);
        return !IsOfAPlace(rest) && IsMatter(rest, guide);
    }

    /// <summary>The place without the small words around it; what more precisely says where it is stays (3号楼2单元).</summary>
    public static string Bare(string words, string name)
    {
        var at = name.Length == 0 ? -1 : words.IndexOf(name, StringComparison.Ordinal);
        if (at < 0)
            return words;
        var (before, after) = (words[..at], words[(at + name.Length)..]);
        if (Says(Lead, before))
            before = "";
        if (Says(Tail, after))
            after = "";
        return Plain.TrimEdges(before + name + after);
    }

    /// <summary>Something happens there.</summary>
    private static bool IsMatter(string rest, IGuide guide) =>
        Cues.LooksLikeStory(rest) || (guide.Understanding.Judge(rest) is var meaning && (meaning.NamesMatter || meaning.Danger != Danger.None));

    private static bool IsOfAPlace(string rest) => Says(Place, rest);

    private static bool Says(Saying saying, string words)
    {
        var folded = Plain.Fold(words);
        return folded.Length == 0 || saying.IsSaid(folded);
    }

    private static string Rest(string words, IReadOnlyList<PlaceMatch> matches)
    {
        var rest = words.Replace(" ", "", StringComparison.Ordinal);
        foreach (var match in matches)
        {
            var name = match.Words.Replace(" ", "", StringComparison.Ordinal);
            if (name.Length > 0)
                rest = rest.Replace(name, " ", StringComparison.Ordinal);
        }
        return rest.Trim();
    }
}
