using System.Net;
using System.Text.RegularExpressions;
using Bot.Data;
using Bot.Data.Intakes;
using Bot.Dialogs;
using Bot.Tests.Desk;
using Bot.Tests.Profiles;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Places;

/// <summary>What the papers of the places want counted, on the pages of the desk, from each place's own profile.</summary>
public sealed partial class PlaceReportsTests
{
    private const string Grid = "演示近村第1网格";

    private static readonly Actor Worker = new(ActorRole.GridWorker, "演示周芳", "w1", "专职网格员");

    // Art. 33.
    [Fact]
    public async Task Xixian_analyses_disputes_and_risks_each_month_and_nothing_else()
    {
        await using var host = await OpenAsync("xixian", "neighbor-family-dispute", "noise");
        using var leader = await host.SignedInAsync("leader");
        await leader.GetAsync("/desk/reports?period=month");
        var analysis = SectionOf(leader, "社情民意、矛盾纠纷和风险分析");
        Assert.Contains(NameOf(host, "neighbor-family-dispute"), analysis, StringComparison.Ordinal);
        Assert.DoesNotContain(NameOf(host, "noise"), analysis, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fumeng_counts_by_the_day_looks_again_each_week_and_assesses_each_month()
    {
        await using var host = await OpenAsync("fumeng", "noise");
        var number = (await host.ReadAsync(db => db.Intakes.AsNoTracking().SingleAsync())).Number.ToString();
        using var leader = await host.SignedInAsync("leader");
        await leader.GetAsync("/desk/reports?period=day");
        Assert.Contains("阜蒙县日报", leader.Text, StringComparison.Ordinal);
        await leader.GetAsync("/desk/reports?period=week");
        Assert.Contains("阜蒙县周查", leader.Text, StringComparison.Ordinal);
        Assert.Contains(number, SectionOf(leader, "抽查"), StringComparison.Ordinal);
        await leader.GetAsync("/desk/reports?period=month");
        Assert.Contains("阜蒙县月考核", leader.Text, StringComparison.Ordinal);
        Assert.Contains(Grid, SectionOf(leader, "网格考核"), StringComparison.Ordinal);
    }

    // Appendices B and C: weight 3 in a village, coefficient 0.8.
    [Theory]
    [InlineData("month", "月度考核")]
    [InlineData("quarter", "季度考核")]
    public async Task Taizhou_assesses_grids_by_the_weight_of_the_item_and_the_kind_of_grid(string period, string name)
    {
        await using var host = await OpenAsync("taizhou", "fire-hazard");
        using var leader = await host.SignedInAsync("leader");
        await leader.GetAsync("/desk/reports?period=" + period);
        Assert.Contains("椒江区" + name, leader.Text, StringComparison.Ordinal);
        Assert.Matches($"{Grid}\\s*2.4\\s", WordsOf(SectionOf(leader, "网格考核")));
    }

    // Weight 5 in a grid of the second class, coefficient 1.1; who was complained about is not among the best.
    [Theory]
    [InlineData("month", "每月十佳网格员", false)]
    [InlineData("year", "年度十佳网格员", false)]
    [InlineData("month", "每月十佳网格员", true)]
    public async Task Xigang_lists_its_best_by_points_and_nobody_who_was_complained_about(string period, string name, bool complained)
    {
        await using var host = await OpenAsync("xigang", "fire-hazard");
        if (complained)
        {
            await host.ReportAsync(aboutWorker: true, text: "网格员演示周芳态度很差");
            await FiguresTests.RebuildAsync(host);
        }

        using var leader = await host.SignedInAsync("leader");
        await leader.GetAsync("/desk/performance?period=" + period);
        var best = SectionOf(leader, name);
        Assert.Equal(!complained, best.Contains("演示周芳", StringComparison.Ordinal));
        Assert.Equal(!complained, WordsOf(best).Contains("5.5", StringComparison.Ordinal));
    }

    /// <summary>The desk under a place's rules, with one intake of each item reported and resolved by the grid's worker.</summary>
    private static async Task<DeskHost> OpenAsync(string place, params string[] items)
    {
        var host = await DeskHost.StartAsync(profile: Shipped.FileOf(place));
        foreach (var item in items)
        {
            var intake = await host.ReportAsync(item: item);
            var at = host.Clock.GetChinaNow();
            await host.Service<Bot.Data.Storage.GroupCommit>().Run(session =>
            {
                IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Accept, Worker, at.AddMinutes(1)));
                IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Resolve, Worker, at.AddMinutes(2), "已经处理好了"));
            });
        }

        await FiguresTests.RebuildAsync(host);
        return host;
    }

    private static string NameOf(DeskHost host, string item) => host.Service<Jurisdiction>().Item(item)!.Name;

    private static string SectionOf(DeskBrowser browser, string heading)
    {
        var page = WebUtility.HtmlDecode(browser.Html);
        var from = page.IndexOf($"<h2>{heading}", StringComparison.Ordinal);
        Assert.True(from >= 0, $"No \"{heading}\" in\n{browser.Text}");
        return page[from..page.IndexOf("</section>", from, StringComparison.Ordinal)];
    }

    private static string WordsOf(string html) => Tags().Replace(html, " ");

    [GeneratedRegex("<[^>]+>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Tags();
}
