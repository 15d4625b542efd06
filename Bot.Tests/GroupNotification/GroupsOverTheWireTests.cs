using Bot.Api.Result;
using Bot.Data.Deliveries;
using Bot.Data.Grids;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Simulator.Hosting;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Residents;
using Bot.Tests.Road;
using Bot.Tests.WeChat;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.GroupNotification;

/// <summary>The whole product on a clock that is moved by hand, against the platform that counts a robot's minute and a resident's window itself.</summary>
public sealed class GroupsOverTheWireTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("grid-bot-groups-");
    private readonly FixedClock _clock = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8)));
    private readonly Grid _grid = DemoPoints.Grids.First(g => g.Robot is not null);
    private Demo _demo = null!;

    public async ValueTask InitializeAsync() => _demo = await Demo.StartAsync(
        new SimulatorOptions { BotUrl = Free(), PlatformUrl = Free(), Data = _data.FullName, Profile = AloneProfile.Path }, new PlatformSettings(), _clock);

    public async ValueTask DisposeAsync()
    {
        await _demo.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task Sixty_reports_at_once_keep_the_robots_minute_and_an_urgent_one_goes_at_once()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(1, 60).Select(i => ReportAsync(i, "路口的路灯坏了好几天，晚上看不见路")));
        var urgent = await ReportAsync(61, "我家煤气泄漏了，味道很大");
        var group = _demo.Platform.FindGroup(_grid.Robot)!;
        Assert.Equal("template_card", (await group.WaitForAsync(urgent, Patience)).Type);
        await UntilAsync(async db =>
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            return !await db.Deliveries.AnyAsync(d => d.State != DeliveryState.Sent) && await db.Deliveries.CountAsync(d => d.Purpose == Purposes.Card) >= 61;
        });
        var words = string.Join('\n', group.Messages.Select(m => m.AllText));
        Assert.All(numbers, n => Assert.Contains(n, words, StringComparison.Ordinal));
        Assert.DoesNotContain(_demo.Platform.Log.Calls, c => c.Path.Contains("webhook", StringComparison.Ordinal) && c.Errcode == 45009);
        Assert.True(group.Messages.Count < 61);
    }

    [Fact]
    public async Task What_is_said_at_night_comes_in_the_morning_and_the_morning_digest_once()
    {
        _clock.Advance(TimeSpan.FromHours(13));
        var number = await ReportAsync(1, "路口的路灯坏了好几天，晚上看不见路");
        await UntilAsync(db => db.Deliveries.AnyAsync(d => d.State == DeliveryState.Waiting && d.NextAt > _clock.GetUtcNow() + TimeSpan.FromHours(7)));
        var group = _demo.Platform.FindGroup(_grid.Robot)!;
        Assert.Empty(group.Messages);
        _clock.Advance(TimeSpan.FromHours(8));
        Assert.Equal("template_card", (await group.WaitForAsync(number, Patience)).Type);
        _clock.Advance(TimeSpan.FromHours(1.5));
        var digest = await group.WaitForAsync("早上好", Patience);
        Assert.Contains(number, digest.Text, StringComparison.Ordinal);
        Assert.Contains("还没人接", digest.Text, StringComparison.Ordinal);
        Assert.Contains(digest.Links, l => l.Url.Contains("/w/", StringComparison.Ordinal));
        _clock.Advance(TimeSpan.FromMinutes(30));
        await using var db = Open();
        Assert.Equal(1, await db.Deliveries.CountAsync(d => d.Purpose == Purposes.MorningDigest && d.Recipient == Recipients.Robot(_grid.Robot!)));
    }

    [Fact]
    public async Task Ten_kept_messages_arrive_with_the_next_word_all_in_order_and_whole()
    {
        var resident = _demo.Platform.Follow("oDemoKept", "演示居民");
        var recipient = Recipients.Resident(_demo.BotServices.GetRequiredService<PersonalData>().ResidentKey(resident.OpenId));
        var bodies = Enumerable.Range(1, 10).Select(i => $"第{i}条开始" + new string('话', 150) + $"第{i}条结束").ToList();
        await resident.SayAsync("报事");
        await _demo.BotServices.GetRequiredService<GroupCommit>().Run(session =>
        {
            foreach (var (body, i) in bodies.Select((b, i) => (b, i)))
            {
                session.Insert(new Delivery
                {
                    EventId = $"kept:{i}", Recipient = recipient, IntakeId = 0, Purpose = Purposes.Progress, Body = body, CreatedAt = _clock.GetUtcNow(), State = DeliveryState.Kept, NextAt = _clock.GetUtcNow(),
                });
            }
        });
        _demo.BotServices.GetRequiredService<Bot.Api.Conversations.ResidentContexts>().Invalidate(Recipients.AsResident(recipient));
        var reply = await resident.SayAsync("帮助");
        Assert.StartsWith("第1条开始", reply, StringComparison.Ordinal);
        await resident.WaitForPushAsync("第10条结束");
        await UntilAsync(async db => !await db.Deliveries.AnyAsync(d => d.Recipient == recipient && d.State != DeliveryState.Sent));
        var got = string.Concat(resident.Chat.Where(m => m.Way is ChatWay.Passive or ChatWay.CustomerService).Skip(1).Select(m => m.Text)).ReplaceLineEndings("");
        var from = 0;
        foreach (var body in bodies)
        {
            var at = got.IndexOf(body, from, StringComparison.Ordinal);
            Assert.True(at >= from, $"{body[..6]} is missing, cut or out of order.");
            from = at + body.Length;
        }

        Assert.DoesNotContain("第1条开始", await resident.SayAsync("帮助"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(23, 10)]
    [InlineData(3, 10)]
    [InlineData(21, 10)]
    [InlineData(15, 15)]
    public void The_demo_moves_the_bots_clock_out_of_the_night_of_the_same_day(int hour, int shown)
    {
        var clock = new FixedClock(new DateTimeOffset(2026, 11, 23, hour, 30, 0, TimeSpan.FromHours(8)));
        var moved = Daytime.For(new Dictionary<string, string?>(StringComparer.Ordinal), clock).GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        Assert.Equal((23, shown), (moved.Day, moved.Hour));
        var told = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Bot:Now"] = "2026-11-23T23:30:00+08:00" };
        Assert.Same(clock, Daytime.For(told, clock));
    }

    private async Task<string> ReportAsync(int who, string words)
    {
        var resident = _demo.Platform.Follow($"oDemoReporter{who}", $"演示居民{who}");
        await resident.SayAsync(words);
        var (longitude, latitude) = Coordinates.FromWgs84(DemoPoints.In(_grid), CoordinateSystem.Gcj02);
        await resident.SendLocationAsync(longitude, latitude);
        var reply = await resident.SayAsync("确认") ?? "";
        var at = reply.IndexOf("WG-", StringComparison.Ordinal);
        Assert.True(at >= 0, $"Not submitted. The chat:\n{resident.Transcript()}");
        return reply.Substring(at, 18);
    }

    private BotDbContext Open() => new(BotDatabase.Options($"Data Source={Path.Combine(_data.FullName, "bot.db")}"));

    private async Task UntilAsync(Func<BotDbContext, Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            await using var db = Open();
            if (await holds(db))
            {
                return;
            }

            Assert.False(patience.IsCancellationRequested, "Not true in time. " + string.Join('\n', await db.Deliveries.Where(d => d.State != DeliveryState.Sent).Select(d => $"{d.Id} {d.Purpose} {d.State} {d.Error} {d.NextAt}").ToListAsync()));
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static string Free() => $"http://127.0.0.1:{RoadFixture.FreePort()}";
}
