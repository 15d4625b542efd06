using Bot.Api.Conversations;
using Bot.Data.Profiles;
using Bot.Dialogs;
using Bot.Dialogs.FindingMyWorker;
using Bot.Dialogs.Understanding;
using Bot.Tests.Profiles;
using Xunit;

namespace Bot.Tests.Dialogs;

/// <summary>What a place's own rules change in the talk: refused at the door, withdrawn, its own items, its own steps.</summary>
public sealed class PlaceRulesTests
{
    private static readonly Refusal Collecting = new(["代收", "催收"], ["水费", "物业费"], "收费不归网格员，请找物业公司，电话 0632-5550199。");

    [Fact]
    public void What_grid_workers_may_not_be_made_to_do_is_refused_with_where_to_go_and_nothing_said_is_lost()
    {
        var guide = Guide(t => t with { Refusals = [Collecting] });
        var turn = Hear(ConversationState.Idle.Instance, "让网格员帮我们物业上门催收物业费", guide);
        Assert.Contains("0632-5550199", turn.Reply, StringComparison.Ordinal);
        Assert.Contains("回 1", turn.Reply, StringComparison.Ordinal);
        var taken = Hear(turn.Next, "1", guide).Next.OpenDraft!;
        Assert.Equal(("让网格员帮我们物业上门催收物业费", "inquiry"), (taken.Text, taken.Kind));
        Assert.IsType<ConversationState.Idle>(Hear(turn.Next, "2", guide).Next);
    }

    [Theory]
    [InlineData("网格员上门催收物业费，还骂人，态度太差")]
    [InlineData("物业催收物业费把我打伤了流血了，快来人")]
    public void Whoever_blames_a_worker_or_is_in_danger_is_heard(string words)
    {
        var turn = Hear(ConversationState.Idle.Instance, words, Guide(t => t with { Refusals = [Collecting] }));
        Assert.DoesNotContain("0632-5550199", turn.Reply, StringComparison.Ordinal);
        Assert.IsNotType<ConversationState.OfferedInstead>(turn.Next);
    }

    [Theory]
    [InlineData("网格员收了我的钱，让网格员去罚他", "让网格员")]
    [InlineData("要保密，叫网格员来没收他的假烟", "来没收")]
    [InlineData("匿名说一句，派网格员去搜三楼，有人开赌场", "去搜")]
    public void A_complaint_about_a_worker_and_what_is_told_in_secret_is_heard_before_any_refusal_of_jiangsu(string words, string plea)
    {
        Assert.Contains(plea, words, StringComparison.Ordinal);
        var guide = Jiangsu();
        var turn = Hear(ConversationState.Idle.Instance, words, guide);
        Assert.IsNotType<ConversationState.OfferedInstead>(turn.Next);
        Assert.Equal(words, turn.Next.OpenDraft!.Text);
        Assert.True(turn.Next.OpenDraft is { AboutWorker: true } or { Confidential: true });
        Assert.DoesNotContain(guide.Jurisdiction.Refusals, r => turn.Reply.Contains(r.Say, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("投诉网格员", "他让网格员去催债，上门逼我")]
    [InlineData("举报", "叫网格员来查封他家的假烟")]
    public void Whoever_opened_a_complaint_or_a_sealed_report_is_heard_by_the_next_words(string opening, string words)
    {
        var guide = Jiangsu();
        var turn = Hear(Hear(ConversationState.Idle.Instance, opening, guide).Next, words, guide);
        Assert.IsNotType<ConversationState.OfferedInstead>(turn.Next);
        Assert.Contains(words, turn.Next.OpenDraft!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_danger_is_heard_before_any_refusal_of_jiangsu()
    {
        const string words = "叫网格员来把他抓起来，他点火烧起来了，着火了";
        var guide = Jiangsu();
        var turn = Hear(ConversationState.Idle.Instance, words, guide);
        Assert.StartsWith("先顾人", turn.Reply, StringComparison.Ordinal);
        Assert.IsNotType<ConversationState.OfferedInstead>(turn.Next);
        Assert.DoesNotContain(guide.Jurisdiction.Refusals, r => turn.Reply.Contains(r.Say, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_any_of_these_jiangsu_refuses()
    {
        foreach (var words in new[] { "让网格员去罚他", "叫网格员来没收他的假烟", "派网格员去搜三楼" })
            Assert.IsType<ConversationState.OfferedInstead>(Hear(ConversationState.Idle.Instance, words, Jiangsu()).Next);
    }

    [Theory]
    [InlineData("会不会泄露我的信息")]
    [InlineData("我的个人信息会泄露吗？")]
    [InlineData("问 我说的会不会传出去")]
    [InlineData("别人会不会知道是我报的")]
    [InlineData("你们会保密吗")]
    [InlineData("能看到是我举报的吗")]
    public void Who_asks_whether_it_is_kept_private_is_told_the_places_own_sentence_and_nothing_changes(string words)
    {
        var guide = Jiangsu();
        var turn = Hear(ConversationState.Idle.Instance, words, guide);
        Assert.StartsWith("您说的事和您的信息只给经办的人看，不会外传。", turn.Reply, StringComparison.Ordinal);
        Assert.Contains("回“保密”", turn.Reply, StringComparison.Ordinal);
        Assert.IsType<ConversationState.Idle>(turn.Next);
        Assert.DoesNotContain("不会外传", Hear(ConversationState.Idle.Instance, words, EveryState.Guide()).Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("物业把我的电话泄露给装修公司了，你们管吗")]
    [InlineData("煤气会不会泄漏")]
    [InlineData("三楼有人开赌场，会不会泄露我的信息")]
    public void Who_tells_of_something_too_is_heard_as_what_they_tell(string words) =>
        Assert.DoesNotContain("不会外传", Hear(ConversationState.Idle.Instance, words, Jiangsu()).Reply, StringComparison.Ordinal);

    [Fact]
    public void Asked_in_the_middle_of_a_report_the_report_goes_on_and_asked_for_secrecy_it_is_sealed()
    {
        var guide = Jiangsu();
        var report = Hear(ConversationState.Idle.Instance, "半阁村2组路灯坏了三天了", guide).Next;
        var asked = Hear(report, "会不会泄露我的信息", guide);
        Assert.StartsWith("您说的事", asked.Reply, StringComparison.Ordinal);
        Assert.Equal(report.OpenDraft, asked.Next.OpenDraft);
        var kept = Hear(report, "能保密吗", guide);
        Assert.StartsWith("您说的事", kept.Reply, StringComparison.Ordinal);
        Assert.True(kept.Next.OpenDraft!.Confidential);
        Assert.Equal(report.OpenDraft!.Text, kept.Next.OpenDraft.Text);
    }

    [Fact]
    public void The_duty_of_who_looks_first_is_told_where_it_fits_and_people_are_never_cut_for_it()
    {
        var notice = EveryState.Guide().GridByCode("370481106226002")! with { FirstDuty = "演示周芳：巡查走访" };
        Assert.Contains("\n有事先找演示周芳：巡查走访\n监督电话", FindWorkerWords.Notice(notice), StringComparison.Ordinal);
        var many = notice with { Members = [.. Enumerable.Range(0, 8).Select(i => new GridMemberNotice("专职网格员", new string('演', 50), "13800000000"))] };
        Assert.DoesNotContain("巡查走访", FindWorkerWords.Notice(many), StringComparison.Ordinal);
        Assert.Contains("监督电话", FindWorkerWords.Notice(many), StringComparison.Ordinal);
    }

    [Fact]
    public void A_withdrawn_item_is_answered_with_the_places_words_and_offered_to_be_passed_on()
    {
        var guide = Guide(t => Change(t, "municipal-facility", i => i with { Withdrawn = "路灯已经划给市政养护中心，坏了打 0632-5550188。" }));
        var turn = Hear(ConversationState.Idle.Instance, "翠湖小区路灯坏了三天了", guide);
        Assert.Contains("0632-5550188", turn.Reply, StringComparison.Ordinal);
        var kept = Assert.IsType<ConversationState.OfferedInstead>(turn.Next);
        Assert.Equal("翠湖小区路灯坏了三天了", kept.Draft.Text);
        var next = Hear(turn.Next, "1", guide);
        Assert.Equal("inquiry", Assert.IsType<ConversationState.AskedToConfirm>(next.Next).Draft.Kind);
    }

    [Fact]
    public void What_is_told_in_secret_about_a_withdrawn_item_is_heard()
    {
        var guide = Guide(t => Change(t, "municipal-facility", i => i with { Withdrawn = "打 0632-5550188。" }));
        Assert.DoesNotContain("0632-5550188", Hear(ConversationState.Idle.Instance, "举报 翠湖小区路灯被人砸坏三天了", guide).Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-10-01", "2026-11-20", "2026年11月20日已经结束")]
    [InlineData("2026-12-01", "2026-12-20", "2026年12月1日才开始")]
    public void An_item_out_of_its_days_is_plainly_said_to_be_so(string from, string until, string said)
    {
        var guide = Guide(t => Own(t, new("clean-up", "迎检清运", "", "") { PartOf = "sanitation", Words = ["垃圾"], From = DateOnly.Parse(from, null), Until = DateOnly.Parse(until, null) }));
        var turn = Hear(ConversationState.Idle.Instance, "半阁村2组垃圾堆了一个星期没人清", guide);
        Assert.Contains(said, turn.Reply, StringComparison.Ordinal);
        Assert.Contains("回 1", turn.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void A_places_own_item_is_chosen_where_its_words_fit_and_only_there()
    {
        var guide = Guide(t => Own(t, new("clean-up", "河道清运", "", "") { PartOf = "sanitation", Words = ["河里", "河边"] }));
        Assert.Contains("河道清运", Hear(ConversationState.Idle.Instance, "半阁村2组河边垃圾堆了一个星期没人清", guide).Reply, StringComparison.Ordinal);
        Assert.DoesNotContain("河道清运", Hear(ConversationState.Idle.Instance, "半阁村2组垃圾堆了一个星期没人清", guide).Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void A_places_own_item_takes_its_parents_place_among_the_best_three()
    {
        const string words = "翠湖小区路灯坏了三天了";
        var plain = FakeGuide.Words.Judge(words);
        var second = plain.Best[1].Item;
        var guide = Guide(t => Own(t, new("own-lamps", "自管路灯", "", "") { PartOf = second, Words = ["路灯"] }));
        Assert.Equal([plain.Best[0].Item, "own-lamps", plain.Best[2].Item], guide.Understanding.Judge(words).Best.Select(g => g.Item));
    }

    [Fact]
    public void Tracking_shows_the_places_steps_with_the_present_one_marked()
    {
        var at = new Dictionary<IntakeStage, string> { [IntakeStage.Accepted] = "处置", [IntakeStage.Handling] = "处置", [IntakeStage.Resolved] = "反馈" };
        var guide = Guide(t => t with { Progress = new(["发现", "上报", "处置", "反馈", "评价"], at) { Verified = "评价" } });
        Assert.Contains("进度：发现 › 上报 › 【处置】 › 反馈 › 评价", Hear(ConversationState.Idle.Instance, "查进度 WG-20261120-000002", guide).Reply, StringComparison.Ordinal);
        Assert.Contains("【反馈】", Hear(ConversationState.Idle.Instance, "查进度 WG-20261119-000001", guide).Reply, StringComparison.Ordinal);
        guide.Intakes[1] = guide.Intakes[1] with { IsVerified = true };
        Assert.Contains("【评价】", Hear(ConversationState.Idle.Instance, "查进度 WG-20261119-000001", guide).Reply, StringComparison.Ordinal);
        guide.Intakes[1] = guide.Intakes[1] with { Stage = IntakeStage.Checking, IsVerified = false, AwaitsRating = false };
        var checking = Hear(ConversationState.Idle.Instance, "查进度 WG-20261119-000001", guide).Reply;
        Assert.Contains("【处置】", checking, StringComparison.Ordinal);
        Assert.Contains("等网格员到现场核实", checking, StringComparison.Ordinal);
        Assert.DoesNotContain("进度：", Hear(ConversationState.Idle.Instance, "查进度 WG-20261001-000009", guide).Reply, StringComparison.Ordinal);
        Assert.DoesNotContain("进度：", Hear(ConversationState.Idle.Instance, "查进度 WG-20261120-000002", EveryState.Guide()).Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void What_waits_to_be_looked_at_is_neither_urged_nor_rated()
    {
        var guide = EveryState.Guide();
        guide.Intakes[1] = guide.Intakes[1] with { Stage = IntakeStage.Checking, AwaitsRating = false };
        Assert.Empty(Hear(ConversationState.Idle.Instance, "催办 WG-20261119-000001", guide).Outcomes);
        Assert.IsNotType<ConversationState.AskedForRating>(Hear(ConversationState.Idle.Instance, "评价 WG-20261119-000001", guide).Next);
        Assert.IsType<Outcome.Supplement>(Assert.Single(Hear(ConversationState.Idle.Instance, "补充 WG-20261119-000001 门口也有", guide).Outcomes));
    }

    [Fact]
    public void The_secret_channel_is_called_as_the_place_calls_it()
    {
        var guide = Guide(t => t with { SecretChannel = "秘密上报" });
        Assert.Contains("这条走“秘密上报”", Hear(ConversationState.Idle.Instance, "举报", guide).Reply, StringComparison.Ordinal);
        Assert.DoesNotContain("秘密上报", Hear(ConversationState.Idle.Instance, "举报", EveryState.Guide()).Reply, StringComparison.Ordinal);
    }

    private static FakeGuide Jiangsu()
    {
        var place = ResidentRules.Of(ProfileFile.Read(Shipped.FileOf("jiangsu")));
        return Guide(t => t with { Refusals = place.Refusals, PrivacySay = place.PrivacySay });
    }

    private static FakeGuide Guide(Func<Jurisdiction, Jurisdiction> change)
    {
        var guide = EveryState.Guide();
        guide.Jurisdiction = change(guide.Jurisdiction);
        return guide;
    }

    private static Jurisdiction Change(Jurisdiction town, string code, Func<ServiceItem, ServiceItem> change) =>
        town with { Items = [.. town.Items.Select(i => i.Code == code ? change(i) : i)] };

    private static Jurisdiction Own(Jurisdiction town, ServiceItem own) => town with { Items = [.. town.Items, own] };

    private static Turn Hear(ConversationState state, string words, IGuide guide) => Conversation.Hear(state, new Incoming.Text(words), guide);
}
