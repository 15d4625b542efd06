using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Bot.Data.Deliveries;
using Bot.Data.EventQueue;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Simulator.Hosting;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Residents;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

[assembly: AssemblyFixture(typeof(RoadFixture))]

namespace Bot.Tests.Road;

/// <summary>The whole product as the simulator starts it: real bot, real database, real HTTP, encrypted callbacks. One for all tests.</summary>
public sealed class RoadFixture : IAsyncLifetime
{
    /// <summary>How long a condition may take to come true on a busy machine, with a robot's full minute before it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("grid-bot-road-");
    private readonly string _profile;
    private Demo? _demo;
    private GridPlatform? _gridPlatform;
    private int _residents;

    /// <summary>Here nobody is asked to go along with a neighbour: all tests report the same at the same places.</summary>
    public RoadFixture()
        : this(AloneProfile.Path)
    {
    }

    /// <param name="profile">Path of a profile; the test place's when null.</param>
    internal RoadFixture(string? profile) => _profile = profile ?? TestPlace.ForTheDemo;

    /// <summary>The bot's own services, for tests that look inside.</summary>
    public IServiceProvider BotServices => _demo!.BotServices;

    public SimulatedPlatform Platform => _demo!.Platform;

    public Uri BotUrl { get; private set; } = null!;

    public Uri PlatformUrl { get; private set; } = null!;

    public string DatabaseFile => Path.Combine(_data.FullName, "bot.db");

    /// <summary>The grid platform's side: events out, actions in.</summary>
    public GridPlatform GridPlatform => _gridPlatform!;

    public async ValueTask InitializeAsync()
    {
        BotUrl = new Uri($"http://127.0.0.1:{FreePort()}");
        PlatformUrl = new Uri($"http://127.0.0.1:{FreePort()}");
        var settings = new PlatformSettings();
        var options = new SimulatorOptions
        {
            BotUrl = BotUrl.GetLeftPart(UriPartial.Authority),
            PlatformUrl = PlatformUrl.GetLeftPart(UriPartial.Authority),
            Data = _data.FullName,
            Profile = _profile,
        };
#pragma warning disable RS0030 // The road runs on the real clock.
        _demo = await Demo.StartAsync(options, settings, TimeProvider.System);
#pragma warning restore RS0030
        Assert.True(_demo.Verified, "The bot did not prove its callback address.");
        _gridPlatform = new GridPlatform(BotUrl, settings.DemoApiKey);
    }

    /// <summary>Waits until every event of an intake is done and every delivery has its final word.</summary>
    public async Task SettledAsync(string number)
    {
        Assert.True(IntakeNumber.TryParse(number, out var intake));
        await UntilAsync(async db =>
            !await db.Events.AnyAsync(e => e.IntakeId == intake.Id && e.State != EventState.Done)
            && !await db.Deliveries.AnyAsync(d => d.IntakeId == intake.Id && (d.State == DeliveryState.Waiting || d.State == DeliveryState.Leased)));
    }

    /// <summary>Waits until the database says so; fails after <see cref="Patience"/>.</summary>
    public async Task UntilAsync(Func<BotDbContext, Task<bool>> holds, [CallerArgumentExpression(nameof(holds))] string what = "")
    {
        using var patience = new CancellationTokenSource(Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        do
        {
            await using var db = OpenDatabase();
            if (await holds(db))
            {
                return;
            }
        }
        while (!patience.IsCancellationRequested && await pace.WaitForNextTickAsync(CancellationToken.None));
        Assert.Fail($"Not true within {Patience}: {what}");
    }

    /// <summary>Reads beside the bot.</summary>
    public BotDbContext OpenDatabase() => new(BotDatabase.Options($"Data Source={DatabaseFile}"));

    /// <summary>Someone who never wrote before.</summary>
    public SimulatedResident NewResident(bool following = true)
    {
        var number = Interlocked.Increment(ref _residents);
        var openId = string.Create(CultureInfo.InvariantCulture, $"oTestResident{number:D15}");
        return following ? Platform.Follow(openId, $"演示居民{number}") : Platform.Meet(openId, $"演示居民{number}");
    }

    public async ValueTask DisposeAsync()
    {
        _gridPlatform?.Dispose();
        if (_demo is not null)
        {
            await _demo.DisposeAsync();
        }

        _data.Delete(recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
