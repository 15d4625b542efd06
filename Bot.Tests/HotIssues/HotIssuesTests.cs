using System.Data.Common;
using System.Diagnostics;
using Bot.Data;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Tests.Intakes;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Xunit;
using Search = Bot.Data.HotIssues.HotIssues;

namespace Bot.Tests.HotIssues;

public sealed class HotIssuesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, ChinaTime.Offset);
    private static readonly GridDirectory NoGrids = GridDirectory.Build([], new DateOnly(2026, 11, 21), []);

    [Fact]
    public async Task Reports_of_one_matter_at_one_place_or_near_it_are_one_issue_and_the_hottest_comes_first()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await ReportAsync(database, "翠湖小区", "a", 0);
        await ReportAsync(database, "翠湖小区3号楼", "b", 1);
        await ReportAsync(database, "翠湖小区门口", "b", 2);
        await ReportAsync(database, "翠湖小区", "c", 9);
        await ReportAsync(database, "翠湖小区", "d", 0, item: "sanitation");
        await ReportAsync(database, "人民路", "e", 0, point: (117.0500, 34.9700));
        await ReportAsync(database, "超市门口", "f", 1, point: (117.0515, 34.9700));
        await ReportAsync(database, "很远的地方", "g", 1, point: (117.0600, 34.9700));
        await ReportAsync(database, "秘密的地方", "h", 0, sealedOff: true);
        await ReportAsync(database, "秘密的地方", "i", 0, sealedOff: true);
        await using var db = database.Open();
        var issues = await Search.FindAsync(db, NoGrids, Now.ChinaDate(), 7, 10, CancellationToken.None);
        Assert.Equal(2, issues.Count);
        Assert.Equal(("municipal-facility", "翠湖小区", 3, 2, 1, 3), (issues[0].Item, issues[0].Place, issues[0].Reports, issues[0].People, issues[0].Before, issues[0].Open));
        Assert.Equal((2, 2), (issues[1].Reports, issues[1].People));
        Assert.Equal("翠湖小区：市政设施 3 件，2 人反映，比前几天多 2 件", issues[0].Headline("市政设施"));
    }

    [Fact]
    public async Task Who_goes_along_counts_as_a_report_and_a_person()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var id = await ReportAsync(database, "翠湖小区", "a", 0);
        await database.Commit.Run(s => Data.Joining.Followers.Add(s, new Data.Joining.IntakeFollower { IntakeId = id, Resident = "b", Via = 0, JoinedAt = Now, SaidIn = id, SaidAs = 2 }));
        await using var db = database.Open();
        var issue = Assert.Single(await Search.FindAsync(db, NoGrids, Now.ChinaDate(), 7, 10, CancellationToken.None));
        Assert.Equal((2, 2, 1), (issue.Reports, issue.People, issue.Open));
    }

    [Fact]
    public async Task Ten_thousand_intakes_are_searched_by_the_key_of_their_day()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        string[] items = ["municipal-facility", "sanitation", "noise", "property-management"];
        await Task.WhenAll(Enumerable.Range(0, 10_000).Select(i => ReportAsync(
            database, $"演示{i % 97}小区{i % 9 + 1}号楼", $"r{i % 3_000}", i % 60, item: items[i % items.Length], point: i % 3 == 0 ? (117 + (i % 500 * 0.0004), 34.9 + (i % 300 * 0.0004)) : null)));
        var seen = new Commands();
        await using var db = new BotDbContext(new DbContextOptionsBuilder<BotDbContext>(BotDatabase.Options(database.ConnectionString)).AddInterceptors(seen).Options);
        var watch = Stopwatch.StartNew();
        var issues = await Search.FindAsync(db, NoGrids, Now.ChinaDate(), 7, 20, CancellationToken.None);
        TestContext.Current.SendDiagnosticMessage($"hot issues of 10,000 intakes: {watch.ElapsedMilliseconds} ms");
        Assert.Equal(20, issues.Count);
        Assert.Equal(issues.OrderByDescending(i => i.Heat).Select(i => i.Heat), issues.Select(i => i.Heat));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
        Assert.Equal(2, seen.Plans.Count);
        Assert.All(seen.Plans, plan => Assert.Contains("SEARCH", plan, StringComparison.Ordinal));
    }

    private static Task<long> ReportAsync(
        TemporaryDatabase database, string place, string resident, int daysAgo, string item = "municipal-facility", (double Lon, double Lat)? point = null, bool sealedOff = false) =>
        database.Commit.Run(session => IntakeSubmission.Submit(
            session,
            IntakeFixtures.Submitted() with
            {
                Resident = resident, Item = item, PlaceText = place, Longitude = point?.Lon, Latitude = point?.Lat, Confidential = sealedOff,
            },
            Now.AddDays(-daysAgo)).Id);

    /// <summary>How the database goes about each read.</summary>
    private sealed class Commands : DbCommandInterceptor
    {
        public List<string> Plans { get; } = [];

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            await using var explain = command.Connection!.CreateCommand();
            explain.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
            foreach (DbParameter parameter in command.Parameters)
            {
                var same = explain.CreateParameter();
                (same.ParameterName, same.Value) = (parameter.ParameterName, parameter.Value);
                explain.Parameters.Add(same);
            }

            await using var rows = await explain.ExecuteReaderAsync(cancellationToken);
            List<string> lines = [];
            while (await rows.ReadAsync(cancellationToken))
            {
                lines.Add(rows.GetString(3));
            }

            Plans.Add(string.Join('\n', lines));
            return await base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
