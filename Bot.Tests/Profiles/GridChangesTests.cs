using Bot.Api.Grids;
using Bot.Data;
using Bot.Data.Grids;
using Bot.Tests.Grids;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Profiles;

/// <summary>Grids are adjusted, and what they were before stays known.</summary>
public sealed class GridChangesTests
{
    private static readonly DateTimeOffset First = new(2026, 11, 23, 9, 0, 0, ChinaTime.Offset);

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_keeps_nothing()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await GridImporter.WriteAsync(database.Commit, DemoGrids.Read().Grids, First, CancellationToken.None);
        await GridImporter.WriteAsync(database.Commit, DemoGrids.Read().Grids, First.AddDays(1), CancellationToken.None);
        await using var db = database.Open();
        Assert.Equal(DemoGrids.Read().Grids.Count, await db.Grids.CountAsync());
        Assert.Empty(await db.GridChanges.ToListAsync());
    }

    [Fact]
    public async Task Each_thing_that_an_import_changes_of_a_grid_is_one_row_with_before_and_after()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await GridImporter.WriteAsync(database.Commit, DemoGrids.Read().Grids, First, CancellationToken.None);
        var grids = DemoGrids.Read().Grids;
        var (before, changed) = (DemoGrids.Read().Grids[0], grids[0]);
        (changed.Area, changed.Kind, changed.ValidTo, changed.Border) = ("演示路以东", GridKinds.Exclusive, new DateOnly(2027, 12, 31), grids[1].Border);
        changed.Members[0].Name = "演示新人";
        await GridImporter.WriteAsync(database.Commit, grids, First.AddYears(1), CancellationToken.None);

        await using var db = database.Open();
        var rows = await db.GridChanges.OrderBy(c => c.Id).ToListAsync();
        Assert.All(rows, r => Assert.Equal((changed.Code, First.AddYears(1)), (r.Grid, r.At)));
        Assert.Equal([GridChanges.Kind, GridChanges.Range, GridChanges.Validity, GridChanges.Border, GridChanges.Members], rows.Select(r => r.What));
        Assert.Equal(("basic", "exclusive"), (rows[0].Before, rows[0].After));
        Assert.Equal((before.Area, "演示路以东"), (rows[1].Before, rows[1].After));
        Assert.Equal((null, "/2027-12-31"), (rows[2].Before, rows[2].After));
        Assert.StartsWith("POLYGON ((117.01883 34.9509728", rows[3].Before, StringComparison.Ordinal);
        Assert.Equal("网格长 演示朱秀平 138****0001；专职网格员 演示周芳 138****0002；兼职网格员 演*（不公开）", rows[4].Before);
        Assert.Equal("网格长 演示新人 138****0001；专职网格员 演示周芳 138****0002；兼职网格员 演*（不公开）", rows[4].After);
        Assert.Equal("2027-11-23 09:00 类型：basic → exclusive", GridHistoryVerb.Lines(rows).First());
        Assert.Matches("^2027-11-23 09:00 边界：[0-9]+ 个点、0\\.[0-9]+ 平方公里 → [0-9]+ 个点、[0-9.]+ 平方公里$", GridHistoryVerb.Lines(rows).ElementAt(3));
    }

    [Fact]
    public void A_number_that_masking_hides_is_said_to_have_changed()
    {
        var (before, after) = (DemoGrids.Read().Grids[0], DemoGrids.Read().Grids[0]);
        after.Members[0].Phone = "13899990001";
        var change = Assert.Single(GridChanges.Between(before, after, First));
        Assert.Equal(change.Before + GridChanges.Hidden, change.After);
    }

    [Fact]
    public void A_grid_that_lost_its_border_and_people_had_some()
    {
        var (before, after) = (DemoGrids.Read().Grids[0], DemoGrids.Read().Grids[0]);
        (after.Border, after.Members) = (null, []);
        Assert.Equal([(GridChanges.Border, null), (GridChanges.Members, null)], GridChanges.Between(before, after, First).Select(c => (c.What, c.After)));
    }
}
