using Bot.Dialogs;
using Bot.Tests.Dialogs;
using Xunit;

namespace Bot.Tests.Joining;

/// <summary>A phone number said while a neighbour's report is offered.</summary>
public sealed class PhoneAtTheOfferTests
{
    private const string Number = "WG-20261120-000777";

    [Theory]
    [InlineData("13812345678")]
    [InlineData("打我电话13812345678")]
    [InlineData("１３８１２３４５６７８")]
    [InlineData("138 1234 5678")]
    [InlineData("联系电话：138-1234-5678。")]
    public void It_is_taken_to_call_back_and_goes_along_with_either_answer(string words)
    {
        var guide = Guide();
        var taken = Conversation.Hear(new ConversationState.AskedToJoin(EveryState.Told with { Phone = null }, Number), new Incoming.Text(words), guide);
        Assert.Contains("电话记下了", taken.Reply, StringComparison.Ordinal);
        var asked = Assert.IsType<ConversationState.AskedToJoin>(taken.Next);
        Assert.Equal(("13812345678", EveryState.Story), (asked.Draft.Phone, asked.Draft.Text));
        Assert.Equal("13812345678", Assert.IsType<Outcome.Join>(Assert.Single(Conversation.Hear(asked, new Incoming.Text("1"), guide).Outcomes)).Draft.Phone);
        Assert.Equal("13812345678", Assert.IsType<Outcome.SubmitReport>(Assert.Single(Conversation.Hear(asked, new Incoming.Text("2"), guide).Outcomes)).Draft.Phone);
    }

    [Fact]
    public void The_place_is_named_once()
    {
        var turn = Conversation.Hear(new ConversationState.AskedToConfirm(EveryState.Told), new Incoming.Text("13812345678"), Guide());
        Assert.IsType<ConversationState.AskedToJoin>(turn.Next);
        Assert.Equal(2, turn.Reply.Split("翠湖小区楼下路灯坏了三天")[0].Split("翠湖小区").Length);
        Assert.DoesNotContain("翠湖小区", turn.Reply[turn.Reply.IndexOf("邻居已反映", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    private static FakeGuide Guide()
    {
        var guide = EveryState.Guide();
        guide.Neighbours.Add((new NeighbourIntake(Number, "市政设施", guide.Now.AddHours(-3), IntakeStage.Accepted, "王小演"), EveryState.Told));
        return guide;
    }
}
