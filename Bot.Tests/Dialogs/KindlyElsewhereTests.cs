using Bot.Dialogs;
using Xunit;

namespace Bot.Tests.Dialogs;

public sealed class KindlyElsewhereTests
{
    [Theory]
    [InlineData("帮我把隔壁老王拘留了", "110")]
    [InlineData("我要打官司告他", "12368")]
    [InlineData("帮我申请劳动仲裁，老板欠我工资", "12333")]
    [InlineData("医保报销能帮我报了不", "12393")]
    [InlineData("网上买的衣服商家不退款", "12315")]
    [InlineData("我想办个食品经营许可证", "政务服务大厅")]
    [InlineData("违章罚款不合理，帮我撤了", "行政复议")]
    [InlineData("饭店不给开发票", "12366")]
    public void Says_where_to_go_and_offers_what_the_grid_can_do(string words, string where)
    {
        var turn = Hear(ConversationState.Idle.Instance, words);
        Assert.Contains(where, turn.Reply, StringComparison.Ordinal);
        Assert.Contains("回 1", turn.Reply, StringComparison.Ordinal);
        Assert.Equal(words, Hear(turn.Next, "1").Next.OpenDraft!.Text);
        Assert.IsType<ConversationState.Idle>(Hear(turn.Next, "2").Next);
    }

    [Theory]
    [InlineData("翠湖小区楼上天天吵到半夜，再不管我们就去法院起诉他了")]
    [InlineData("东方小区门口摆摊的说交了罚款就能摆，把路都占了没法走")]
    [InlineData("翠湖小区路灯坏了，物业说要走许可手续办不了")]
    public void Does_not_refuse_what_merely_mentions_it(string words) =>
        Assert.IsType<ConversationState.AskedToConfirm>(Hear(ConversationState.Idle.Instance, words).Next);

    [Theory]
    [InlineData("傻逼")]
    [InlineData("你们这帮废物！！")]
    [InlineData("滚蛋吧")]
    [InlineData("一群饭桶")]
    public void Venting_alone_is_answered_calmly_and_becomes_no_draft(string words)
    {
        var turn = Hear(ConversationState.Idle.Instance, words);
        Assert.Contains("我在听", turn.Reply, StringComparison.Ordinal);
        Assert.Same(ConversationState.Idle.Instance, turn.Next);
    }

    [Theory]
    [InlineData("一群废物，路灯坏了三天没人修")]
    [InlineData("是我妈的社保卡丢了")]
    [InlineData("滚梯坏了没人修")]
    public void Venting_with_a_matter_is_heard_for_the_matter(string words) =>
        Assert.Equal(words, Hear(ConversationState.Idle.Instance, words).Next.OpenDraft!.Text);

    [Fact]
    public void The_same_words_within_hours_are_asked_about()
    {
        var guide = EveryState.Guide();
        guide.Intakes[0] = guide.Intakes[0] with { SubmittedAt = guide.Now.AddHours(-1) };
        var asked = Conversation.Hear(ConversationState.Idle.Instance, new Incoming.Text("下水道堵了！"), guide);
        Assert.Contains("刚报过：WG-20261120-000002", asked.Reply, StringComparison.Ordinal);
        Assert.Equal(new Outcome.Urge("WG-20261120-000002"), Assert.Single(Conversation.Hear(asked.Next, new Incoming.Text("1"), guide).Outcomes));
        Assert.Equal("下水道堵了！", Conversation.Hear(asked.Next, new Incoming.Text("2"), guide).Next.OpenDraft!.Text);
        guide.Now += DialogLimits.SameAgain;
        Assert.IsNotType<ConversationState.AskedIfSame>(Conversation.Hear(ConversationState.Idle.Instance, new Incoming.Text("下水道堵了！"), guide).Next);
    }

    private static Turn Hear(ConversationState state, string words) => Conversation.Hear(state, new Incoming.Text(words), EveryState.Guide());
}
