using Bot.Dialogs;
using Xunit;

namespace Bot.Tests.Dialogs;

public sealed class SendUpTests
{
    [Theory]
    [InlineData("东方小区着火了")]
    [InlineData("翠湖小区燃气泄漏，快来人")]
    [InlineData("东方小区电梯困人了")]
    [InlineData("锦绣家园门口有人拿刀")]
    [InlineData("善国小区河边有人落水")]
    [InlineData("书香小区配电箱漏电，有人触电")]
    [InlineData("报事 东方小区起火")]
    [InlineData("翠湖小区着火")]
    [InlineData("我要投诉 翠湖小区有人打架了拿棍子")]
    [InlineData("举报 东方小区有人打老婆")]
    [InlineData("问 翠湖小区楼道有煤气味怎么办")]
    public void A_danger_with_a_place_is_submitted_in_the_same_turn(string words)
    {
        var turn = Hear(ConversationState.Idle.Instance, words);
        var draft = Assert.IsType<Outcome.SubmitReport>(Assert.Single(turn.Outcomes)).Draft;
        Assert.True(draft.Urgent);
        Assert.NotNull(draft.Place!.GridCode);
        Assert.NotEqual("inquiry", draft.Kind);
        Assert.Contains(Turn.NumberMark, turn.Reply, StringComparison.Ordinal);
        Assert.Contains("镇网格化服务中心", turn.Reply, StringComparison.Ordinal);
        Assert.IsType<ConversationState.SentUp>(turn.Next);
    }

    [Theory]
    [InlineData("翠湖小区楼道全是电瓶车，就怕着火")]
    [InlineData("着火了怎么预防")]
    [InlineData("去年翠湖小区着过火，到现在没修")]
    [InlineData("我嗓子冒烟了，楼下广场舞吵死人")]
    [InlineData("气死我了，翠湖小区没人收垃圾")]
    [InlineData("翠湖小区能不能办个防溺水宣传")]
    [InlineData("万一燃气泄漏了谁负责，翠湖小区管道都锈了")]
    [InlineData("翠湖小区的烧烤店天天油烟熏人，生意火得很")]
    public void What_only_sounds_like_one_is_a_report_like_any_other(string words)
    {
        var turn = Hear(ConversationState.Idle.Instance, words);
        Assert.DoesNotContain(turn.Outcomes, o => o is Outcome.SubmitReport);
        Assert.IsNotType<ConversationState.SentUp>(turn.Next);
        Assert.IsNotType<ConversationState.AskedWhereDangerIs>(turn.Next);
    }

    [Fact]
    public void A_fear_is_told_whom_to_call_if_it_comes_true() =>
        Assert.Contains("如果现在有烟有火，请先打 119", Hear(ConversationState.Idle.Instance, "翠湖小区楼道全是电瓶车，就怕着火").Reply, StringComparison.Ordinal);

    [Theory]
    [InlineData("半阁村")]
    [InlineData("老槐树底下")]
    [InlineData("三号楼")]
    [InlineData("3")]
    [InlineData("确认")]
    [InlineData("跳过")]
    public void Asked_where_any_answer_sends_it_up(string words)
    {
        var asked = Hear(ConversationState.Idle.Instance, "着火了快来");
        Assert.IsType<ConversationState.AskedWhereDangerIs>(asked.Next);
        var turn = Hear(asked.Next, words);
        Assert.True(Assert.IsType<Outcome.SubmitReport>(Assert.Single(turn.Outcomes)).Draft is { Urgent: true, SendUpAt: null });
    }

    [Fact]
    public void More_words_without_a_place_do_not_put_off_the_moment_it_goes_up()
    {
        var guide = new FakeGuide();
        var asked = Conversation.Hear(ConversationState.Idle.Instance, new Incoming.Text("着火了"), guide);
        var at = asked.Next.OpenDraft!.SendUpAt;
        guide.Now += TimeSpan.FromMinutes(1);
        var more = Conversation.Hear(asked.Next, new Incoming.Text("快来救人啊火很大"), guide);
        Assert.Equal(at, more.Next.OpenDraft!.SendUpAt);
        Assert.Equal("着火了\n快来救人啊火很大", more.Next.OpenDraft.Text);
        var beside = Conversation.Hear(more.Next, new Incoming.Text("我的网格员"), guide);
        Assert.Equal(at, beside.Next.OpenDraft!.SendUpAt);
    }

    [Fact]
    public void A_danger_elsewhere_leaves_the_open_report_to_be_led_back_to()
    {
        var turn = Hear(EveryState.All["asked to confirm"], "锦绣家园有人落水了");
        Assert.Equal("锦绣家园有人落水了", Assert.IsType<Outcome.SubmitReport>(Assert.Single(turn.Outcomes)).Draft.Text);
        Assert.Equal(EveryState.Told, turn.Next.OpenDraft);
        Assert.Contains("1 提交", Hear(turn.Next with { }, "报事").Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void The_home_grid_is_place_enough()
    {
        var turn = Conversation.Hear(ConversationState.Idle.Instance, new Incoming.Text("家里煤气泄漏了"), new FakeGuide { HomeCode = "370481106226001" });
        Assert.Equal("370481106226001", Assert.IsType<Outcome.SubmitReport>(Assert.Single(turn.Outcomes)).Draft.Place!.GridCode);
    }

    [Fact]
    public void Afterwards_words_add_to_it_and_another_matter_begins_anew()
    {
        var sent = EveryState.All["sent up"];
        Assert.IsType<Outcome.Supplement>(Assert.Single(Hear(sent, "三楼还有老人").Outcomes));
        Assert.IsType<Outcome.Supplement>(Assert.Single(Hear(sent, "火更大了").Outcomes));
        Assert.Contains("WG-20261120-000002", Hear(sent, "1").Reply, StringComparison.Ordinal);
        Assert.IsType<ConversationState.AskedToWithdraw>(Hear(sent, "撤回").Next);
        Assert.IsType<ConversationState.AskedForProblem>(Hear(sent, "报事").Next);
        Assert.Equal("锦绣家园有人落水了", Assert.IsType<Outcome.SubmitReport>(Assert.Single(Hear(sent, "锦绣家园有人落水了").Outcomes)).Draft.Text);
    }

    [Fact]
    public void An_hour_later_it_is_over()
    {
        var guide = EveryState.Guide();
        guide.Now += DialogLimits.SentUpFor;
        var turn = Conversation.Hear(EveryState.All["sent up"], new Incoming.Text("翠湖小区路灯坏了"), guide);
        Assert.IsType<ConversationState.AskedToConfirm>(turn.Next);
    }

    private static Turn Hear(ConversationState state, string words) => Conversation.Hear(state, new Incoming.Text(words), EveryState.Guide());
}
