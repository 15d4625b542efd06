using Bot.Dialogs;
using Xunit;

namespace Bot.Tests.Dialogs;

public sealed class ConversationJsonTests
{
    public static TheoryData<string> States => [.. EveryState.All.Keys];

    [Theory]
    [MemberData(nameof(States))]
    public void Every_state_comes_back_as_it_was_stored(string name)
    {
        var json = ConversationJson.Write(EveryState.All[name]);
        var read = ConversationJson.Read(json);
        Assert.Equal(EveryState.All[name].GetType(), read.GetType());
        Assert.Equal(EveryState.All[name].OpenDraft, read.OpenDraft);
        Assert.Equal(json, ConversationJson.Write(read));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{\"step\":\"a-step-of-next-year\",\"draft\":{}}")]
    [InlineData("{\"step\":\"asked-for-place\"}")]
    [InlineData("{\"step\":\"asked-for-item\",\"draft\":{\"text\":\"x\"}}")]
    [InlineData("{\"step\":\"offered-here\",\"place\":null}")]
    [InlineData("[1]")]
    public void What_cannot_be_understood_is_idle(string? json) =>
        Assert.Same(ConversationState.Idle.Instance, ConversationJson.Read(json));

    [Fact]
    public void A_draft_stored_without_media_has_none()
    {
        var state = ConversationJson.Read("{\"draft\":{\"text\":\"路灯坏了\"},\"step\":\"asked-for-place\"}");
        Assert.Empty(Assert.IsType<ConversationState.AskedForPlace>(state).Draft.Media);
    }

    [Fact]
    public void The_mark_in_the_store_is_the_name_of_the_step() =>
        Assert.StartsWith("{\"step\":\"asked-to-confirm\",\"draft\":{", ConversationJson.Write(EveryState.All["asked to confirm"]), StringComparison.Ordinal);
}
