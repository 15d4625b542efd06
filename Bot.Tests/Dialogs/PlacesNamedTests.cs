using Bot.Dialogs;
using Xunit;

namespace Bot.Tests.Dialogs;

/// <summary>What a resident with a home grid means by a place's name that leads to several grids.</summary>
public sealed class PlacesNamedTests
{
    private const string Both = "从翠湖小区到锦绣家园一路的路灯都坏了";

    [Fact]
    public void A_name_surely_said_is_asked_about_and_not_replaced_by_the_home()
    {
        var asked = Assert.IsType<ConversationState.AskedWhichPlace>(Hear(Both, "半阁村第1网格").Next);
        Assert.Equal(["370481106260001", "370481106242002"], asked.Places.Select(place => place.GridCode).OrderDescending(StringComparer.Ordinal));
    }

    [Fact]
    public void The_one_at_home_is_meant()
    {
        var asked = Assert.IsType<ConversationState.AskedToConfirm>(Hear(Both, "丁堂村第2网格").Next);
        Assert.Equal(("西岗镇锦绣家园", "370481106242002"), (asked.Draft.Place!.Words, asked.Draft.Place.GridCode));
    }

    [Fact]
    public void A_name_that_only_sounds_like_one_is_no_reason_to_leave_home() =>
        Assert.Equal("370481106226001", Assert.IsType<ConversationState.AskedToConfirm>(Hear("翠糊小区路灯坏了", "半阁村第1网格").Next).Draft.Place!.GridCode);

    private static Turn Hear(string words, string home)
    {
        var (longitude, latitude) = FakeGuide.PointIn(home);
        var guide = new FakeGuide();
        guide.HomeCode = guide.GridAt(longitude, latitude)!.Code;
        return Conversation.Hear(ConversationState.Idle.Instance, new Incoming.Text(words), guide);
    }
}
