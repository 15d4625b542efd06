using System.Text.Json;
using Bot.Api.Hosting;
using Bot.Data.Audit;
using Bot.Data.Storage;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>The audit: changed, removed and reordered rows are found, also those cut off at the end.</summary>
public sealed class AuditChainTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 25, 9, 30, 0, TimeSpan.FromHours(8));

    public static TheoryData<string> Tampering =>
    [
        """UPDATE audit_entries SET "Detail" = '{"n":99}' WHERE "Id" = 3""",
        """UPDATE audit_entries SET "Login" = 'somebody' WHERE "Id" = 1""",
        """UPDATE audit_entries SET "At" = "At" + 1 WHERE "Id" = 5""",
        """DELETE FROM audit_entries WHERE "Id" = 3""",
        """DELETE FROM audit_entries WHERE "Id" = 1""",
        """DELETE FROM audit_entries WHERE "Id" = 5""",
        """DELETE FROM audit_entries WHERE "Id" >= 4""",
        """DELETE FROM audit_entries""",
        """UPDATE audit_entries SET "Id" = 100 WHERE "Id" = 2; UPDATE audit_entries SET "Id" = 2 WHERE "Id" = 3; UPDATE audit_entries SET "Id" = 3 WHERE "Id" = 100""",
        """UPDATE audit_heads SET "Count" = 4""",
    ];

    [Theory]
    [MemberData(nameof(Tampering))]
    public async Task Whatever_is_done_to_the_rows_is_found(string sql)
    {
        await using var database = await FilledAsync();
        await using var db = database.Open();
        Assert.Empty(await AuditCheck.FindFaultsAsync(db, CancellationToken.None));
        await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        Assert.NotEmpty(await AuditCheck.FindFaultsAsync(db, CancellationToken.None));
    }

    [Fact]
    public async Task An_act_that_is_rolled_back_leaves_no_entry_and_no_gap()
    {
        await using var database = await FilledAsync();
        await Assert.ThrowsAsync<InvalidDataException>(() => database.Commit.Run(session =>
        {
            AuditLog.Append(session, At, "agent", "x", "y");
            throw new InvalidDataException();
        }));
        await database.Commit.Run(session => AuditLog.Append(session, At, "agent", "x", "y"));
        await using var db = database.Open();
        Assert.Equal(6, await db.AuditEntries.CountAsync());
        Assert.Empty(await AuditCheck.FindFaultsAsync(db, CancellationToken.None));
    }

    [Fact]
    public async Task An_export_can_be_recomputed_by_whoever_gets_it_and_is_itself_an_entry()
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignedInAsync("auditor");
        await browser.GetAsync("/desk/audit/export.jsonl");
        var (previous, count) = ("", 0);
        foreach (var line in browser.Html.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var e = JsonSerializer.Deserialize<AuditEntry>(line, JsonSerializerOptions.Web)!;
            Assert.Equal((previous, e.Expected()), (e.Previous, e.Hash));
            (previous, count) = (e.Hash, count + 1);
        }

        Assert.Equal(count, await host.ReadAsync(db => db.AuditEntries.CountAsync()));
        Assert.Contains(AuditActs.AuditExported, browser.Html, StringComparison.Ordinal);
        await browser.GetAsync("/desk/audit/export.csv");
        Assert.StartsWith("id,at,login,act", browser.Html.TrimStart('\uFEFF'), StringComparison.Ordinal);
        await browser.GetAsync("/desk/audit");
        Assert.Contains("导出审计", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Housekeeping_forgets_none_of_it()
    {
        await using var host = await DeskHost.StartAsync();
        var before = await host.ReadAsync(db => db.AuditEntries.CountAsync());
        host.Clock.WindTo(host.Clock.GetUtcNow() + TimeSpan.FromDays(200));
        await Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<Housekeeping>(host.App.Services).TidyAsync(CancellationToken.None);
        Assert.True(await host.ReadAsync(db => db.AuditEntries.CountAsync()) >= before);
        Assert.Equal(0, await host.ReadAsync(db => db.DeskSessions.CountAsync()));
    }

    private static async Task<TemporaryDatabase> FilledAsync()
    {
        var database = await TemporaryDatabase.CreateAsync();
        for (var i = 1; i <= 5; i++)
        {
            var n = i;
            await database.Commit.Run(session => AuditLog.Append(session, At.AddMinutes(n), "agent", AuditActs.PhoneRead, $"WG-{n}", new { n }));
        }

        return database;
    }
}
