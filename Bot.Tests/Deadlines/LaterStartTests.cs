using System.Diagnostics;
using Bot.Api.Grids;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Simulator.Hosting;
using Bot.Simulator.Platform;
using Bot.Tests.Grids;
using Bot.Tests.Hosting;
using Bot.Tests.Road;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Deadlines;

/// <summary>The program, stopped and started again on the same database with a later clock (<c>Bot:Now</c>): the rows alone tell it what was promised.</summary>
public sealed class LaterStartTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-later-");
    private readonly string _botUrl = $"http://127.0.0.1:{RoadFixture.FreePort()}";
    private readonly PlatformSettings _accounts = new();
    private readonly List<Process> _started = [];
    private SimulatedPlatform _platform = null!;
    private WebApplication _platformHost = null!;

    private string Connection => $"Data Source={Path.Combine(_folder.FullName, "bot.db")}";

    public async ValueTask InitializeAsync()
    {
#pragma warning disable RS0030 // The platform's clock is the wire's; only the bot's is moved.
        _platform = new SimulatedPlatform(_accounts, TimeProvider.System);
#pragma warning restore RS0030
        DemoCast.Enter(_platform);
        DemoCast.Enter(_platform, TestPlace.Read());
        var town = await DemoTown.LoadAsync(Path.Combine(DemoGrids.RepositoryRoot, "demo", "xigang.geojson"), _platform);
        _platformHost = await SimulatorHost.StartAsync(_platform, town, "http://127.0.0.1:0");
        _platform.ConnectTo(new Uri(_botUrl));
        await BotDatabase.MigrateAsync(BotDatabase.Options(Connection));
        await using var commit = new GroupCommit(BotDatabase.Options(Connection));
        await GridImporter.WriteAsync(commit, DemoGrids.Read().Grids, DateTimeOffset.UnixEpoch, CancellationToken.None);
    }

    [Fact]
    public async Task A_bot_started_after_its_promises_were_broken_says_so_and_sends_them_up()
    {
        var first = await StartAsync("2026-11-23T10:00:00+08:00");
        using var grid = new GridPlatform(new Uri(_botUrl), _accounts.DemoApiKey);
        var resident = _platform.Follow("oTestLater00000000000001", "演示居民");
        await resident.SayAsync("半阁村2组的路灯坏了三天了");
        var reply = await resident.SayAsync("确认") ?? "";
        var number = ToldNumber.In(reply);
        await grid.MustAsync(number, "accept");
        await resident.WaitForPushAsync(number, RoadFixture.Patience);
        await StopAsync(first);

        var second = await StartAsync("2026-11-26T18:05:00+08:00");
        await _platform.FindGroup(TestPlace.OfficeRobot)!.WaitForAsync("超期上报", RoadFixture.Patience);
        await _platform.FindGroup(TestPlace.DeskRobot)!.WaitForAsync(number, RoadFixture.Patience);
        await UntilAsync(db => db.Deliveries.AnyAsync(d => d.Body.Contains("对不住")));
        await grid.MustAsync(number, "accept", userId: "office-demo-1");
        await StopAsync(second);

        var third = await StartAsync("2026-11-30T18:05:00+08:00");
        await UntilAsync(db => db.Intakes.AnyAsync(i => i.Level == "county" && i.Status == IntakeStatus.Escalated));
        await grid.MustAsync(number, "accept", userId: "desk-demo-1");
        await grid.MustAsync(number, "resolve", "修好了", userId: "desk-demo-1");
        await UntilAsync(db => db.Deadlines.AnyAsync(d => d.Kind == Bot.Data.Deadlines.DeadlineKind.Rate));
        await StopAsync(third);

        await StartAsync("2026-12-08T10:00:00+08:00");
        await UntilAsync(db => db.Deliveries.AnyAsync(d => d.Body.Contains("先办结了") && d.State == DeliveryState.Kept));
        Assert.Contains("先办结了", await resident.SayAsync("帮助"), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _started)
        {
            await StopAsync(process);
            process.Dispose();
        }

        await _platformHost.StopAsync();
        await _platform.DisposeAsync();
        await _platformHost.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static async Task StopAsync(Process process)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    private async Task UntilAsync(Func<BotDbContext, Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(RoadFixture.Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        await using var db = new BotDbContext(BotDatabase.Options(Connection));
        while (!await holds(db))
        {
            await pace.WaitForNextTickAsync(patience.Token);
        }
    }

    private async Task<Process> StartAsync(string now)
    {
        var settings = new Dictionary<string, string?>(_accounts.ForBot(_platform.Address, new Uri(_botUrl)), StringComparer.Ordinal)
        {
            ["Bot:DataDirectory"] = _folder.FullName,
            ["ConnectionStrings:Bot"] = Connection,
            ["ASPNETCORE_URLS"] = _botUrl,
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Bot:Profile"] = TestPlace.File,
            ["Bot:Now"] = now,
        };
        return await BotStart.ReadyAsync(_folder.FullName, settings, _botUrl, _started);
    }
}
