using Bot.Dialogs;
using Bot.Tests.Dialogs;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Properties;

/// <summary>What a resident does, or the house in between.</summary>
internal abstract record TalkStep
{
    /// <summary>Words; <paramref name="Tells"/> when they are a piece of a story, which must be found again somewhere.</summary>
    public sealed record Says(string Words, bool Tells, bool Spoken) : TalkStep
    {
        public override string ToString() => $"{(Spoken ? "speaks" : "says")} “{(Words.Length > 60 ? $"{Words[..10]}… ({Words.Length} characters)" : Words)}”";
    }

    /// <summary>Anything that is not words.</summary>
    public sealed record Does(Incoming What) : TalkStep
    {
        public override string ToString() => What.ToString();
    }

    /// <summary>A result is told in between, and the resident asked to rate it.</summary>
    public sealed record HearsResult : TalkStep
    {
        public override string ToString() => "is told a result";
    }
}

/// <summary>A walk through the dialogs from one of all states.</summary>
internal sealed record TalkWalk(string From, bool HasHome, TalkStep[] Steps)
{
    private const int MostSteps = 40;
    private const int Longest = 2_300;

    private static readonly string[] Others =
    [
        "1", "2", "3", "4", "9", "１", "②", "第三个", "确认", "取消", "取　消", "返回", "跳过", "帮助", "人工", "报事", "投诉", "举报", "保密", "不保密", "投诉网格员", "我的网格员",
        "查进度", "催办", "撤回", "评价", "补充", "政策咨询", "翠湖小区", "半阁村", "不是 是翠湖小区", "好", "不", "改内容", "改地点", "改电话", "13200001234", "电话０１３２００００１２３４",
        "WG-20261120-000002", "wg 20261119 000001", "4分 很好", "不满意", "😀👍", "\uE000编号\uE000", "   ", "？", "啊", "a", "0", "十", "{0}", "<xml>", "评价 5分", "[微笑]", "误报", "没事了", "滚蛋", "人工 问社保", "接着报", "催一下", "％s\0\u0007",
        "从翠湖小区到锦绣家园", "我要抱事", "恁那个网格员搁哪来", "编号忘了 查一下进度", "谢谢领导", "下面我该怎么办", "[流泪]", "好的，提交", "要得嘛 搞快点哈", "记住", "就是书香小区撒", "上次那个下水道咋样了", "‮倒过来",
    ];

    private static readonly string[] Stories =
    [
        "路灯坏了", "楼上吵死了", "着火了快来人", "一股煤气味", "又灭了没人管", "从翠湖小区到锦绣家园路灯都黑了", "半阁村2组下水道堵了好几天", "那个东西又不行了", "网格员态度太差叫也不来",
        "俺家门口井盖没了 怪吓人", "垃圾没人收臭得很[捂脸]", "楼道灯不亮 打我电话13200001234", "天天半夜放炮睡不着", "取消了公交站没法出门", "帮我妈报修水管爆了", "商家不给退款", "还没修好呢", "帮助老人过马路的斑马线没了",
        "翠湖小区着火", "翠湖小区停水", "善国小区3号楼下水道返水", "丁堂村2组路灯不亮", "灯坏了13900005678", "不是 换成东方小区 那边垃圾都堆成山了", "锦绣家园狗叫",
    ];

    public static Arbitrary<TalkWalk> Any()
    {
        var longitude = Gen.Choose(-200, 1_200).Select(n => 117 + (n / 10_000d));
        var says = Gen.OneOf(
            from w in Gen.Elements(Others) from spoken in Gen.Elements(false, true) select (TalkStep)new TalkStep.Says(w, false, spoken),
            from w in Gen.Elements(Stories) from spoken in Gen.Elements(false, true) select (TalkStep)new TalkStep.Says(w, true, spoken),
            from a in Gen.Elements([.. Others, .. Stories]) from b in Gen.Elements([.. Others, .. Stories]) select (TalkStep)new TalkStep.Says(a + b, false, false),
            from n in Gen.Choose(1, Longest) select (TalkStep)new TalkStep.Says(new string('字', n), false, false));
        var does = Gen.OneOf(
            from kind in Gen.Elements(Enum.GetValues<MediaKind>()) from n in Gen.Choose(0, 999) select (Incoming)new Incoming.Media(kind, $"m{n}"),
            longitude.Select(x => (Incoming)new Incoming.Location(x, 34.955, "某处")),
            Gen.Elements(MenuKeys.FindWorker, MenuKeys.Report, MenuKeys.MyIntakes, MenuKeys.Consult, MenuKeys.Help, "NO_SUCH_KEY").Select(k => (Incoming)new Incoming.MenuClick(k)),
            Gen.Elements("grid:370481106226002", "grid:", "nonsense").Select(s => (Incoming)new Incoming.Scanned(s)),
            Gen.Elements(null, "grid:370481106226002").Select(s => (Incoming)new Incoming.Followed(s)),
            Gen.Elements<Incoming>(new Incoming.Unfollowed(), new Incoming.Unreadable("链接"), new Incoming.Unreadable(""))).Select(i => (TalkStep)new TalkStep.Does(i));
        var step = Gen.Frequency((14, says), (5, does), (1, Gen.Constant((TalkStep)new TalkStep.HearsResult())));
        var walk =
            from start in Gen.Elements(EveryState.All.Keys)
            from home in Gen.Elements(false, true)
            from length in Gen.Choose(1, MostSteps)
            from steps in Gen.ArrayOf(step, length)
            select new TalkWalk(start, home, steps);
        return Arb.From(walk, w => Law.Shorter(w.Steps).Select(s => w with { Steps = s }).Append(w with { From = "idle" }).Append(w with { HasHome = false }).Where(s => s != w));
    }

    public override string ToString() => $"from {From}{(HasHome ? ", home known" : "")}:\n{string.Join('\n', Steps.Select(s => $"  {s}"))}";
}
