using System.Net;
using System.Text.RegularExpressions;
using Bot.Api.My;
using Bot.Tests.Grids;
using Bot.Tests.Road;
using Xunit;

namespace Bot.Tests.My;

/// <summary>Nobody can answer a page with a digit or a word: no page tells anybody to.</summary>
public sealed partial class PageWordsTests(RoadFixture road)
{
    private const string Place = "半阁村第2网格";

    [Fact]
    public void Nothing_the_documents_say_tells_a_reader_of_a_page_to_reply()
    {
        var texts = Directory.EnumerateFiles(Path.Combine(DemoGrids.RepositoryRoot, "knowledge"), "*.md", SearchOption.AllDirectories)
            .SelectMany(f => File.ReadAllText(f).Split("\n\n")).ToList();
        Assert.Contains(texts, t => ChatOnly().IsMatch(t));
        Assert.All(texts, t => Assert.DoesNotMatch(ChatOnly(), PageWords.Of(t)));
    }

    [Theory]
    [InlineData("办完了，灯泡换好了。\n满意吗？回 1 满意　2 基本满意　3 不满意", "办完了，灯泡换好了。\n满意吗？")]
    [InlineData("1 满意　2 基本满意　3 不满意", "")]
    [InlineData("办结之前，回“撤回”加编号，我再问您一遍，回 1 就撤了。", "办结之前，打开那件事点“撤回”，我再问您一遍。")]
    [InlineData("想单独报一件，回 2。报的人多，不会互相顶掉。", "报的人多，不会互相顶掉。")]
    [InlineData("选“位置”，发给我就行。", "选“位置”，发给我就行。")]
    [InlineData("想催，回“催办 WG-20261122-000001”。", "想催，打开那件事点“催办”。")]
    [InlineData("回“查进度”看您报过的。", "点“我的事”看您报过的。")]
    [InlineData("回“随便什么”就行。", "在聊天里说“随便什么”就行。")]
    [InlineData("网格员回了电话，答复您了。", "网格员回了电话，答复您了。")]
    public void A_sentence_of_the_chat_becomes_one_of_a_page_or_is_left_out(string said, string shown) => Assert.Equal(shown, PageWords.Of(said));

    [Fact]
    public async Task No_page_of_a_resident_tells_them_to_reply_with_a_digit_or_a_word()
    {
        using var phone = new MyPhone(road, road.NewResident(following: false));
        var number = await phone.ReportAsync("楼下路灯坏了三天了", Place);
        AssertPage(phone);
        Assert.Contains("这一步由村居网格长负责", phone.Html, StringComparison.Ordinal);
        await road.GridPlatform.MustAsync(number, "accept");
        await road.GridPlatform.MustAsync(number, "resolve", "换了新灯泡，已经亮了");
        await road.SettledAsync(number);
        foreach (var path in (string[])["/my", "/my/report", "/my/intakes", "/my/intakes/" + number, "/my/notices", "/my/ask?q=怎么催办", "/my/ask?q=怎么查进度", "/my/ask?q=怎么撤回", "/my/help", "/my/settings", "/my/worker?q=半阁村", "/public", "/public/items", "/public/figures", "/public/cases"])
        {
            await phone.OpenAsync(path);
            AssertPage(phone);
        }

        await phone.OpenAsync("/my/intakes/" + number);
        await phone.ActAsync(number, "rate", ("score", "2"), ("reason", "没办好"));
        await phone.FollowAsync();
        AssertPage(phone);
        await phone.ActAsync(number, "urge");
        await phone.FollowAsync();
        AssertPage(phone);
        await phone.ActAsync(number, "supplement", ("text", "晚上又灭了"));
        await phone.FollowAsync();
        AssertPage(phone);
    }

    private static void AssertPage(MyPhone phone)
    {
        var text = WebUtility.HtmlDecode(phone.Html);
        Assert.False(ChatOnly().IsMatch(text), $"{phone.At}: {ChatOnly().Match(text)} in {text}");
    }

    [GeneratedRegex("回复?\\s?(“|[0-9]|一个数字)|选 ?[0-9]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ChatOnly();
}
