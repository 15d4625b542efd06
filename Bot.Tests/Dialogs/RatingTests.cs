using Bot.Dialogs;
using Xunit;

namespace Bot.Tests.Dialogs;

public sealed class RatingTests
{
    private const string Number = "WG-20261119-000001";

    [Theory]
    [InlineData("1", 5, null)]
    [InlineData("１。", 5, null)]
    [InlineData("2", 3, null)]
    [InlineData("3", 1, null)]
    [InlineData("4", 4, null)]
    [InlineData("5", 5, null)]
    [InlineData("1分", 1, null)]
    [InlineData("3分", 3, null)]
    [InlineData("4分", 4, null)]
    [InlineData("五分", 5, null)]
    [InlineData("打5分 师傅辛苦", 5, "师傅辛苦")]
    [InlineData("3 又灭了一个", 1, "又灭了一个")]
    [InlineData("1 满意", 5, null)]
    [InlineData("满意", 5, null)]
    [InlineData("满意，师傅很快", 5, "师傅很快")]
    [InlineData("非常满意！", 5, null)]
    [InlineData("很好", 5, null)]
    [InlineData("基本满意", 3, null)]
    [InlineData("还行吧", 3, null)]
    [InlineData("不满意", 1, null)]
    [InlineData("不太满意", 2, null)]
    [InlineData("没修好", 1, "没修好")]
    [InlineData("不满意 还是漏水", 1, "还是漏水")]
    public void Is_read_from_digits_points_and_words(string words, int score, string? kept)
    {
        var turn = Hear(new ConversationState.AskedForRating(Number, null), words);
        Assert.Equal(new Outcome.Rate(Number, score, kept), Assert.Single(turn.Outcomes));
        Assert.Equal(score <= 2 && kept is null, turn.Next is ConversationState.AskedWhy);
        Assert.Equal(score <= 2 && kept is null, turn.Reply.Contains("5 其他", StringComparison.Ordinal));
        Assert.Equal(score <= 2, turn.Reply.Contains("退回去重办", StringComparison.Ordinal));
    }

    [Fact]
    public void Can_be_given_in_one_message_with_the_number() =>
        Assert.Equal(new Outcome.Rate(Number, 4, "师傅快"), Assert.Single(Hear(ConversationState.Idle.Instance, $"评价 {Number} 4分 师傅快").Outcomes));

    [Theory]
    [InlineData("好的")]
    [InlineData("谢谢")]
    [InlineData("7")]
    [InlineData("着火了不行了")]
    [InlineData("修好了吗")]
    public void Is_not_read_into_words_that_give_none(string words) =>
        Assert.Empty(Hear(new ConversationState.AskedForRating(Number, null), words).Outcomes);

    /// <summary>Rated on a page meanwhile, say: the digit that comes after it is not tried and refused.</summary>
    [Fact]
    public void Is_over_where_it_was_given_elsewhere()
    {
        var turn = Hear(new ConversationState.AskedForRating("WG-20261120-000002", null), "2");
        Assert.Empty(turn.Outcomes);
        Assert.Contains("评价已经结束了", turn.Reply, StringComparison.Ordinal);
        Assert.Same(ConversationState.Idle.Instance, turn.Next);
    }

    [Fact]
    public void Is_not_asked_for_what_is_not_done_yet() =>
        Assert.Empty(Hear(ConversationState.Idle.Instance, "评价 WG-20261120-000002").Outcomes);

    [Fact]
    public void Words_before_the_digit_go_with_it()
    {
        var first = Hear(new ConversationState.AskedForRating(Number, null), "又灭了一个");
        Assert.Empty(first.Outcomes);
        Assert.Equal(new Outcome.Rate(Number, 1, "又灭了一个"), Assert.Single(Hear(first.Next, "3").Outcomes));
    }

    [Fact]
    public void Leads_back_to_the_report_it_interrupted()
    {
        var asked = Conversation.AskForRating(EveryState.All["asked to confirm"], Number);
        var turn = Hear(asked, "1");
        Assert.Equal(EveryState.Told, turn.Next.OpenDraft);
        Assert.Contains("——刚才", turn.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_report_while_a_rating_is_awaited_is_a_report()
    {
        var turn = Hear(new ConversationState.AskedForRating(Number, null), "翠湖小区下水道堵了");
        Assert.Equal("翠湖小区下水道堵了", turn.Next.OpenDraft!.Text);
        Assert.Empty(turn.Outcomes);
    }

    private static Turn Hear(ConversationState state, string words) => Conversation.Hear(state, new Incoming.Text(words), EveryState.Guide());
}
