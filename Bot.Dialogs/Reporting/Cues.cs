using System.Text.RegularExpressions;
using Bot.Dialogs.Reading;

namespace Bot.Dialogs.Reporting;

/// <summary>Small signs in words that steer a report. Each list is data, each question one line.</summary>
internal static partial class Cues
{
    private static readonly string[] PlaceSigns =
    [
        "路", "街", "巷", "村", "组", "小区", "号楼", "栋", "单元", "门口", "旁边", "附近", "对面", "家", "院", "园", "桥", "市场", "学校",
        "广场", "这里", "这儿", "那边", "那儿", "东头", "西头", "南头", "北头", "拐弯", "路口", "底下", "后面", "前面", "楼", "社区", "镇",
        "庄", "屯", "河边", "站", "公司", "厂", "医院", "超市", "大队", "地里", "坡", "沟", "塘", "堤", "树", "公园", "号",
    ];

    private static readonly string[] StorySigns =
        ["坏", "不敢", "没人", "天了", "害怕", "怕", "吵", "臭", "漏", "堵", "修", "求", "希望", "请", "麻烦", "太", "都", "了", "管管", "一直", "老是", "投诉", "影响", "不亮", "不通", "不热", "不出", "爆", "冒", "裂", "脏", "停水", "停电", "没水", "没电", "断", "破"];

    private static readonly string[] Refusals = ["不是", "不对", "错了", "弄错了", "搞错了", "说错了", "写错了", "不对不对", "不", "不不"];

    private static readonly string[] ChangeLeads =
        ["地点是", "地点改成", "地址是", "地址改成", "改成", "换成", "改到", "换到", "应该是", "应该在"];

    private static readonly string[] PlaceLeads = [.. ChangeLeads, "是在", "就在", "在", "是"];

    private static readonly string[] Hesitations = ["还是", "那个", "那就", "帮我", "给我", "帮俺", "把", "哦", "噢", "哎", "呃", "嗯", "地点还是", "麻烦"];

    private static readonly string[] WorkerFaults =
        ["态度", "不管", "不来", "不理", "骂", "推", "收钱", "要钱", "差", "投诉", "不接", "凶", "吃拿", "不作为", "举报", "糊弄", "偏心", "关系户", "从来没", "不办"];

    private static readonly string[] Secrecy = ["保密", "匿名", "别说是我", "不要透露", "别让他知道", "别告诉他", "怕报复", "打击报复", "不要说是我"];

    private static readonly string[] Police = ["拘留", "抓起来", "抓走", "判刑", "关进去", "关起来", "坐牢", "枪毙"];

    // 1 with its label is the digit.
    private static readonly string[] Yes = ["没有了", "y", "好 提交", "1 提交", "1提交", "提交1", "管", "管的", "管嘞", "管哩", "管呗", "管啊"];

    private static readonly Saying Yeses = new(
        $"好 好的 好嘞 好嘛 好了 是 是的 对 对的 对了 嗯 嗯嗯 恩 行 行了 可以 可以了 没错 没问题 没得问题 没毛病 没意见 ok okay okk 中 成 成了 要得 要的 得行 要得要得 妥 妥了 嗯呐 就这样 就是这样 是这样 就这么办 yes yep 同意 {Faces.Yes}",
        Saying.Particles + " 的 这 这个 这样 就 就是 就是这个 那 那就 给我 你给我 帮我 你帮我 快点 快些 搞快点 赶紧 赶快 麻烦了 麻烦你 麻烦您 麻烦你们 谢谢 谢谢你 谢谢您 谢谢你们 谢谢啦 谢谢了 谢谢领导 谢谢师傅 谢谢同志 谢谢老师 谢谢大哥 谢谢大姐 谢了 辛苦了 辛苦你 辛苦您 请 没有了 提交 交");

    private static readonly Saying Noes = new(
        "不 不是 不对 错了 弄错了 搞错了 说错了 写错了 不得行 要不得", Saying.Particles + " 的 这个 这样 都 全 完全 有点 好像");

    private static readonly string[] Pleas = ["快", "救", "来人", "急", "怎么办", "帮", "啊", "呀"];

    private static readonly string[] Moments =
        ["今天", "今早", "昨", "前天", "大前天", "上周", "上个", "上月", "早上", "上午", "中午", "下午", "晚上", "夜里", "刚才", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "星期", "礼拜", "去年", "那天", "那次", "有一次", "有回"];

    private static readonly string[] Flames = ["着火", "起火", "失火", "火灾", "烧起来", "煤气泄漏", "燃气泄漏", "漏煤气", "漏燃气", "爆炸"];

    private static readonly string[] LongAgo = ["去年", "前年", "以前", "之前", "上个月", "上次", "着过火", "起过火"];

    /// <summary>Says that help is needed rather than where.</summary>
    public static bool CallsForHelp(string words) => Pleas.Any(p => words.Contains(p, StringComparison.Ordinal));

    /// <summary>A fire or a leak is feared, not told of as past.</summary>
    public static bool FearsFire(string words) =>
        Flames.Any(f => words.Contains(f, StringComparison.Ordinal)) && !LongAgo.Any(l => words.Contains(l, StringComparison.Ordinal));

    /// <summary>Says which day it was.</summary>
    public static bool TellsWhen(string words) => Moments.Any(m => words.Contains(m, StringComparison.Ordinal)) || OnADay().IsMatch(words);

    public static bool IsYes(string folded) => Yes.Contains(folded) || Yeses.IsSaid(folded);

    public static bool IsNo(string folded) => Refusals.Contains(folded) || Noes.IsSaid(folded);

    /// <summary>What stands behind 不是 or 不对 set apart (不是 是我妈那边 翠湖小区); null when the words do not begin so.</summary>
    public static string? AfterNo(string words)
    {
        foreach (var no in Refusals.OrderByDescending(r => r.Length))
        {
            if (!words.StartsWith(no, StringComparison.Ordinal) || words.Length == no.Length)
                continue;
            var rest = words[no.Length..];
            if (Reading.Plain.IsEdge(rest[0]) || rest.StartsWith("是", StringComparison.Ordinal) || rest.StartsWith("这", StringComparison.Ordinal) || rest.StartsWith("在", StringComparison.Ordinal))
                return Reading.Plain.TrimEdges(rest);
        }
        return null;
    }

    /// <summary>What stands behind 地点是, 改成, 应该是 …; the words themselves when nothing does.</summary>
    public static string WithoutPlaceLead(string words)
    {
        var said = WithoutHesitation(words);
        var lead = PlaceLeads.FirstOrDefault(l => said.StartsWith(l, StringComparison.Ordinal) && said.Length > l.Length);
        return lead is null ? words : Plain.TrimEdges(said[lead.Length..]);
    }

    /// <summary>换成…, also after a word or two: 还是换成…, 那个 帮我改成….</summary>
    public static bool IsExplicitPlaceChange(string words) =>
        words.Length <= DialogLimits.PlaceLength && WithoutHesitation(words) is var said && ChangeLeads.Any(l => said.StartsWith(l, StringComparison.Ordinal));

    private static string WithoutHesitation(string words)
    {
        for (var left = words; left.Length > 0;)
        {
            var small = Hesitations.FirstOrDefault(h => left.StartsWith(h, StringComparison.Ordinal));
            if (small is null)
                return left;
            left = Reading.Plain.TrimEdges(left[small.Length..]);
        }
        return words;
    }

    public static bool LooksLikePlace(string words) =>
        words.Length <= DialogLimits.PlaceLength && PlaceSigns.Any(s => words.Contains(s, StringComparison.Ordinal));

    /// <summary>A story with a house number in it (3号楼, 12栋) says where it is.</summary>
    public static bool NamesABuilding(string words) => Building().IsMatch(words);

    public static bool LooksLikeStory(string words) => StorySigns.Any(s => words.Contains(s, StringComparison.Ordinal));

    public static bool BlamesWorker(string words) =>
        words.Contains("网格员", StringComparison.Ordinal) && (WorkerFaults.Any(f => words.Contains(f, StringComparison.Ordinal)) || WorkerHits().IsMatch(words));

    public static bool WantsSecrecy(string words) => Secrecy.Any(s => words.Contains(s, StringComparison.Ordinal));

    public static bool WantsArrest(string words) => words.Length <= DialogLimits.PlaceLength && Police.Any(p => words.Contains(p, StringComparison.Ordinal));

    [GeneratedRegex("网格员(?:.{0,6}(?:打人|打我|动手|推搡)|.{0,10}(?:收了.{0,6}钱|收黑钱|索要|敲诈|要红包))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex WorkerHits();

    [GeneratedRegex("[0-9０-９一二三四五六七八九十](?:月|日|号(?!楼|院)|点|天前|个月)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex OnADay();

    [GeneratedRegex("[0-9０-９一二三四五六七八九十](?:号[楼院]|栋|幢|#)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Building();
}
