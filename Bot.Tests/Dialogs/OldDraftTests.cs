using Bot.Dialogs;
using Xunit;

namespace Bot.Tests.Dialogs;

public sealed class OldDraftTests
{
    private readonly FakeGuide _guide = new();

    [Theory]
    [InlineData("你好")]
    [InlineData("好的")]
    [InlineData("？")]
    [InlineData("报事")]
    [InlineData("在吗")]
    public void Is_offered_again_the_next_day(string words)
    {
        var offered = Hear(Yesterday("asked to confirm"), words);
        Assert.Contains("昨天您说到一半：“翠湖小区楼下路灯坏了三天”", offered.Reply, StringComparison.Ordinal);
        Assert.Contains("1 接着报", offered.Reply, StringComparison.Ordinal);
        Assert.Empty(offered.Outcomes);
        var goesOn = Hear(offered.Next, "1");
        Assert.IsType<ConversationState.AskedToConfirm>(goesOn.Next);
        Assert.Equal(EveryState.Told, goesOn.Next.OpenDraft);
        Assert.IsType<ConversationState.Idle>(Hear(offered.Next, "2").Next);
    }

    [Fact]
    public void Is_offered_again_after_some_hours_of_the_same_day()
    {
        var state = Touched("asked for place", _guide.Now);
        _guide.Now += DialogLimits.DraftIsFresh;
        Assert.DoesNotContain("说到一半", Hear(state, "你好").Reply, StringComparison.Ordinal);
        _guide.Now += TimeSpan.FromMinutes(1);
        Assert.Contains("早些时候您说到一半", Hear(state, "你好").Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("2", false)]
    public void New_words_of_their_own_stand_beside_it_and_neither_is_lost(string digit, bool oldFirst)
    {
        const string fresh = "锦绣家园楼上天天吵到半夜";
        var offered = Hear(Yesterday("asked to confirm"), fresh);
        Assert.Contains("2 报现在这件", offered.Reply, StringComparison.Ordinal);
        var first = Hear(offered.Next, digit);
        Assert.Equal(oldFirst ? EveryState.Story : fresh, first.Next.OpenDraft!.Text);
        var done = Hear(first.Next, "确认");
        Assert.Equal(oldFirst ? EveryState.Story : fresh, Assert.IsType<Outcome.SubmitReport>(Assert.Single(done.Outcomes)).Draft.Text);
        Assert.Equal(oldFirst ? fresh : EveryState.Story, done.Next.OpenDraft!.Text);
        Assert.Contains("——刚才那件", done.Reply, StringComparison.Ordinal);
        Assert.Equal(oldFirst ? fresh : EveryState.Story, Assert.IsType<Outcome.SubmitReport>(Assert.Single(Hear(done.Next, "1").Outcomes)).Draft.Text);
    }

    [Theory]
    [InlineData("确认")]
    [InlineData("1")]
    public void The_word_to_go_is_taken_and_shows_what_it_is_about(string words)
    {
        var turn = Hear(Yesterday("asked to confirm"), words);
        Assert.Equal(EveryState.Story, Assert.IsType<Outcome.SubmitReport>(Assert.Single(turn.Outcomes)).Draft.Text);
        Assert.StartsWith("接着昨天说的“翠湖小区楼下路灯坏了三天”：", turn.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_goes_on_with_what_waited_for_one()
    {
        var turn = Hear(Yesterday("asked for place"), "锦绣家园");
        Assert.IsType<ConversationState.AskedToConfirm>(turn.Next);
        Assert.StartsWith("接着昨天说的", turn.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_is_asked_where_it_belongs()
    {
        var offered = Conversation.Hear(Yesterday("asked to confirm"), new Incoming.Media(MediaKind.Image, "m-new"), _guide);
        Assert.Contains("照片收到了", offered.Reply, StringComparison.Ordinal);
        Assert.Contains(Hear(offered.Next, "1").Next.OpenDraft!.Media, m => m.MediaId == "m-new");
        var fresh = Hear(offered.Next, "2").Next.OpenDraft!;
        Assert.Equal("m-new", Assert.Single(fresh.Media).MediaId);
        Assert.Equal(EveryState.Story, fresh.Later!.Text);
    }

    [Fact]
    public void Commands_are_answered_as_ever_and_speak_of_last_time()
    {
        var turn = Hear(Yesterday("asked to confirm"), "帮助");
        Assert.Contains("——上次那件", turn.Reply, StringComparison.Ordinal);
        Assert.IsType<ConversationState.Idle>(Hear(Yesterday("asked to confirm"), "取消").Next);
    }

    [Fact]
    public void A_danger_is_sent_up_by_itself_and_the_old_one_waits()
    {
        var turn = Hear(Yesterday("asked to confirm"), "东方小区着火了");
        Assert.Equal("东方小区着火了", Assert.IsType<Outcome.SubmitReport>(Assert.Single(turn.Outcomes)).Draft.Text);
        Assert.Equal(EveryState.Story, turn.Next.OpenDraft!.Text);
    }

    [Fact]
    public void A_row_of_before_has_no_age() =>
        Assert.DoesNotContain("说到一半", Hear(ConversationJson.Read("{\"step\":\"asked-for-place\",\"draft\":{\"text\":\"路灯坏了\"}}"), "你好").Reply, StringComparison.Ordinal);

    private ConversationState Yesterday(string name) => Touched(name, _guide.Now.AddDays(-1));

    private static ConversationState Touched(string name, DateTimeOffset at) =>
        ConversationJson.Read(ConversationJson.Write(EveryState.All[name] with { TouchedAt = at }));

    private Turn Hear(ConversationState state, string words) => Conversation.Hear(state, new Incoming.Text(words), _guide);
}
