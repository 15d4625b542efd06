using System.Globalization;
using Bot.Data;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Simulator.Hosting;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Residents;
using Bot.Tests.Road;
using Xunit;

namespace Bot.Tests.Conversations;

/// <summary>The whole product on a clock that stands until it is moved: for what hours and days do to a conversation.</summary>
public sealed class StandingRoad : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("grid-bot-standing-");
    private readonly HandClock _clock = new(new DateTimeOffset(2026, 11, 23, 9, 30, 0, ChinaTime.Offset));
    private Demo? _demo;
    private GridPlatform? _gridPlatform;
    private int _residents;

    public SimulatedPlatform Platform => _demo!.Platform;

    public GridPlatform GridPlatform => _gridPlatform!;

    public DateTimeOffset Now => _clock.GetChinaNow();

    public async ValueTask InitializeAsync()
    {
        var settings = new PlatformSettings();
        var bot = new Uri($"http://127.0.0.1:{RoadFixture.FreePort()}");
        _demo = await Demo.StartAsync(
            new SimulatorOptions
            {
                BotUrl = bot.GetLeftPart(UriPartial.Authority),
                PlatformUrl = $"http://127.0.0.1:{RoadFixture.FreePort()}",
                Data = _data.FullName,
                Profile = AloneProfile.Path,
            },
            settings,
            _clock);
        Assert.True(_demo.Verified);
        _gridPlatform = new GridPlatform(bot, settings.DemoApiKey);
    }

    public void Move(TimeSpan by) => _clock.Move(by);

    public SimulatedResident NewResident()
    {
        var number = Interlocked.Increment(ref _residents);
        return Platform.Follow(string.Create(CultureInfo.InvariantCulture, $"oStandingResident{number:D11}"), $"演示昵称{number}");
    }

    public BotDbContext OpenDatabase() => new(BotDatabase.Options($"Data Source={Path.Combine(_data.FullName, "bot.db")}"));

    public async Task<T> ReadAsync<T>(Func<BotDbContext, Task<T>> read)
    {
        await using var db = OpenDatabase();
        return await read(db);
    }

    /// <summary>Waits for what the background workers do; the clock stands meanwhile.</summary>
    public async Task UntilAsync(Func<BotDbContext, Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(RoadFixture.Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        do
        {
            if (await ReadAsync(holds))
            {
                return;
            }
        }
        while (!patience.IsCancellationRequested && await pace.WaitForNextTickAsync(CancellationToken.None));
        Assert.Fail("Not true in time.");
    }

    /// <summary>The words of all that the intake's groups were told, by robot.</summary>
    public async Task<IReadOnlyList<string>> ToldAsync(string number, string robot)
    {
        var id = ToldNumber.IdOf(number);
        await UntilAsync(async db => !await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.AnyAsync(db.Events, e => e.IntakeId == id && e.State != Bot.Data.EventQueue.EventState.Done));
        await using var db = OpenDatabase();
        return [.. db.Deliveries.Where(d => d.IntakeId == id && d.Recipient == "robot:" + robot).OrderBy(d => d.Id).Select(d => d.Body)];
    }

    public static string RobotOf(string gridName) => DemoPoints.Grids.Single(g => g.Name == gridName).Robot!;

    public static (double Longitude, double Latitude) PointIn(string gridName) =>
        Coordinates.FromWgs84(DemoPoints.In(gridName), CoordinateSystem.Gcj02);

    public async ValueTask DisposeAsync()
    {
        _gridPlatform?.Dispose();
        if (_demo is not null)
        {
            await _demo.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    private sealed class HandClock(DateTimeOffset start) : TimeProvider
    {
        private long _ticks = start.UtcTicks;

        public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

        public void Move(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
    }
}
