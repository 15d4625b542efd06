using Bot.Api.Desk.Figures;
using Bot.Api.Desk.Performance;
using Bot.Data.Figures;
using Bot.Data.Profiles;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>Who stands on a list of the best when several are alike.</summary>
public sealed class SharedPlacesTests
{
    [Fact]
    public void Who_is_alike_shares_a_place_and_no_account_name_decides()
    {
        var three = new ProfileReport { Name = "三佳", Every = ReportPeriod.Month, Kind = ReportKind.Best, Best = 3 };
        WorkerRow[] rows = [Row("a", 9), Row("b", 8), Row("c", 7), Row("d", 7), Row("e", 6)];
        var named = PerformanceReader.Best(three, rows);
        Assert.Equal(["a", "b", "c", "d"], named.Select(r => r.Id));
        Assert.Equal([1, 2, 3, 3], named.Select(r => PerformanceReader.Rank(named, r)));

        // Seven would share three places: none of them has one. One more point, and there is an order.
        WorkerRow[] many = [Row("a", 9), .. "bcdefgh".Select(c => Row(c.ToString(), 7))];
        Assert.Equal(["a"], PerformanceReader.Best(three, many).Select(r => r.Id));
        Assert.Equal(["a", "b"], PerformanceReader.Best(three, rows[..2]).Select(r => r.Id));
        Assert.Empty(PerformanceReader.Best(three, [Row("z", 0)]));
        Assert.Empty(PerformanceReader.Best(three, []));
    }

    private static WorkerRow Row(string id, long points) => new(id, id, "演示网格", new FigureCounts(), 0, points * 1_000);
}
