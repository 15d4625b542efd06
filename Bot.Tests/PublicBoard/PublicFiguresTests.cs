using Bot.Api.PublicBoard;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Tests.Deadlines;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.PublicBoard;

/// <summary>Figures count what is, late and open included, and single nobody out.</summary>
public sealed class PublicFiguresTests
{
    [Fact]
    public async Task Figures_are_the_rows_and_what_is_overdue_and_open_counts_as_late()
    {
        await using var host = await PublicHost.StartAsync();
        for (var i = 0; i < 6; i++)
        {
            await host.CloseAsync(rating: i < 5 ? 5 : 2, until: i < 5 ? IntakeStatus.Closed : IntakeStatus.Resolved);
        }

        await host.CloseAsync(until: IntakeStatus.Accepted);
        await host.CloseAsync(until: IntakeStatus.Accepted, daysAgo: 0);
        await host.CloseAsync(item: "noise");
        await host.CloseAsync(confidential: true);
        await host.CloseAsync(aboutWorker: true);

        var months = await host.Host.Service<PublicFigures>().LastAsync(TestContext.Current.CancellationToken);
        var all = months.Aggregate(Tally.None, (sum, m) => sum + m.All);
        Assert.Equal(new Tally(Received: 9, Resolved: 7, OnTime: 7, Late: 1, Rated: 7, Satisfied: 6), all);
        Assert.Equal(8, months.Sum(m => m.ByItem.GetValueOrDefault("municipal-facility", Tally.None).Received));
        Assert.Equal(9, months.Sum(m => m.ByCommunity.GetValueOrDefault(PublicHost.Community, Tally.None).Received));
        Assert.All(months.SelectMany(m => m.FirstResponses), minutes => Assert.Equal(90, minutes));

        var page = await host.PageAsync("/public/figures");
        Assert.Contains("88%", page, StringComparison.Ordinal); // 7 of 8 on time
        Assert.Contains(SmallCells.Few, page, StringComparison.Ordinal);
        Assert.Contains("不单列", page, StringComparison.Ordinal); // the one other item would give it away
    }

    [Fact]
    public void A_count_that_the_sum_would_give_away_hides_a_second()
    {
        Assert.Equal([false, true, true], SmallCells.Hidden([100, 9, 3]));
        Assert.Equal([false, true, true], SmallCells.Hidden([100, 2, 3]));
        Assert.Equal([false, false], SmallCells.Hidden([100, 9]));
        Assert.Equal([false, true, true, false], SmallCells.Hidden([0, 7, 1, 0]));
        Assert.Null(SmallCells.Percent(3, 4));
        Assert.Equal("0", SmallCells.Say(0));
    }

    [Fact]
    public async Task Counted_figures_are_kept_for_their_time()
    {
        await using var host = await PublicHost.StartAsync();
        await host.CloseAsync(daysAgo: 0);
        var figures = host.Host.Service<PublicFigures>();
        var first = await figures.LastAsync(TestContext.Current.CancellationToken);
        await host.CloseAsync(daysAgo: 0);
        Assert.Equal(first[^1], (await figures.LastAsync(TestContext.Current.CancellationToken))[^1]);
    }

    [Fact]
    public async Task Figures_are_counted_anew_before_they_run_out_and_nobody_waits_for_it()
    {
        await using var host = await PublicHost.StartAsync();
        await host.CloseAsync(daysAgo: 0);
        var clock = new WoundClock(host.Host.Clock.GetUtcNow(), runs: false);
        var figures = new PublicFigures(host.Host.Service<IDbContextFactory<BotDbContext>>(), host.Host.Service<PublicGrids>(), clock);
        var first = await figures.LastAsync(TestContext.Current.CancellationToken);
        await host.CloseAsync(daysAgo: 0);
        Assert.Equal(0, await figures.RenewAsync(TestContext.Current.CancellationToken));

        clock.WindTo(clock.GetUtcNow() + PublicFiguresWorker.Interval);
        Assert.Equal(2, await figures.RenewAsync(TestContext.Current.CancellationToken));
        Assert.Equal(first[^1].All.Received + 1, (await figures.LastAsync(TestContext.Current.CancellationToken))[^1].All.Received);
    }
}
