using Bot.Api.Hosting;
using Bot.Api.LanguageModel;
using Bot.Dialogs;
using Bot.Dialogs.Understanding;
using Bot.Tests.WeChat;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Bot.Tests.LanguageModel;

/// <summary>What is taken of a model's answers, what goes out to it, and what it may cost.</summary>
public sealed class CheckingTests
{
    private const string Written = "村、社区办的，3 个工作日；乡镇办的，5 个工作日。每月补助 120 元，电话 0632-5550100，2026年3月1日起。不可以代领。";

    [Theory]
    [InlineData("村里办的 3个工作日，乡镇办的５个工作日。", true)]
    [InlineData("每月补助120元，2026年3月1日起。", true)]
    [InlineData("电话0632-5550100。", true)]
    [InlineData("不可以代领。", true)]
    [InlineData("村、社区办的，4 个工作日。", false)]
    [InlineData("村、社区办的，3 个月。", false)]
    [InlineData("每月补助 1120 元。", false)]
    [InlineData("每月补助一百二十元。", false)]
    [InlineData("电话 0632-5550101。", false)]
    [InlineData("2026年3月2日起。", false)]
    [InlineData("可以代领。", false)]
    [InlineData("村、社区不办的。", false)]
    [InlineData("村、社区办的，见 www.example.org。", false)]
    [InlineData("先交钱再说，找演示老赵。", false)]
    public void An_answer_stands_in_the_passages_or_is_thrown_away(string answer, bool stands) => Assert.Equal(stands, Grounding.Stands(answer, [Written]));

    [Fact]
    public void An_answer_names_the_passages_it_was_taken_from()
    {
        Passage[] passages = [new("《甲》第1条", "夜间停车每小时收 1 元。"), new("《乙》第2条", "白天停车每小时收 2 元。")];
        Assert.Equal("《甲》第1条、《乙》第2条", Phrasing.Read("""{"answer":"夜间停车每小时收 1 元，白天停车每小时收 2 元。","from":[2,1,9]}""", passages)!.Source);
        Assert.Null(Phrasing.Read("""{"answer":"夜间停车每小时收 1 元。","from":[2]}""", passages));
        Assert.Null(Phrasing.Read("""{"answer":"夜间停车每小时收 1 元。","from":[]}""", passages));
        Assert.Null(Phrasing.Read("夜间停车每小时收 1 元。", passages));
    }

    [Fact]
    public void Of_a_second_opinion_only_what_is_on_the_list_is_taken()
    {
        var advice = SecondOpinion.Read("""```json {"items":["pets","root","pets","noise","labor","rural"],"kind":"order","place":"翠湖小区","urgent":true} ```""", "翠湖小区那个又来了", ServiceItems.All)!;
        Assert.Equal(["pets", "noise", "labor"], advice.Items);
        Assert.Null(advice.Kind);
        Assert.Equal("翠湖小区", advice.Place);
        Assert.Null(SecondOpinion.Read("""{"items":["pets"],"place":"锦绣家园"}""", "那个又来了", ServiceItems.All)!.Place);
        Assert.Null(SecondOpinion.Read("""{"items":"pets"}""", "那个又来了", ServiceItems.All));
        Assert.Null(SecondOpinion.Read("""["pets"]""", "那个又来了", ServiceItems.All));
        Assert.Null(SecondOpinion.Read("", "那个又来了", ServiceItems.All));
    }

    [Theory]
    [InlineData("我叫李大演住翠湖小区", "我叫【人名】住翠湖小区")]
    [InlineData("找了王主任也没用", "找了【人名】主任也没用")]
    [InlineData("老张家漏水", "【人名】家漏水")]
    [InlineData("打138 0013 8000", "打【号码】")]
    [InlineData("卡号6222021234567890123", "卡号【号码】")]
    [InlineData("鲁D12345乱停", "【号码】乱停")]
    [InlineData("翠湖小区3号楼2单元101", "翠湖小区3号楼2单元101")]
    public void Numbers_and_names_are_taken_out(string words, string sent) => Assert.Equal(sent, Redaction.Of(words));

    [Theory]
    [InlineData("张三把垃圾倒在楼道", "【人名】把垃圾倒在楼道")]
    [InlineData("邻居李秀英养了五只鸡", "邻居【人名】养了五只鸡")]
    [InlineData("李阿姨家漏水", "【人名】阿姨家漏水")]
    [InlineData("找王师傅修过", "找【人名】师傅修过")]
    [InlineData("老刘天天打麻将", "【人名】天天打麻将")]
    [InlineData("小陈说不归他管", "【人名】说不归他管")]
    [InlineData("我问过陈志强，他不理", "我问过【人名】，他不理")]
    [InlineData("被王大明打了", "被【人名】打了")]
    [InlineData("楼上赵四半夜拖椅子", "楼上【人名】半夜拖椅子")]
    [InlineData("李书记答应的", "【人名】书记答应的")]
    [InlineData("孙某某欠我工资", "【人名】欠我工资")]
    [InlineData("找了周大姐三回", "找了【人名】大姐三回")]
    public void A_name_without_a_sign_is_taken_out_by_the_words_around_it(string words, string sent) => Assert.Equal(sent, Redaction.Of(words));

    [Theory]
    [InlineData("张家村路灯坏了")]
    [InlineData("李桥下面积水")]
    [InlineData("王庄路口没红绿灯")]
    [InlineData("周末有人管吗")]
    [InlineData("马路上有个坑")]
    [InlineData("老房子漏雨")]
    [InlineData("小区门口乱停车")]
    [InlineData("施工半夜不停")]
    [InlineData("周围老板都知道")]
    [InlineData("高空抛物砸到人")]
    [InlineData("白云小区停水")]
    [InlineData("黄河路和金山路交叉口")]
    [InlineData("万福花园不让进")]
    [InlineData("小程序打不开")]
    [InlineData("方便的话今天来")]
    [InlineData("许多人都说过")]
    [InlineData("安静一点行不行")]
    [InlineData("杨树的絮满天飞")]
    [InlineData("陈家庄是停电了吗")]
    [InlineData("石头掉下来了")]
    [InlineData("严重影响休息")]
    [InlineData("翠湖小区李家巷垃圾没人收")]
    [InlineData("常年没人修")]
    [InlineData("于家湾水渠堵了")]
    [InlineData("小黄车乱停")]
    [InlineData("江边护栏坏了")]
    public void Places_and_plain_words_that_begin_like_a_name_stay(string words) => Assert.Equal(words, Redaction.Of(words));

    [Fact]
    public void Tokens_are_counted_by_the_day_and_over_a_restart()
    {
        var file = Path.Combine(Path.GetTempPath(), $"grid-bot-tokens-{Environment.ProcessId}-{Environment.TickCount64}.txt");
        try
        {
            var clock = new FixedClock(new DateTimeOffset(2026, 11, 21, 23, 0, 0, TimeSpan.FromHours(8)));
            var day = new DailyTokens(file, 1_000, clock);
            Assert.True(day.TryReserve(600));
            Assert.False(day.TryReserve(600));
            day.Settle(600, 350);
            Assert.Equal(350, new DailyTokens(file, 1_000, clock).Used);
            Assert.Equal(0, new DailyTokens(file, 1_000, new FixedClock(new DateTimeOffset(2026, 11, 22, 0, 0, 1, TimeSpan.FromHours(8)))).Used);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Settings_are_all_there_or_none_and_show_no_key()
    {
        Assert.Null(Read());
        var settings = Read(("Llm:Endpoint", "https://model.example/v1"), ("Llm:ApiKey", "very-secret"), ("Llm:Model", "m"))!;
        Assert.Equal(LlmSettings.TokensPerDayUnlessSet, settings.TokensPerDay);
        Assert.DoesNotContain("very-secret", settings.ToString(), StringComparison.Ordinal);
        Assert.Contains("Llm:ApiKey", Refused(("Llm:Endpoint", "https://model.example/v1"), ("Llm:Model", "m")), StringComparison.Ordinal);
        Assert.Contains("Llm:Endpoint", Refused(("Llm:Endpoint", "model.example"), ("Llm:ApiKey", "k"), ("Llm:Model", "m")), StringComparison.Ordinal);
        Assert.Contains("Llm:TokensPerDay", Refused(("Llm:Endpoint", "https://model.example/v1"), ("Llm:ApiKey", "k"), ("Llm:Model", "m"), ("Llm:TokensPerDay", "viel")), StringComparison.Ordinal);
    }

    private static string Refused(params (string, string)[] settings) => Assert.Throws<SettingsException>(() => Read(settings)).Message;

    private static LlmSettings? Read(params (string Name, string Value)[] settings) =>
        LlmSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => (string?)s.Value)).Build());
}
