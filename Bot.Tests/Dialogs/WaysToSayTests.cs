using Bot.Dialogs;
using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Welcoming;
using Xunit;

namespace Bot.Tests.Dialogs;

/// <summary>Commands, yes, no and thanks in the words of those who say them; and the stories that hold the same words.</summary>
public sealed class WaysToSayTests
{
    private static readonly ConversationState Idle = ConversationState.Idle.Instance;

    [Theory]
    [InlineData("FindWorker", "网格员电话多少啊？", "恁那个网格员搁哪来", "俺想找网格员", "我们这片的网格员是哪个", "请问网格长叫啥名字呀", "网格圆电话是多少呀", "师傅 俺们村网格员微信多少", "帮我找一下网格员嘛")]
    [InlineData("Track", "编号忘了 查一下进度", "帮俺查查进度呗", "看哈进度嘛", "我报的那个事有啥进展没", "麻烦查下进度，谢谢", "查进肚", "那件事处理到哪一步了")]
    [InlineData("Urge", "再催哈子嘛", "快点帮俺催催呗", "麻烦您再帮我催一催", "催一哈撒", "崔办")]
    [InlineData("Withdraw", "那个撤了吧", "帮我把那件撤回嘛", "我想撤销", "撤会")]
    [InlineData("Cancel", "那算了嘛", "取消吧 谢谢", "这个不报了哈", "先不报了", "去消")]
    [InlineData("Confirm", "好的，提交", "嗯对就是这个你给我提交吧", "那就报上去嘛", "确认一下", "快点给我交上去")]
    [InlineData("Report", "抱事", "想反映个事", "俺要报个事儿", "给你们反映个情况哈", "报个修呗")]
    [InlineData("Staff", "给我转个真人行不", "我不要机器人我要找个活人说话", "转人工嘛", "请帮我接一下客服")]
    [InlineData("Help", "这个咋用啊 俺不会弄", "咋报啊", "请问这个怎么操作呀")]
    [InlineData("Supplement", "我想补充一下", "还有补充两句")]
    [InlineData("Consult", "我想咨询个事", "咨询一下政策")]
    [InlineData("Skip", "先跳过嘛", "这步不填")]
    [InlineData("Back", "返回吧", "帮我退回去")]
    [InlineData("ChangePhone", "改电化")]
    public void A_command_is_known_in_the_ways_people_say_it(string verb, params string[] ways) =>
        Assert.All(ways, way => Assert.Equal(verb, CommandReader.Read(way)?.Verb.ToString()));

    [Theory]
    [InlineData("取消公交站以后没法出门")]
    [InlineData("网格员来我家收过钱")]
    [InlineData("找不到网格员")]
    [InlineData("我们小区没有网格员")]
    [InlineData("工程进度太慢了路一直不通")]
    [InlineData("催了三次都不来")]
    [InlineData("别撤回")]
    [InlineData("不取消")]
    [InlineData("还没提交")]
    [InlineData("提交材料要去哪里")]
    [InlineData("人工湖里的水臭了")]
    [InlineData("咨询台没人")]
    [InlineData("跳过栏杆的人好多")]
    [InlineData("客服态度太差")]
    [InlineData("保修期过了")]
    [InlineData("建议把路口拓宽")]
    public void A_story_that_holds_the_words_is_no_bare_command(string words) =>
        Assert.True(CommandReader.Read(words) is not { Words.Length: 0 }, $"{words}: {CommandReader.Read(words)}");

    [Theory]
    [InlineData("好的，提交")]
    [InlineData("ok啦")]
    [InlineData("要得嘛 搞快点哈")]
    [InlineData("管")]
    [InlineData("对对对")]
    [InlineData("嗯呐")]
    [InlineData("好的谢谢领导")]
    [InlineData("行 就这样吧")]
    [InlineData("是的是的")]
    [InlineData("没得问题哈")]
    [InlineData("[强]")]
    [InlineData("好的[玫瑰]")]
    [InlineData("👍🏻")]
    [InlineData("中嘞")]
    public void A_yes_with_words_around_it_submits(string yes)
    {
        var submitted = Assert.IsType<Outcome.SubmitReport>(Assert.Single(Hear(EveryState.All["asked to confirm"], yes).Outcomes));
        Assert.Equal(EveryState.Told, submitted.Draft);
    }

    [Theory]
    [InlineData("好麻烦")]
    [InlineData("好不好")]
    [InlineData("行吗")]
    [InlineData("不行")]
    [InlineData("你好")]
    [InlineData("领导好")]
    [InlineData("对面那家也是")]
    [InlineData("管管他们")]
    [InlineData("是我妈家")]
    [InlineData("好几天了")]
    [InlineData("可以改吗")]
    [InlineData("[流泪]")]
    [InlineData("别提交")]
    public void What_only_begins_like_a_yes_submits_nothing(string words) =>
        Assert.Empty(Hear(EveryState.All["asked to confirm"], words).Outcomes);

    [Theory]
    [InlineData("谢谢啊")]
    [InlineData("谢谢领导")]
    [InlineData("太感谢了🙏🙏")]
    [InlineData("辛苦你们了")]
    [InlineData("thx")]
    [InlineData("麻烦您了")]
    [InlineData("领导您好")]
    [InlineData("请问下面我该怎么办")]
    [InlineData("然后呢 接下来我该干啥")]
    [InlineData("[微笑]")]
    [InlineData("[流泪][流泪]")]
    [InlineData("😭😭")]
    public void Thanks_greetings_faces_and_what_next_are_no_part_of_a_report(string words)
    {
        foreach (var name in new[] { "asked for problem", "asked for item", "asked for place", "asked to confirm", "asked for new text", "asked for phone" })
        {
            var state = EveryState.All[name];
            Assert.True(ReferenceEquals(state, Hear(state, words).Next), $"{name} + {words}");
        }
        Assert.Null(Hear(Idle, words).Next.OpenDraft);
    }

    [Theory]
    [InlineData("谢谢但是又灭了")]
    [InlineData("你好楼道灯坏了")]
    [InlineData("楼道灯坏了[流泪]")]
    [InlineData("路灯坏了该怎么办")]
    public void Thanks_and_greetings_before_a_story_are_told_with_it(string words) =>
        Assert.Equal(words, Hear(Idle, words).Next.OpenDraft?.Text);

    [Theory]
    [InlineData("怎么不行")]
    [InlineData("不来")]
    [InlineData("不亮")]
    public void What_only_begins_like_a_no_is_none(string words) => Assert.False(Cues.IsNo(words));

    [Fact]
    public void In_a_danger_what_to_do_now_is_what_helps()
    {
        var asked = Hear(Idle, "有人触电了").Next;
        var turn = Hear(asked, "下面我该怎么办");
        Assert.StartsWith("先离远点", turn.Reply, StringComparison.Ordinal);
        Assert.Same(asked, turn.Next);
    }

    [Fact]
    public void A_greeting_is_never_a_yes() => Assert.All(["你好", "您好", "领导好", "喂 你好"], words => Assert.False(Cues.IsYes(words)));

    [Fact]
    public void Small_talk_has_an_answer() => Assert.All(["有人不", "在不", "thx", "大家好", "蟹蟹"], words => Assert.NotNull(IdleTalk.Answer(words)));

    private static Turn Hear(ConversationState state, string words) => Conversation.Hear(state, new Incoming.Text(words), EveryState.Guide());
}
