using Bot.Dialogs;
using Xunit;

namespace Bot.Tests.Dialogs;

public sealed class ReportingTests
{
    private static readonly ConversationState Idle = ConversationState.Idle.Instance;

    [Fact]
    public void The_reply_to_the_word_to_go_says_number_grid_handler_deadline_and_how_to_follow()
    {
        var turn = Hear(EveryState.All["asked to confirm"], "确认");
        Assert.Equal(
            $"已提交，编号 {Turn.NumberMark}。孔满楼村第1网格专职网格员王小演（132****4448）会先看，最晚11月26日（周四）下班前给您答复。想看进展，回“查进度”。",
            turn.Reply);
        Assert.True(turn.Reply.Length <= 120);
        var submitted = Assert.IsType<Outcome.SubmitReport>(Assert.Single(turn.Outcomes));
        Assert.Equal(EveryState.Told, submitted.Draft);
        Assert.IsType<ConversationState.Idle>(turn.Next);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("１。")]
    [InlineData("一")]
    [InlineData("第一个")]
    [InlineData("确认！")]
    [InlineData("提交")]
    [InlineData("好的")]
    [InlineData("是")]
    [InlineData("对。")]
    [InlineData("👍")]
    public void Every_way_to_say_yes_submits(string yes) =>
        Assert.IsType<Outcome.SubmitReport>(Assert.Single(Hear(EveryState.All["asked to confirm"], yes).Outcomes));

    [Theory]
    [InlineData("不")]
    [InlineData("谢谢")]
    [InlineData("7")]
    [InlineData("？？")]
    public void What_answers_nothing_is_no_part_of_the_text(string words)
    {
        foreach (var name in new[] { "asked for problem", "asked for item", "asked for place", "asked to confirm", "asked for new text", "asked for phone" })
        {
            var state = EveryState.All[name];
            var turn = Hear(state, words);
            Assert.True(ReferenceEquals(state, turn.Next), $"{name} + {words}: {turn.Next}");
        }
    }

    [Fact]
    public void A_story_that_begins_with_a_command_is_kept_whole()
    {
        var turn = Hear(Idle, "我要投诉翠湖小区楼上噪音太大");
        Assert.Equal("我要投诉翠湖小区楼上噪音太大", turn.Next.OpenDraft!.Text);
        Assert.Equal("complaint", turn.Next.OpenDraft.Kind);
    }

    [Theory]
    [InlineData("报事 翠湖小区路灯坏了")]
    [InlineData("报事：翠湖小区路灯坏了")]
    [InlineData("求助，翠湖小区路灯坏了")]
    public void A_command_set_apart_is_not_part_of_the_text(string words) =>
        Assert.Equal("翠湖小区路灯坏了", Hear(Idle, words).Next.OpenDraft!.Text);

    [Theory]
    [InlineData("帮助老人上楼的电梯坏了")]
    [InlineData("取消公交站以后没法出门")]
    [InlineData("催办了三次垃圾还是没人清")]
    [InlineData("评价很低的饭店油烟太大")]
    [InlineData("补充医疗保险怎么还没到账")]
    [InlineData("确认一下路灯什么时候修好")]
    [InlineData("返回的路上井盖没了")]
    [InlineData("问了物业好几次都不管电梯")]
    public void A_story_that_holds_the_word_of_a_command_is_a_story(string words) =>
        Assert.Equal(words, Hear(Idle, words).Next.OpenDraft!.Text);

    [Fact]
    public void A_phone_number_in_the_words_is_kept_to_call_back()
    {
        var turn = Hear(Idle, "翠湖小区路灯坏了，电话132 0000 1234");
        Assert.Equal("13200001234", turn.Next.OpenDraft!.Phone);
        Assert.Contains("132****1234", turn.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void An_identity_number_is_no_phone() =>
        Assert.Null(Hear(Idle, "翠湖小区路灯坏了，身份证110101199003070000").Next.OpenDraft!.Phone);

    [Fact]
    public void A_draft_takes_nine_pieces_of_media_and_says_so_at_the_tenth()
    {
        var (state, guide) = (Idle, new FakeGuide());
        for (var i = 0; i < DialogLimits.Media; i++)
            state = Conversation.Hear(state, new Incoming.Media(MediaKind.Image, $"m-{i}"), guide).Next;
        var turn = Conversation.Hear(state, new Incoming.Media(MediaKind.Image, "m-10"), guide);
        Assert.Same(state, turn.Next);
        Assert.Contains("最多 9 个", turn.Reply, StringComparison.Ordinal);
        Assert.Equal(DialogLimits.Media, turn.Next.OpenDraft!.Media.Length);
    }

    [Fact]
    public void Text_up_to_the_limit_is_taken_whole_and_beyond_it_refused_whole()
    {
        var full = new string('灯', DialogLimits.TextLength);
        Assert.Equal(full, Hear(EveryState.All["asked for problem"], full).Next.OpenDraft!.Text);
        Assert.Same(EveryState.All["asked to confirm"], Hear(EveryState.All["asked to confirm"], full).Next);
        Assert.Same(Idle, Hear(Idle, full + "灯").Next);
        Assert.Equal(full, Hear(EveryState.All["asked for new text"], full).Next.OpenDraft!.Text);
    }

    [Fact]
    public void A_place_named_later_replaces_the_assumed_home()
    {
        var guide = new FakeGuide { HomeCode = "370481106226001" };
        var first = Conversation.Hear(Idle, new Incoming.Text("路灯坏了"), guide);
        Assert.Equal("370481106226001", first.Next.OpenDraft!.Place!.GridCode);
        var second = Conversation.Hear(first.Next, new Incoming.Text("就在锦绣家园门口那一排都不亮了"), guide);
        Assert.Equal("370481106242002", second.Next.OpenDraft!.Place!.GridCode);
    }

    [Fact]
    public void A_danger_in_later_words_is_answered_first_and_sends_it_up_at_once()
    {
        var turn = Hear(EveryState.All["asked to confirm"], "电线掉下来了");
        Assert.StartsWith("先离远点", turn.Reply, StringComparison.Ordinal);
        var sent = Assert.IsType<Outcome.SubmitReport>(Assert.Single(turn.Outcomes)).Draft;
        Assert.True(sent.Urgent);
        Assert.Equal($"{EveryState.Story}\n电线掉下来了", sent.Text);
        Assert.IsType<ConversationState.SentUp>(turn.Next);
    }

    [Fact]
    public void A_question_in_the_middle_of_a_report_goes_its_own_way()
    {
        var state = EveryState.All["asked to confirm"];
        var turn = Hear(state, "问 医保怎么交");
        var asked = Assert.IsType<Outcome.SubmitReport>(Assert.Single(turn.Outcomes));
        Assert.Equal(("inquiry", "医保怎么交"), (asked.Draft.Kind, asked.Draft.Text));
        Assert.Same(state, turn.Next);
        Assert.Contains("——刚才", turn.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void A_complaint_about_the_worker_goes_past_the_worker()
    {
        var draft = Hear(Idle, "投诉网格员从来不接电话").Next.OpenDraft!;
        Assert.True(draft.AboutWorker);
        Assert.Equal(("official-conduct", "complaint"), (draft.Item, draft.Kind));
    }

    [Theory]
    [InlineData("都三天了没人管")]
    [InlineData("老人晚上都不敢出门你们快来修修")]
    public void A_piece_of_the_story_told_instead_of_a_place_joins_the_story(string words)
    {
        var turn = Hear(EveryState.All["asked for place"], words);
        Assert.Equal($"{EveryState.Story}\n{words}", turn.Next.OpenDraft!.Text);
        Assert.IsType<ConversationState.AskedToConfirm>(turn.Next);
    }

    [Theory]
    [InlineData("老槐树底下")]
    [InlineData("就在村西头拐弯那棵大槐树旁边")]
    [InlineData("翠湖")]
    public void A_place_nobody_knows_is_taken_as_given(string words)
    {
        var draft = Hear(EveryState.All["asked for place"], words).Next.OpenDraft!;
        Assert.Null(draft.Place!.GridCode);
        Assert.Contains(draft.Place.Words, words, StringComparison.Ordinal);
        Assert.Equal(EveryState.Story, draft.Text);
    }

    [Fact]
    public void Every_sentence_avoids_the_word_nobody_says()
    {
        foreach (var state in EveryState.All.Values)
        {
            foreach (var words in new[] { "帮助", "报事", "查进度", "取消", "返回", "跳过", "人工", "举报", "投诉网格员", "1", "2", "3" })
                Assert.DoesNotContain("系统", Hear(state, words).Reply, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Our_mark_is_taken_out_of_what_people_write() =>
        Assert.Equal("翠湖小区路灯坏了", Hear(Idle, $"翠湖小区{Turn.NumberMark}路灯坏了").Next.OpenDraft!.Text);

    private static Turn Hear(ConversationState state, string words) => Conversation.Hear(state, new Incoming.Text(words), EveryState.Guide());
}
