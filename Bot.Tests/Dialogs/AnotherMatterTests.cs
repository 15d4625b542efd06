using Bot.Dialogs;
using Xunit;

namespace Bot.Tests.Dialogs;

/// <summary>Words about another matter while a danger is on its way.</summary>
public sealed class AnotherMatterTests
{
    private const string New = "广场舞音响太吵了 天天跳到十点";

    [Theory]
    [InlineData(New)]
    [InlineData("帮我妈报修水管")]
    [InlineData("老板拖欠工资三个月了")]
    public void Are_added_at_once_so_that_nothing_is_lost_and_asked_about(string words)
    {
        var turn = Hear(EveryState.All["sent up"], words);
        Assert.Equal(words, Assert.IsType<Outcome.Supplement>(Assert.Single(turn.Outcomes)).Words);
        Assert.Equal(words, Assert.IsType<ConversationState.SentUp>(turn.Next).Another);
        Assert.Contains("1 另报一件　2 就是补充刚才的", turn.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Become_a_report_of_their_own_by_1_and_stay_added_by_2()
    {
        var asked = Hear(EveryState.All["sent up, draft open"], New).Next;
        var report = Hear(asked, "1");
        Assert.Equal((New, EveryState.Story), (report.Next.OpenDraft!.Text, report.Next.OpenDraft.Later!.Text));
        var stay = Hear(asked, "2");
        Assert.Empty(stay.Outcomes);
        Assert.Equal(EveryState.All["sent up, draft open"], stay.Next with { TouchedAt = null });
    }

    [Theory]
    [InlineData("二楼还有老人没出来")]
    [InlineData("现在人多围着看")]
    [InlineData("3号楼")]
    public void What_may_belong_to_it_is_added_without_a_question(string words) =>
        Assert.Null(Assert.IsType<ConversationState.SentUp>(Hear(EveryState.All["sent up"], words).Next).Another);

    private static Turn Hear(ConversationState state, string words) => Conversation.Hear(state, new Incoming.Text(words), EveryState.Guide());
}
