using Bot.Dialogs;
using Xunit;

namespace Bot.Tests.Dialogs;

/// <summary>A question is answered, and more is told in the same breath: both are kept.</summary>
public sealed class NothingBesideTheAnswerIsLostTests
{
    private static readonly ConversationState Idle = ConversationState.Idle.Instance;

    [Theory]
    [InlineData("翠湖小区停水", "370481106260001")]
    [InlineData("丁堂村2组路灯不亮", "370481106242002")]
    [InlineData("善国小区3号楼下水道返水", "370481106231002")]
    [InlineData("锦绣家园狗叫", "370481106242002")]
    [InlineData("东方小区油烟", "370481106260001")]
    [InlineData("就翠湖小区这边噪音", "370481106260001")]
    public void A_place_and_a_matter_in_few_words_are_a_report(string words, string grid)
    {
        foreach (var state in new[] { Idle, EveryState.All["offered here"], EveryState.All["asked where they live"], EveryState.All["asked for problem"] })
        {
            var draft = Hear(state, words).Next.OpenDraft;
            Assert.Equal((words, grid), (draft?.Text, draft?.Place?.GridCode));
        }
    }

    [Theory]
    [InlineData("翠湖小区")]
    [InlineData("翠湖小区3号楼2单元501室")]
    [InlineData("我家在翠湖小区这里")]
    [InlineData("俺住翠湖小区南门那边")]
    [InlineData("就是翠湖小区撒")]
    public void A_place_alone_asks_for_its_worker(string words) => Assert.IsType<ConversationState.OfferedHere>(Hear(Idle, words).Next);

    [Theory]
    [InlineData("就是书香小区撒", "西岗镇书香小区")]
    [InlineData("在书香小区那边", "西岗镇书香小区")]
    [InlineData("俺家住书香小区3号楼2单元", "书香小区3号楼2单元")]
    [InlineData("书香小区南门口", "书香小区南门口")]
    public void The_place_is_kept_without_the_sentence_around_it(string words, string place) =>
        Assert.Equal(place, Hear(EveryState.All["asked for place"], words).Next.OpenDraft!.Place!.Words);

    [Theory]
    [InlineData("还是换成福临安居小区吧")]
    [InlineData("那个 帮我改成福临安居小区")]
    [InlineData("不对 是福临安居小区")]
    [InlineData("地点还是改到福临安居小区嘛")]
    public void Another_place_is_heard_whatever_stands_before_it(string words)
    {
        var draft = Hear(EveryState.All["asked to confirm"], words).Next.OpenDraft!;
        Assert.Equal(("370481106009001", EveryState.Story), (draft.Place!.GridCode, draft.Text));
    }

    [Fact]
    public void More_of_the_story_beside_another_place_is_kept()
    {
        var draft = Hear(EveryState.All["asked to confirm"], "换成福临安居小区 那边垃圾也没人收").Next.OpenDraft!;
        Assert.Equal("370481106009001", draft.Place!.GridCode);
        Assert.Contains("垃圾也没人收", draft.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("13900005678")]
    [InlineData("我的电话是13900005678")]
    [InlineData("就打这个13900005678 谢谢哈")]
    [InlineData("她手机 139-0000-5678")]
    public void A_number_and_the_words_one_gives_it_with_are_just_a_number(string words)
    {
        var draft = Hear(EveryState.All["asked for phone"], words).Next.OpenDraft!;
        Assert.Equal(("13900005678", EveryState.Story), (draft.Phone, draft.Text));
    }

    [Theory]
    [InlineData("地下室也淹了 打我电话13900005678")]
    [InlineData("灯坏了13900005678")]
    [InlineData("13900005678 我姓张")]
    public void What_is_told_beside_a_number_is_kept_in_every_step(string words)
    {
        foreach (var name in new[] { "asked for phone", "asked to confirm", "asked for problem" })
        {
            var draft = Hear(EveryState.All[name], words).Next.OpenDraft!;
            Assert.Equal("13900005678", draft.Phone);
            Assert.Contains(words, draft.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_story_with_a_building_in_it_is_no_bad_number()
    {
        var draft = Hear(EveryState.All["asked for phone"], "3号楼也淹了").Next.OpenDraft!;
        Assert.Contains("3号楼也淹了", draft.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Asked_where_one_lives_a_story_brings_worker_and_report_and_the_waiting_draft_keeps_both()
    {
        const string Told = "半阁村2组下水道堵了好几天 找谁管";
        var turn = Hear(EveryState.All["asked where they live"], Told);
        Assert.Equal(Told, turn.Next.OpenDraft!.Text);
        Assert.Contains("监督电话", turn.Reply, StringComparison.Ordinal);
        Assert.Equal($"{EveryState.Story}\n{Told}", Hear(EveryState.All["asked where they live, draft open"], Told).Next.OpenDraft!.Text);
    }

    [Fact]
    public void A_place_instead_of_the_matter_is_the_place()
    {
        var turn = Hear(EveryState.All["asked for problem"], "善国小区");
        Assert.IsType<ConversationState.AskedForProblem>(turn.Next);
        Assert.Equal(("", "370481106231002"), (turn.Next.OpenDraft!.Text, turn.Next.OpenDraft.Place?.GridCode));
    }

    [Theory]
    [InlineData("记住")]
    [InlineData("记住吧 这是我家")]
    [InlineData("对 是我家")]
    public void The_place_on_the_table_is_kept_as_home_in_words(string words) =>
        Assert.Equal(new Outcome.BindHomeGrid("370481106260001"), Assert.Single(Hear(EveryState.All["offered here"], words).Outcomes));

    private static Turn Hear(ConversationState state, string words) => Conversation.Hear(state, new Incoming.Text(words), EveryState.Guide());
}
