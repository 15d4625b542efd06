using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Bot.Benchmarks.Desk;
using Bot.Data.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>
/// How every query of every page of the desk would be answered, by the database's own account. Times depend on the machine, plans do not.
/// The database holds no statistics, as that of the product, which gathers none.
/// </summary>
public sealed partial class DeskPlanTests
{
    /// <summary>What grows with the years.</summary>
    private static readonly string[] Growing =
        ["intakes", "timeline", "deadlines", "deliveries", "delivery_attempts", "events", "attachments", "intake_facts", "audit_entries", "call_backs", "supervision_orders", "phone_calls", "ratings", "intake_followers"];

    [Fact]
    public async Task No_page_of_the_desk_reads_or_sorts_a_whole_table_that_grows()
    {
        await using var host = await DeskHost.StartAsync();
        await DeskGrowthTests.FillAsync(host, 3_000, analyzed: false);
        var mine = (await host.ReportAsync(department: Dispatching.DispatchPlace.Department)).Number.ToString();
        await FiguresTests.RebuildAsync(host);
        using var heard = new HeardQueries(host.ConnectionString);
        foreach (var (login, _, _) in DeskHost.People)
        {
            using var browser = await host.SignedInAsync(login);
            foreach (var page in DeskPages.Desk)
            {
                var address = Braces().Replace(page.Address, m => m.Groups[1].Value switch { "grid" => DeskHost.NearGrid, "cursor" => "1795656600000-20261003000001", "order" => "DB-20261125-001", "call" => "1", _ => mine });
                Assert.True(await browser.GetAsync(address) is HttpStatusCode.OK or HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{login} {address}: {browser.Status}");
            }
        }

        Assert.True(heard.Queries.Count > 100, $"Only {heard.Queries.Count} queries were heard.");
        var faults = await FaultsAsync(host.ConnectionString, heard.Queries);
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));

        // And it would be seen: the same queries on the same database without the index that answers them.
        await host.Service<GroupCommit>().Run(session => session.Execute("""DROP INDEX "IX_intakes_inbox" """));
        Assert.NotEmpty(await FaultsAsync(host.ConnectionString, heard.Queries));
    }

    private static async Task<List<string>> FaultsAsync(string connection, IEnumerable<KeyValuePair<string, (string Name, object? Value)[]>> queries)
    {
        List<string> faults = [];

        // A connection of its own: one from the pool would explain by the schema it knew, because explaining never looks whether that changed.
        await using var db = new SqliteConnection(connection + ";Pooling=False");
        await db.OpenAsync();
        foreach (var (sql, parameters) in queries.Where(q => q.Key.TrimStart().StartsWith("SELECT", StringComparison.Ordinal)))
        {
            await using var command = db.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + sql;
            foreach (var (name, value) in parameters)
            {
                command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            }

            List<string> plan = [];
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                plan.Add(reader.GetString(3));
            }

            var tables = Aliases().Matches(sql).ToLookup(m => m.Groups[2].Value, m => m.Groups[1].Value, StringComparer.Ordinal);
            var sorts = plan.Exists(p => p.StartsWith("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal));
            var isCut = sql.Contains("LIMIT", StringComparison.Ordinal);
            var whole = plan.Where(p => Scan().Match(p) is { Success: true } scan && tables[scan.Groups[1].Value].Any(t => Growing.Contains(t, StringComparer.Ordinal))).ToList();

            // A stretch of the key is months or a year of it.
            var stretch = sorts && !plan.Exists(p => p.Contains("FOR GROUP BY", StringComparison.Ordinal)) && plan.Exists(p => Stretch().IsMatch(p));

            // In the order of a key and cut off, a walk reads what it shows.
            if (stretch || (whole.Count > 0 && (sorts || !isCut)) || (sorts && plan.Exists(p => p.Contains("USING INDEX IX_intakes_inbox", StringComparison.Ordinal))))
            {
                faults.Add(string.Join("\n  ", plan) + "\n" + sql);
            }
        }

        return faults;
    }

    [GeneratedRegex("^SCAN ([a-z]+[0-9]*)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Scan();

    [GeneratedRegex("^SEARCH .*(rowid|IntakeId)[<>]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Stretch();

    [GeneratedRegex("\"(\\w+)\" AS \"(\\w+)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Aliases();

    [GeneratedRegex(@"\{([a-z]+)\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Braces();

    /// <summary>Listens to what one database is asked.</summary>
    private sealed class HeardQueries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly string _file;
        private readonly List<IDisposable> _subscriptions = [];

        public HeardQueries(string connection)
        {
            _file = new SqliteConnectionStringBuilder(connection).DataSource;
            _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public ConcurrentDictionary<string, (string Name, object? Value)[]> Queries { get; } = new(StringComparer.Ordinal);

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                _subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandEventData { Command: { } command } && command.Connection?.DataSource == _file)
            {
                Queries.TryAdd(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => _subscriptions.ForEach(s => s.Dispose());
    }
}
