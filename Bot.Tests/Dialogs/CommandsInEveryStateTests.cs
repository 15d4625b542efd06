using Bot.Dialogs;
using Xunit;

namespace Bot.Tests.Dialogs;

public sealed class CommandsInEveryStateTests
{
    private static readonly string[] Commands =
    [
        "我的网格员", "找网格员", "报事", "我要报事", "投诉", "求助", "建议", "查进度", "查进度 WG-20261120-000002", "催办", "催办 WG-20261120-000002",
        "撤回", "撤回 WG-20261120-000002", "补充", "补充 WG-20261120-000002", "补充 WG-20261120-000002 是二楼", "评价", "评价 WG-20261119-000001",
        "投诉网格员", "举报", "保密", "政策咨询", "问", "问 医保怎么交", "人工", "帮助", "改内容", "改地点", "改电话", "人工 我想问社保", "取消", "返回", "确认", "跳过", "1", "2", "3", "4", "5", "6", "7", "8", "9",
        "WG-20261120-000002", "WG-20200101-000001", "ｗｇ－２０２６１１２０－０００００２", "好", "不", "谢谢", "你好", "。。。", " ",
    ];

    public static TheoryData<string> States => [.. EveryState.All.Keys];

    [Theory]
    [MemberData(nameof(States))]
    public void Is_answered_and_loses_no_open_draft(string name)
    {
        var state = EveryState.All[name];
        foreach (var hasHome in new[] { false, true })
        {
            foreach (var command in Commands)
            {
                var turn = Conversation.Hear(state, new Incoming.Text(command), EveryState.Guide(hasHome));
                Assert.False(string.IsNullOrWhiteSpace(turn.Reply), $"{name} + {command}: no reply");
                AssertKept(name, command, state, turn);
            }
        }
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Is_understood_the_same_with_full_width_letters_and_punctuation(string name)
    {
        var state = EveryState.All[name];
        foreach (var (plain, untidy) in new[] { ("1", "１。"), ("1", "一"), ("1", "第一个"), ("2", "２、"), ("确认", "确认！"), ("查进度", "“查进度”。"), ("帮助", " 帮助？ ") })
        {
            var expected = Conversation.Hear(state, new Incoming.Text(plain), EveryState.Guide());
            var actual = Conversation.Hear(state, new Incoming.Text(untidy), EveryState.Guide());
            Assert.Equal(expected.Reply, actual.Reply);
            Assert.Equal(expected.Outcomes, actual.Outcomes);
        }
    }

    [Theory]
    [InlineData("帮助")]
    [InlineData("WG-20261120-000002")]
    [InlineData("查进度 WG-20200101-000001")]
    public void That_only_asks_changes_nothing_in_any_state(string command)
    {
        foreach (var (name, state) in EveryState.All)
        {
            var turn = Conversation.Hear(state, new Incoming.Text(command), EveryState.Guide());
            Assert.True(ReferenceEquals(state, turn.Next), name);
            Assert.Empty(turn.Outcomes);
        }
    }

    [Fact]
    public void Menu_clicks_do_what_the_words_do()
    {
        foreach (var (key, words) in new[] { (MenuKeys.FindWorker, "我的网格员"), (MenuKeys.Report, "报事"), (MenuKeys.MyIntakes, "查进度"), (MenuKeys.Consult, "政策咨询"), (MenuKeys.Help, "帮助") })
        {
            foreach (var state in EveryState.All.Values)
            {
                var said = Conversation.Hear(state, new Incoming.Text(words), EveryState.Guide());
                Assert.Equal(said.Reply, Conversation.Hear(state, new Incoming.MenuClick(key), EveryState.Guide()).Reply);
            }
        }
    }

    [Fact]
    public void An_interrupted_report_is_led_back_to()
    {
        foreach (var (name, state) in EveryState.All.Where(s => s.Value is ConversationState.Reporting))
        {
            foreach (var command in new[] { "帮助", "WG-20261120-000002", "催办 WG-20261120-000002" })
            {
                var turn = Conversation.Hear(state, new Incoming.Text(command), EveryState.Guide());
                Assert.True(turn.Reply.Contains(Reminder(state), StringComparison.Ordinal), $"{name} + {command}: {turn.Reply}");
                Assert.Same(state, turn.Next);
            }
        }
    }

    [Theory]
    [InlineData("着火了快来", "119")]
    [InlineData("我不想活了", "12356")]
    [InlineData("补充 WG-20261120-000002 有人拿刀", "110")]
    [InlineData("问 楼道有煤气味怎么办", "119")]
    public void A_danger_is_answered_first_in_any_state(string words, string phone)
    {
        foreach (var (name, state) in EveryState.All)
        {
            var reply = Conversation.Hear(state, new Incoming.Text(words), EveryState.Guide()).Reply;
            Assert.True(reply.Split('\n')[0].Contains(phone, StringComparison.Ordinal), $"{name}: {reply}");
        }
    }

    [Fact]
    public void The_number_of_another_resident_shows_nothing()
    {
        foreach (var verb in new[] { "", "查进度 ", "催办 ", "撤回 ", "补充 ", "评价 " })
        {
            var turn = Conversation.Hear(ConversationState.Idle.Instance, new Incoming.Text(verb + "WG-20260101-000777"), EveryState.Guide());
            Assert.Contains("不在您报过的事里", turn.Reply, StringComparison.Ordinal);
            Assert.Empty(turn.Outcomes);
        }
    }

    [Fact]
    public void A_person_asked_for_in_the_middle_is_offered_what_was_said()
    {
        foreach (var name in new[] { "asked for item", "asked for place", "asked to confirm", "asked for new text", "asked for phone" })
        {
            var asked = Conversation.Hear(EveryState.All[name], new Incoming.Text("人工"), EveryState.Guide());
            Assert.Contains("0632-5550100", asked.Reply, StringComparison.Ordinal);
            var handed = Conversation.Hear(asked.Next, new Incoming.Text("1"), EveryState.Guide());
            var draft = Assert.IsType<Outcome.SubmitReport>(Assert.Single(handed.Outcomes)).Draft;
            Assert.True(draft.ToDesk);
            Assert.Equal(EveryState.Story, draft.Text);
            Assert.Equal(EveryState.Story, Conversation.Hear(asked.Next, new Incoming.Text("2"), EveryState.Guide()).Next.OpenDraft!.Text);
        }
    }

    private static string Reminder(ConversationState state) => state is ConversationState.AskedToGoOn or ConversationState.AskedToHandOver or ConversationState.OfferedInstead ? "回 1"
        : state is ConversationState.AskedWhereDangerIs ? "——先告诉我在哪里" : "——刚才";

    private static void AssertKept(string name, string command, ConversationState state, Turn turn)
    {
        if (state.OpenDraft is not { } before || before == new Draft())
            return;
        var isGivenUp = (command == "取消" && state is ConversationState.Reporting)
            || (command == "1" && state is ConversationState.AskedIfSame)
            || (command is "2" or "不" && state is ConversationState.OfferedInstead or ConversationState.AskedToReportAlso or ConversationState.AskedToGoOn { Fresh: null });
        // An answer is what a question was asked for; it keeps the question until it will do.
        var isAnswered = state is ConversationState.AskedIfQuestion && turn.Next is ConversationState.AnsweredQuestion answered && answered.Question == before.Text;
        var isSubmitted = turn.Outcomes.OfType<Outcome.SubmitReport>().Any(o => o.Draft.Text.StartsWith(before.Text, StringComparison.Ordinal));
        if (isGivenUp || isAnswered || isSubmitted)
            return;
        var after = Drafts(turn.Next.OpenDraft).FirstOrDefault(d => d.Text.StartsWith(before.Text, StringComparison.Ordinal));
        Assert.True(after is not null, $"{name} + {command}: the draft is gone");
        Assert.Equal(before.Media, after.Media);
        Assert.Equal(before.Phone, after.Phone);
        if (before.Later is not null)
            Assert.Contains(before.Later, Drafts(turn.Next.OpenDraft));
    }

    private static IEnumerable<Draft> Drafts(Draft? draft)
    {
        for (; draft is not null; draft = draft.Later)
            yield return draft;
    }
}
