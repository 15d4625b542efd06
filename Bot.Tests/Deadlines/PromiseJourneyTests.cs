using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Simulator.Hosting;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Groups;
using Bot.Simulator.Platform.Residents;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Deadlines;

/// <summary>The whole product on a clock that is wound forward: encrypted callbacks, real HTTP to the groups and the resident.</summary>
public sealed class PromiseJourneyTests : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("grid-bot-wound-");
    private readonly WoundClock _clock = new(PromiseStage.At("2026-11-23 09:00"), runs: true);
    private readonly PlatformSettings _settings = new();
    private Demo _demo = null!;
    private GridPlatform _grid = null!;

    public async ValueTask InitializeAsync()
    {
        var bot = $"http://127.0.0.1:{RoadFixture.FreePort()}";
        var options = new SimulatorOptions { BotUrl = bot, PlatformUrl = "http://127.0.0.1:0", Data = _data.FullName, Profile = AloneProfile.Path };
        _demo = await Demo.StartAsync(options, _settings, _clock);
        Assert.True(_demo.Verified);
        _grid = new GridPlatform(new Uri(bot), _settings.DemoApiKey);
    }

    [Fact]
    public async Task Moving_the_clock_walks_an_intake_through_all_of_it()
    {
        var resident = _demo.Platform.Follow("oTestPromises0000000001", "演示居民");
        var number = await ReportAsync(resident);
        _clock.WindTo(PromiseStage.At("2026-11-23 11:00"));
        await HearsAsync("robot-370481106226", number, "还没人接单，时间过半");
        _clock.WindTo(PromiseStage.At("2026-11-23 14:12"));
        await HearsAsync("robot-370481106226", number, "还没人接单，时间快到了");
        _clock.WindTo(PromiseStage.At("2026-11-23 15:00"));
        await HearsAsync(TestPlace.OfficeRobot, number, "超期上报");
        await HearsAsync(TestPlace.DeskRobot, number, "接单期限");
        await resident.WaitForPushAsync("还没人接手", RoadFixture.Patience);

        await _grid.MustAsync(number, "accept", userId: "office-demo-1");
        await _grid.MustAsync(number, "assign", userId: "office-demo-1");
        _clock.WindTo(PromiseStage.At("2026-11-25 09:01"));
        await HearsAsync(TestPlace.OfficeRobot, number, "还没办结，时间过半");
        _clock.WindTo(PromiseStage.At("2026-11-25 12:00"));
        Assert.Contains(number, await resident.SayAsync("查进度"), StringComparison.Ordinal);
        _clock.WindTo(PromiseStage.At("2026-11-26 10:24"));
        await HearsAsync(TestPlace.OfficeRobot, number, "还没办结，时间快到了");
        _clock.WindTo(PromiseStage.At("2026-11-26 18:00"));
        await HearsAsync(TestPlace.DeskRobot, number, "答复期限");
        Assert.Contains("监督热线催办", (await resident.WaitForPushAsync("对不住", RoadFixture.Patience)).Text, StringComparison.Ordinal);
        Assert.Contains("过了期限", await resident.SayAsync("查进度"), StringComparison.Ordinal);

        await _grid.MustAsync(number, "accept", userId: "desk-demo-1");
        await _grid.MustAsync(number, "assign", userId: "desk-demo-1");
        await _grid.MustAsync(number, "extend", "等配件", userId: "desk-demo-1");
        Assert.Contains("等配件", (await resident.WaitForPushAsync("要多等几天", RoadFixture.Patience)).Text, StringComparison.Ordinal);
        await _grid.MustAsync(number, "resolve", "换了新灯泡", userId: "desk-demo-1");
        await resident.WaitForPushAsync("换了新灯泡", RoadFixture.Patience);
        _clock.WindTo(PromiseStage.At("2026-11-27 12:00"));
        await resident.SayAsync("报事");
        _clock.WindTo(PromiseStage.At("2026-11-28 19:00"));
        await resident.WaitForPushAsync("还想听您说一句", RoadFixture.Patience);

        // From here on a digit rates again, until it is too late for that.
        await UntilAsync(db => db.Conversations.AnyAsync(c => c.State.Contains("asked-for-rating")));
        _clock.WindTo(PromiseStage.At("2026-12-03 19:00"));
        await UntilAsync(db => db.Intakes.AnyAsync(i => i.Status == IntakeStatus.Closed));
        await UntilAsync(db => db.Conversations.AllAsync(c => !c.State.Contains("asked-for-rating")));
        await UntilAsync(db => db.Deliveries.AnyAsync(d => d.Body.Contains("先办结了") && d.State == Bot.Data.Deliveries.DeliveryState.Kept));
        Assert.Contains("先办结了", await resident.SayAsync("1"), StringComparison.Ordinal);
        Assert.Equal(
            ["submitted", "escalated", "accepted", "assigned", "escalated", "accepted", "assigned", "extended", "resolved", "closed"],
            (await _grid.EventsOfAsync(number)).Select(e => e.GetProperty("type").GetString()!.Split('.')[3]));
        await using var audit = Open();
        Assert.Empty(await TimelineAudit.FindFaultsAsync(audit, CancellationToken.None));
    }

    [Fact]
    public async Task Unhappy_is_done_again_and_unhappy_once_more_is_supervised()
    {
        var resident = _demo.Platform.Follow("oTestPromises0000000002", "演示居民");
        var number = await ReportAsync(resident);
        await _grid.MustAsync(number, "accept");
        await _grid.MustAsync(number, "resolve", "第一次修好了");
        await AskedAsync(resident, "第一次修好了");
        await resident.SayAsync("3 又灭了一个");
        await HearsAsync(TestPlace.DeskRobot, number, "居民不满意");
        await _grid.MustAsync(number, "resolve", "第二次修好了");
        await AskedAsync(resident, "第二次修好了");
        await HearsAsync(TestPlace.OfficeRobot, number, "请换人核实");
        await resident.SayAsync("3 还是不亮");
        await HearsAsync(TestPlace.OfficeRobot, number, "【督办】DB-20261123-001");
        await HearsAsync(TestPlace.DeskRobot, number, "【督办】DB-20261123-001");
        await resident.WaitForPushAsync("DB-20261123-001", RoadFixture.Patience);
        var data = (await _grid.EventsOfAsync(number))[^1].GetProperty("data");
        Assert.Equal(("reopened", "township"), (data.GetProperty("status").GetString(), data.GetProperty("level").GetString()));
    }

    public async ValueTask DisposeAsync()
    {
        _grid?.Dispose();
        if (_demo is not null)
        {
            await _demo.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    private static async Task<string> ReportAsync(SimulatedResident resident)
    {
        await resident.SayAsync("半阁村2组的路灯坏了三天了");
        var reply = await resident.SayAsync("确认") ?? "";
        Assert.Contains("WG-20261123-", reply, StringComparison.Ordinal);
        return ToldNumber.In(reply);
    }

    private async Task AskedAsync(SimulatedResident resident, string note)
    {
        await resident.WaitForPushAsync(note, RoadFixture.Patience);
        await UntilAsync(db => db.Conversations.AnyAsync(c => c.State.Contains("asked-for-rating")));
    }

    private Task<GroupMessage> HearsAsync(string robot, string number, string words) => _demo.Platform.Signal.UntilAsync(
        () => _demo.Platform.FindGroup(robot)!.Messages.FirstOrDefault(
            m => m.AllText.Contains(number, StringComparison.Ordinal) && m.AllText.Contains(words, StringComparison.Ordinal)),
        RoadFixture.Patience,
        () => $"{robot} did not hear \"{words}\" about {number}:\n{string.Join("\n--\n", _demo.Platform.FindGroup(robot)!.Messages.Select(m => m.AllText))}");

    private async Task UntilAsync(Func<BotDbContext, Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(RoadFixture.Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        await using var db = Open();
        while (!await holds(db))
        {
            await pace.WaitForNextTickAsync(patience.Token);
        }
    }

    private BotDbContext Open() => new(BotDatabase.Options($"Data Source={Path.Combine(_data.FullName, "bot.db")}"));
}
