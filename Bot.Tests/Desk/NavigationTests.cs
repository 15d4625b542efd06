using System.Net;
using System.Text.RegularExpressions;
using Bot.Tests.Dispatching;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>The navigation as it comes without JavaScript: a few words, and below them the places of the one in view.</summary>
public sealed partial class NavigationTests
{
    [Theory]
    [InlineData("agent", "/desk", "工单 人与网格 附件", "工作台 诉求 电话登记 派单 回访 督办 热点")]
    [InlineData("near", "/desk/inbox", "工单 人与网格 数据", "工作台 诉求 派单 督办 热点")]
    [InlineData("housing", "/desk/exports", "工单 评优 数据", "统计 报表 附件 导出")]
    [InlineData("auditor", "/desk/audit", "工单 评优 数据 审计", "")]
    [InlineData("admin", "/desk/staff", "工单 人与网格 数据 管理", "后台 人员")]
    [InlineData("leader", "/desk/performance", "工单 人与网格 数据 后台", "网格 评优")]
    [InlineData("leader", "/desk/settings", "工单 人与网格 数据 后台", "工作台 诉求 电话登记 派单 回访 督办 投诉网格员 热点")]
    public async Task Each_role_sees_few_words_and_the_places_of_the_one_they_are_in(string login, string page, string groups, string places)
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignedInAsync(login);
        await browser.GetAsync(page);
        var navigation = Navigation().Matches(WebUtility.HtmlDecode(browser.Html)).Select(m => m.Value).ToList();
        var rows = navigation.ConvertAll(n => string.Join(' ', Word().Matches(n).Select(w => w.Groups["word"].Value.Trim())));
        Assert.Equal(places.Length > 0 ? [groups, places] : [groups], rows);
        Assert.Equal(page == "/desk/settings" ? 0 : 1, string.Concat(navigation).Split("aria-current=\"page\"").Length - 1);
    }

    [Theory]
    [InlineData("none", false)]
    [InlineData("desk", true)]
    [InlineData("township", true)]
    public async Task Extensions_are_a_place_only_where_somebody_agrees_to_them(string approval, bool isThere)
    {
        await using var host = await DeskHost.StartAsync(profile: DispatchPlace.Asking(approval));
        using var leader = await host.SignedInAsync("leader");
        await leader.GetAsync("/desk");
        Assert.Equal(isThere, leader.Html.Contains("/desk/extensions\"", StringComparison.Ordinal));
        Assert.Equal(isThere, leader.Html.Contains("/desk/counts?of=extensions", StringComparison.Ordinal));
    }

    [GeneratedRegex("<nav class=\"desk-(?:groups|nav)\".*?</nav>", RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Navigation();

    [GeneratedRegex("<a [^>]*>(?<word>[^<]+)<", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Word();
}
