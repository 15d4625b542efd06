using Bot.Dialogs;
using Bot.Tests.Dialogs;
using Xunit;

namespace Bot.Tests.Consulting;

/// <summary>How an answer sits in the talk, in whatever state it is asked for.</summary>
public sealed class AnsweringTests
{
    private const string Known = "问 井盖归谁管";
    private static readonly ConversationState Idle = ConversationState.Idle.Instance;

    [Fact]
    public void An_answer_names_its_source_and_offers_a_person()
    {
        var turn = Hear(Idle, Known);
        Assert.Contains("\n来源：《网格服务事项清单》“市政设施”\n", turn.Reply, StringComparison.Ordinal);
        Assert.EndsWith("1 有用　2 没说清，转给人答复", turn.Reply, StringComparison.Ordinal);
        Assert.Empty(turn.Outcomes);
        Assert.Same(Idle, Hear(turn.Next, "1").Next);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("没说清")]
    [InlineData("0")]
    public void What_is_not_clear_becomes_an_inquiry_in_the_resident_s_words(string words)
    {
        var asked = Hear(Hear(Idle, Known).Next, words);
        var confirm = Assert.IsType<ConversationState.AskedToConfirm>(asked.Next);
        var draft = Assert.IsType<Outcome.SubmitReport>(Assert.Single(Hear(confirm, "1").Outcomes)).Draft;
        Assert.Equal(("inquiry", "井盖归谁管"), (draft.Kind, draft.Text));
    }

    [Fact]
    public void What_the_documents_do_not_say_becomes_an_inquiry_at_once()
    {
        var turn = Hear(Idle, "问 低保怎么申请");
        Assert.StartsWith("这个我手头的文件里没写", turn.Reply, StringComparison.Ordinal);
        Assert.Equal("inquiry", turn.Next.OpenDraft!.Kind);
        Assert.IsType<ConversationState.AskedToConfirm>(turn.Next);
    }

    [Theory]
    [InlineData("问 老板不发工资找谁", "“劳动纠纷”")]
    [InlineData("问 小区门口马路上的井盖坏了是哪个部门管", "“市政设施”")]
    public void Who_handles_it_is_told_by_what_it_is_about_in_whatever_words(string words, string source) =>
        Assert.Contains(source, Hear(Idle, words).Reply, StringComparison.Ordinal);

    [Fact]
    public void Who_handles_what_nobody_understands_is_left_to_a_person()
    {
        var turn = Hear(Idle, "问 那个玩意儿找谁");
        Assert.DoesNotContain("来源：", turn.Reply, StringComparison.Ordinal);
        Assert.Contains("专人答复", turn.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void What_may_be_meant_is_offered_by_its_title_and_answered_by_a_digit()
    {
        var turn = Hear(Idle, "问 单元号写成二单元了 应该是三单元");
        var asked = Assert.IsType<ConversationState.AskedIfQuestion>(turn.Next);
        Assert.Empty(turn.Outcomes);
        Assert.Contains("都不是，转给专人答复", turn.Reply, StringComparison.Ordinal);
        var answer = Hear(asked, "1");
        Assert.Contains($"“{asked.Near[0]}”", answer.Reply, StringComparison.Ordinal);
        Assert.Equal("单元号写成二单元了 应该是三单元", Assert.IsType<ConversationState.AnsweredQuestion>(answer.Next).Question);
        var person = Assert.IsType<ConversationState.AskedToConfirm>(Hear(asked, FormattableString.Invariant($"{asked.Near.Length + 1}")).Next);
        Assert.Equal(("inquiry", "单元号写成二单元了 应该是三单元"), (person.Draft.Kind, person.Draft.Text));
    }

    [Theory]
    [InlineData("居住证怎么办")]
    [InlineData("医保断缴了还能补吗")]
    [InlineData("新生儿上户口要带什么东西")]
    public void A_question_that_nobody_called_one_is_asked_about_before_it_becomes_anything(string words)
    {
        var turn = Hear(Idle, words);
        var asked = Assert.IsType<ConversationState.AskedIfQuestion>(turn.Next);
        Assert.Empty(turn.Outcomes);
        Assert.True(asked.Guessed);
        Assert.Equal(("inquiry", words), (asked.Draft.Kind, asked.Draft.Text));
        Assert.Contains("其实要反映问题", turn.Reply, StringComparison.Ordinal);
        var report = Hear(asked, FormattableString.Invariant($"{asked.Near.Length + 2}")).Next.OpenDraft!;
        Assert.Equal(words, report.Text);
        Assert.NotEqual("inquiry", report.Kind);
    }

    [Theory]
    [InlineData("井盖归谁管", "“市政设施”")]
    [InlineData("晚上能不能报修", "“节假日和晚上有人管吗”")]
    public void One_that_the_documents_answer_is_answered_and_may_still_be_a_report(string words, string source)
    {
        var turn = Hear(Idle, words);
        Assert.Contains(source, turn.Reply, StringComparison.Ordinal);
        Assert.Contains("3 其实要反映问题", turn.Reply, StringComparison.Ordinal);
        Assert.Equal(words, Hear(turn.Next, "3").Next.OpenDraft!.Text);
        Assert.Equal("inquiry", Hear(turn.Next, "2").Next.OpenDraft!.Kind);
        Assert.Same(Idle, Hear(turn.Next, "1").Next);
    }

    [Theory]
    [InlineData("路灯坏了三天没人管怎么办")]
    [InlineData("楼上天天半夜吵能不能管管")]
    [InlineData("翠湖小区的垃圾什么时候清")]
    [InlineData("下水道堵了找谁")]
    public void What_names_trouble_at_a_place_is_a_report(string words)
    {
        var turn = Hear(Idle, words);
        Assert.Equal(words, turn.Next.OpenDraft!.Text);
        Assert.IsNotType<ConversationState.AskedIfQuestion>(turn.Next);
    }

    [Fact]
    public void Asked_for_a_question_the_next_words_are_one()
    {
        var turn = Hear(Hear(Idle, "政策咨询").Next, "怎么催办");
        Assert.Contains("来源：《怎么用这个网格服务号》", turn.Reply, StringComparison.Ordinal);
        Assert.Null(turn.Next.OpenDraft);
    }

    [Fact]
    public void A_question_after_an_answer_is_answered_too()
    {
        var turn = Hear(Hear(Idle, Known).Next, "那广场舞太吵归谁管");
        Assert.Contains("“噪音扰民”", turn.Reply, StringComparison.Ordinal);
        Assert.Equal("那广场舞太吵归谁管", Assert.IsType<ConversationState.AnsweredQuestion>(turn.Next).Question);
    }

    [Fact]
    public void A_problem_told_after_an_answer_is_a_report()
    {
        var turn = Hear(Hear(Idle, Known).Next, "翠湖小区井盖没了 差点摔着人");
        Assert.Contains("井盖没了", turn.Next.OpenDraft!.Text, StringComparison.Ordinal);
        Assert.NotEqual("inquiry", turn.Next.OpenDraft.Kind);
    }

    [Fact]
    public void In_the_middle_of_any_report_it_is_answered_and_led_back()
    {
        foreach (var (name, state) in EveryState.All.Where(s => s.Value.OpenDraft is { Text.Length: > 0 } && s.Value is not (ConversationState.AskedWhereDangerIs or ConversationState.SentUp)))
        {
            var turn = Hear(state, Known);
            Assert.True(turn.Reply.Contains("来源：《", StringComparison.Ordinal), $"{name}: {turn.Reply}");
            Assert.True(turn.Reply.Contains("没说清就回 0", StringComparison.Ordinal), $"{name}: {turn.Reply}");
            Assert.Equal(state.OpenDraft, turn.Next.OpenDraft);
            Assert.Empty(turn.Outcomes);
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("确认")]
    public void Beside_a_report_its_own_digits_mean_the_report(string words)
    {
        var turn = Hear(Hear(EveryState.All["asked to confirm"], Known).Next, words);
        Assert.Equal(EveryState.Story, Assert.IsType<Outcome.SubmitReport>(Assert.Single(turn.Outcomes)).Draft.Text);
    }

    [Fact]
    public void Beside_a_report_2_changes_the_report_and_asks_nobody()
    {
        var turn = Hear(Hear(EveryState.All["asked to confirm"], Known).Next, "2");
        Assert.IsType<ConversationState.AskedForNewText>(turn.Next);
        Assert.Empty(turn.Outcomes);
    }

    [Fact]
    public void Beside_a_report_what_is_not_clear_goes_its_own_way()
    {
        var turn = Hear(Hear(EveryState.All["asked to confirm"], Known).Next, "0");
        var draft = Assert.IsType<Outcome.SubmitReport>(Assert.Single(turn.Outcomes)).Draft;
        Assert.Equal(("inquiry", "井盖归谁管"), (draft.Kind, draft.Text));
        Assert.Equal(EveryState.Story, turn.Next.OpenDraft!.Text);
        Assert.Contains("——刚才", turn.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Beside_a_danger_it_is_answered_and_the_danger_goes_on()
    {
        foreach (var name in new[] { "sent up", "asked where danger is" })
        {
            var turn = Hear(EveryState.All[name], Known);
            Assert.Contains("来源：《", turn.Reply, StringComparison.Ordinal);
            Assert.Same(EveryState.All[name], turn.Next);
        }
    }

    private static Turn Hear(ConversationState state, string words) => Conversation.Hear(state, new Incoming.Text(words), EveryState.Guide());
}
