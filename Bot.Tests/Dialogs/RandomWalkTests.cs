using System.Text;
using Bot.Dialogs;
using Xunit;

namespace Bot.Tests.Dialogs;

public sealed class RandomWalkTests
{
    private const int Walks = 300;
    private const int Steps = 40;

    private static readonly string[] Fragments =
    [
        "1", "2", "3", "4", "9", "确认", "取消", "返回", "跳过", "帮助", "人工", "报事", "投诉", "举报", "保密", "不保密", "投诉网格员", "我的网格员", "查进度", "催办", "撤回", "评价",
        "补充", "问 医保", "政策咨询", "翠湖小区", "半阁村", "不是 是翠湖小区", "路灯坏了", "楼上吵死了", "着火了", "煤气味", "好", "不", "改内容", "改地点", "改电话", "13200001234",
        "WG-20261120-000002", "4分 很好", "不满意", "又灭了", "😀👍", "\uE000编号\uE000", "从翠湖小区到锦绣家园都黑了", "半阁村2组下水道堵了", "   ", "？", "那个东西", "上次那个下水道咋样了", "啊",
        "网格员态度太差", "误报", "没事了", "帮我妈报修水管", "还没修好", "滚蛋", "商家不给退款", "人工 问社保", "接着报", "改地点 ", "举报 有人打老婆", "下水道堵了", "a", "0", "十", "老槐树底下", "{0}", "<xml>", "撤回 修好了", "补充 还有一盏", "评价 5分",
    ];

    [Fact]
    public void Whatever_is_said_a_reply_comes_and_no_draft_is_lost()
    {
        for (var seed = 1; seed <= Walks; seed++)
            Walk(new Random(seed), seed);
    }

    private static void Walk(Random random, int seed)
    {
        var guide = EveryState.Guide(hasHome: random.Next(2) == 0);
        var state = EveryState.All.Values.ElementAt(random.Next(EveryState.All.Count));
        var trail = new StringBuilder($"seed {seed}, from {state}");
        for (var step = 0; step < Steps; step++)
        {
            var incoming = Any(random);
            trail.Append("\n  ").Append(incoming);
            var turn = Conversation.Hear(state, incoming, guide);
            Check(state, incoming, turn, trail);
            var next = Conversation.Numbered(turn.Next, "WG-20261120-000002");
            state = ConversationJson.Read(ConversationJson.Write(next));
            Assert.Equal(ConversationJson.Write(next), ConversationJson.Write(state));
            guide.Now += TimeSpan.FromMinutes(random.Next(12) switch { 0 => 24 * 60, 1 => 7 * 60, 2 => 61, _ => 1 });
            if (random.Next(15) == 0)
                state = Conversation.AskForRating(state, "WG-20261119-000001");
        }
    }

    private static void Check(ConversationState before, Incoming incoming, Turn turn, StringBuilder trail)
    {
        Assert.True(incoming is Incoming.Unfollowed || !string.IsNullOrWhiteSpace(turn.Reply), $"no reply\n{trail}");
        Assert.True(Encoding.UTF8.GetByteCount(turn.Reply) <= DialogLimits.ReplyBytes, $"reply too long\n{trail}");
        var mayHoldMark = turn.Outcomes.Any(o => o is Outcome.SubmitReport);
        Assert.True(mayHoldMark == turn.Reply.Contains(Turn.NumberMark, StringComparison.Ordinal), $"number mark\n{trail}");
        if (before.OpenDraft is not { Text.Length: > 0 } draft)
            return;
        var isGivenUp = turn.Reply.Contains("不报了", StringComparison.Ordinal) || turn.Outcomes.Any(o => o is Outcome.SubmitReport s && s.Draft.Text.StartsWith(draft.Text, StringComparison.Ordinal))
            || before is ConversationState.OfferedInstead or ConversationState.AskedIfSame or ConversationState.AskedWhereDangerIs;
        var isReplaced = before is ConversationState.AskedForNewText && turn.Reply.Contains("改过来了", StringComparison.Ordinal);
        var isKept = Drafts(turn.Next).Any(d => d.Text.StartsWith(draft.Text, StringComparison.Ordinal));
        Assert.True(isGivenUp || isReplaced || isKept, $"draft lost: {draft.Text}\n→ {turn.Next}\n{turn.Reply}\n{trail}");
        Assert.DoesNotContain(Turn.NumberMark, turn.Next.OpenDraft?.Text ?? "", StringComparison.Ordinal);
    }

    private static IEnumerable<Draft> Drafts(ConversationState state)
    {
        for (var draft = state.OpenDraft; draft is not null; draft = draft.Later)
            yield return draft;
    }

    private static Incoming Any(Random random) => random.Next(20) switch
    {
        0 => new Incoming.Media((MediaKind)random.Next(3), "m"),
        1 => new Incoming.Location(117 + (random.NextDouble() * 0.1), 34.955, "某处"),
        2 => new Incoming.MenuClick(random.Next(2) == 0 ? MenuKeys.FindWorker : "NO_SUCH_KEY"),
        3 => new Incoming.Scanned(random.Next(2) == 0 ? "grid:370481106226002" : "nonsense"),
        4 => new Incoming.Followed(random.Next(2) == 0 ? null : "grid:370481106226002"),
        5 => random.Next(3) == 0 ? new Incoming.Unfollowed() : new Incoming.Unreadable("链接"),
        6 => new Incoming.Text(new string('字', random.Next(1, 2_300))),
        7 => new Incoming.Text(Fragments[random.Next(Fragments.Length)] + Fragments[random.Next(Fragments.Length)], Spoken: true),
        _ => new Incoming.Text(Fragments[random.Next(Fragments.Length)]),
    };
}
