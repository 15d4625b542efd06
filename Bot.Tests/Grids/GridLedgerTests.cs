using Bot.Api.Grids;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Tests.Deadlines;
using Bot.Tests.Intakes;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Grids;

/// <summary>一格一账.</summary>
public sealed class GridLedgerTests
{
    [Fact]
    public async Task An_intake_stands_in_its_grids_ledger_with_what_became_of_it()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var id = await stage.ReportAsync();
        await stage.ActAsync(id, "accept", null);
        await stage.ActAsync(id, "resolve", "换了灯头，13800001234 王师傅");
        var lines = await IntakesAsync(stage);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith($"{PromiseStage.Grid},{IntakeNumber.FromId(id)},2026-11-23 09:00,求助,市政设施,,楼下路灯坏了三天了,半阁村2组,{stage.Service<Profile>().Rungs[0].Name},已办结,演示w-demo,", lines[1], StringComparison.Ordinal);
        Assert.Contains("换了灯头，138****1234 王师傅", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sealed_or_about_a_worker_is_no_business_of_the_grid()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        await stage.Commit.Run(session => IntakeSubmission.Submit(session, IntakeFixtures.Submitted("东头有人卖假药") with { Confidential = true }, PromiseStage.At("2026-11-23 09:00")));
        await stage.Commit.Run(session => IntakeSubmission.Submit(session, IntakeFixtures.Submitted("网格员骂人") with { AboutWorker = true }, PromiseStage.At("2026-11-23 09:00")));
        Assert.Single(await IntakesAsync(stage));
    }

    [Fact]
    public async Task A_cell_that_a_spreadsheet_would_run_is_text()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        await stage.Commit.Run(session => IntakeSubmission.Submit(session, IntakeFixtures.Submitted("=HYPERLINK(\"http://example.invalid\")"), PromiseStage.At("2026-11-23 09:00")));
        Assert.DoesNotContain(",=HYPERLINK", (await IntakesAsync(stage))[1].Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grid_is_listed_with_everybody_who_serves_it()
    {
        var grid = DemoGrids.Read().Grids[0];
        using var to = new StringWriter();
        Assert.Equal(1, await GridLedger.WriteGridsAsync(to, [grid], Demo));
        var line = to.ToString().Split('\n')[1];
        Assert.StartsWith($"{grid.Code},{grid.Name},", line, StringComparison.Ordinal);
        Assert.All(grid.Members, m => Assert.Contains(m.Name, line, StringComparison.Ordinal));
    }

    [Fact]
    public void Its_files_are_called_as_the_place_calls_its_ledger()
    {
        Assert.Equal(("grids.csv", "intakes.csv"), GridLedger.Files(Demo));
        Assert.Equal(("一格一账-grids.csv", "一格一账-intakes.csv"), GridLedger.Files(Demo with { Forms = [new ProfileForm { Kind = FormKind.Ledger, Name = "一格/一账" }] }));
    }

    private static Profile Demo { get; } = TestPlace.Read();

    private static async Task<string[]> IntakesAsync(PromiseStage stage)
    {
        using var to = new StringWriter();
        var grids = await stage.ReadAsync(db => db.Grids.AsNoTracking().ToListAsync());
        await stage.ReadAsync(async db => await GridLedger.WriteIntakesAsync(to, db, grids, stage.Service<Profile>(), CancellationToken.None));
        return to.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
