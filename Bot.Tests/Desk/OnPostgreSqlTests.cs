using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Bot.Benchmarks.Desk;
using Bot.Data.Audit;
using Bot.Data.Intakes;
using Bot.Tests.Dispatching;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>The desk on a real PostgreSQL: every page for every role, searches, a dispatch, the figures made anew, the audit's chain.</summary>
public sealed partial class OnPostgreSqlTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    [Fact]
    public async Task The_matrix_of_permissions_is_the_same_there()
    {
        await using var host = await DeskHost.StartAsync(await server.NewDatabaseAsync());
        await DeskMatrixTests.ExpectTheTableAsync(host);
    }

    [Fact]
    public async Task Every_page_searching_dispatching_figures_and_the_audit_work_there()
    {
        await using var host = await DeskHost.StartAsync(await server.NewDatabaseAsync());
        var mine = await host.ReportAsync(department: DispatchPlace.Department);
        await host.ReportAsync(grid: DeskHost.FarGrid, text: "村口水管漏水，路都淹了", phone: "13900000011");
        await host.ReportAsync(confidential: true, aboutWorker: true);
        var open = await host.ReportAsync(text: "井盖翘起来了，车过去咣当响");
        await FiguresTests.RebuildAsync(host);
        List<string> wrong = [];
        foreach (var (login, _, _) in DeskHost.People)
        {
            using var browser = await host.SignedInAsync(login);
            foreach (var page in DeskPages.Desk)
            {
                var address = Braces().Replace(page.Address, m => m.Groups[1].Value switch { "grid" => DeskHost.NearGrid, "cursor" => "1795656600000-20261003000001", "order" => "DB-20261125-001", "call" => "1", _ => mine.Number.ToString() });
                var status = await browser.GetAsync(address);
                wrong.AddRange(status is HttpStatusCode.OK or HttpStatusCode.Forbidden or HttpStatusCode.NotFound ? [] : [$"{login} {address}: {status}"]);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        using var leader = await host.SignedInAsync("leader");
        foreach (var (question, found) in new[] { ("井盖翘起", open), ("路灯", mine), ("13812345678", open), (mine.Number.ToString(), mine), (mine.Number.ToString()[^3..], mine) })
        {
            await leader.GetAsync("/desk/inbox?q=" + Uri.EscapeDataString(question));
            Assert.True(leader.Text.Contains(found.Number.ToString(), StringComparison.Ordinal), $"{question}: {leader.Text}");
        }

        await leader.GetAsync("/desk/figures?period=month");
        Assert.Contains("演示近村第1网格", leader.Text, StringComparison.Ordinal);
        await leader.GetAsync("/desk/inbox?f=new");
        await leader.SendAsync("/desk/inbox?handler=Assign", ("pick", open.Id.ToString(CultureInfo.InvariantCulture)), ("target", "worker:w1"), ("note", "请今天看"), ("back", "new"));
        await leader.FollowAsync();
        Assert.Contains("派出 1 件", leader.Text, StringComparison.Ordinal);
        var moved = await host.ReadAsync(db => db.Intakes.AsNoTracking().FirstAsync(i => i.Id == open.Id));
        Assert.Equal((IntakeStatus.Assigned, "w1"), (moved.Status, moved.HandlerId));
        Assert.Empty(await host.ReadAsync(db => AuditCheck.FindFaultsAsync(db, CancellationToken.None)));
        Assert.True(await host.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Act == AuditActs.Searched)));
        Assert.Empty(await host.ReadAsync(db => TimelineAudit.FindFaultsAsync(db, CancellationToken.None)));
    }

    [GeneratedRegex(@"\{([a-z]+)\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Braces();
}
