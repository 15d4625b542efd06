using System.Collections.Concurrent;
using System.Diagnostics;
using Bot.Api.Grids;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Simulator.Hosting;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Residents;
using Bot.Tests.Grids;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Road;

/// <summary>The power goes while residents confirm their reports: what was acknowledged is there, once, and every delivery ends.</summary>
public sealed class PowerCutTests : IAsyncLifetime
{
    private const int Residents = 60;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-cut-");
    private readonly string _botUrl = $"http://127.0.0.1:{RoadFixture.FreePort()}";
    private readonly List<Process> _started = [];
    private SimulatedPlatform _platform = null!;
    private WebApplication _platformHost = null!;
    private Dictionary<string, string?> _settings = null!;

    public async ValueTask InitializeAsync()
    {
        var settings = new PlatformSettings();
#pragma warning disable RS0030 // A process cannot be cut off on any other clock.
        _platform = new SimulatedPlatform(settings, TimeProvider.System);
#pragma warning restore RS0030
        DemoCast.Enter(_platform);
        DemoCast.Enter(_platform, TestPlace.Read());
        var town = await DemoTown.LoadAsync(Path.Combine(DemoGrids.RepositoryRoot, "demo", "xigang.geojson"), _platform);
        _platformHost = await SimulatorHost.StartAsync(_platform, town, "http://127.0.0.1:0");
        _platform.ConnectTo(new Uri(_botUrl));
        _settings = new Dictionary<string, string?>(settings.ForBot(_platform.Address, new Uri(_botUrl)), StringComparer.Ordinal)
        {
            ["Bot:DataDirectory"] = _folder.FullName,
            ["ConnectionStrings:Bot"] = Connection,
            ["ASPNETCORE_URLS"] = _botUrl,
            ["Bot:Profile"] = TestPlace.File,
        };
        await BotDatabase.MigrateAsync(BotDatabase.Options(Connection));
        await using var commit = new GroupCommit(BotDatabase.Options(Connection));
        await GridImporter.WriteAsync(commit, DemoGrids.Read().Grids, DateTimeOffset.UnixEpoch, CancellationToken.None);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(45)]
    public async Task What_was_acknowledged_before_the_cut_is_there_once_and_the_rest_can_be_said_again(int acknowledgedBefore)
    {
        var residents = Enumerable.Range(0, Residents).Select(i => _platform.Follow($"oTestPowerCut{acknowledgedBefore:D2}{i:D4}")).ToList();
        var numbers = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var first = await StartAsync();
        await Parallel.ForEachAsync(residents, async (r, _) => await r.SayAsync("半阁村2组的路灯坏了三天了"));
        using var cut = new CountdownEvent(acknowledgedBefore);
        var confirming = Parallel.ForEachAsync(residents, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (r, _) => Note(r, await r.SayAsync("确认"), numbers, cut));
        await Task.Run(() => cut.Wait(RoadFixture.Patience));
        first.Kill(entireProcessTree: true);
        await confirming;
        await first.WaitForExitAsync();

        Assert.True(numbers.Count >= acknowledgedBefore);
        await StartAsync();
        foreach (var resident in residents)
        {
            // WeChat's retry carries the same number: the same reply where it was done, the first effect where it was not.
            var answers = await resident.RedeliverAsync(resident.Chat.Last(m => m.Way == ChatWay.Said), times: 1);
            var number = ToldNumber.In(answers[0].Text);
            Assert.Equal(number, numbers.GetOrAdd(resident.OpenId, number));
        }

        await AssertOnceAsync(numbers.Values);
    }

    /// <summary>Also after a failure nothing that was started goes on.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in _started)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        await _platformHost.StopAsync();
        await _platform.DisposeAsync();
        await _platformHost.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private string Connection => $"Data Source={Path.Combine(_folder.FullName, "bot.db")}";

    private static void Note(SimulatedResident resident, string? reply, ConcurrentDictionary<string, string> numbers, CountdownEvent cut)
    {
        if (reply?.Contains("WG-", StringComparison.Ordinal) != true)
        {
            return;
        }

        numbers[resident.OpenId] = ToldNumber.In(reply);
        lock (cut)
        {
            if (!cut.IsSet)
            {
                cut.Signal();
            }
        }
    }

    private async Task AssertOnceAsync(ICollection<string> numbers)
    {
        Assert.Equal(Residents, numbers.Distinct(StringComparer.Ordinal).Count());
        await using var db = new BotDbContext(BotDatabase.Options(Connection));
        var intakes = await db.Intakes.AsNoTracking().ToListAsync();
        Assert.Equal(numbers.Order(StringComparer.Ordinal), intakes.Select(i => i.Number.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(Residents, intakes.Select(i => i.Resident).Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(await TimelineAudit.FindFaultsAsync(db, CancellationToken.None));
        Assert.Equal(Residents, await db.Events.CountAsync());

        // Every intake has its card in the ledger; a robot takes twenty a minute, so not all have gone out yet.
        using var patience = new CancellationTokenSource(RoadFixture.Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await db.Deliveries.CountAsync(d => d.Purpose == Purposes.Card) < Residents)
        {
            await pace.WaitForNextTickAsync(patience.Token);
        }

        Assert.Equal(Residents, await db.Deliveries.CountAsync(d => d.Purpose == Purposes.Card));
    }

    private async Task<Process> StartAsync()
    {
        return await BotStart.ReadyAsync(_folder.FullName, _settings, _botUrl, _started);
    }
}
