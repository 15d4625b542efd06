using System.Globalization;
using System.Text.Json;
using Bot.Api.Deadlines;
using Bot.Api.EventQueue;
using Bot.Api.Grids;
using Bot.Api.GroupNotification;
using Bot.Api.Hosting;
using Bot.Api.Ratings;
using Bot.Data;
using Bot.Data.Deadlines;
using Bot.Data.Deliveries;
using Bot.Data.EventQueue;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Dialogs;
using Bot.Tests.Grids;
using Bot.Tests.Road;
using Bot.Tests.WeChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Bot.Tests.Deadlines;

/// <summary>
/// The bot's own services on a real database, with a clock that only the test moves and workers that only the test runs:
/// what is told, to whom and when, to the second. Nothing goes to a wire; the ledger says what would.
/// </summary>
internal sealed class PromiseStage : IAsyncDisposable
{
    public const string Grid = "370481106226002";
    public const string GridRobot = "robot:robot-370481106226";
    public const string OfficeRobot = "robot:" + TestPlace.OfficeRobot;
    public const string DeskRobot = "robot:" + TestPlace.DeskRobot;
    public const string Resident = "resident:demo-resident";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-promises-");
    private readonly WebApplication _bot;
    private long _told;

    private PromiseStage(DateTimeOffset start, string? profile)
    {
        Clock = new WoundClock(start, runs: false);
        var settings = LoopbackPlatform.Settings("http://127.0.0.1:9");
        settings["ConnectionStrings:Bot"] = $"Data Source={Path.Combine(_folder.FullName, "bot.db")}";
        settings["Bot:DataDirectory"] = Path.Combine(_folder.FullName, "data");
        settings["Bot:Profile"] = profile ?? TestPlace.File;
        settings["Logging:LogLevel:Default"] = "None";
        _bot = BotHost.Create([], settings, Clock);
    }

    public WoundClock Clock { get; }

    public Promises Promises => _bot.Services.GetRequiredService<Promises>();

    public DeadlineWatch Watch => Worker<DeadlineWatch>();

    public GroupCommit Commit => _bot.Services.GetRequiredService<GroupCommit>();

    /// <param name="start">Local time, <c>yyyy-MM-dd HH:mm</c>.</param>
    /// <param name="profile">Path of a profile; the test place's when null.</param>
    public static async Task<PromiseStage> OpenAsync(string start, string? profile = null)
    {
        var stage = new PromiseStage(At(start), profile);
        await BotDatabase.MigrateAsync(BotDatabase.Options(stage._bot.Services.GetRequiredService<BotSettings>().ConnectionString));
        await GridImporter.WriteAsync(stage.Commit, DemoGrids.Read().Grids, stage.Clock.GetUtcNow(), CancellationToken.None);
        await stage._bot.Services.GetRequiredService<LiveGridDirectory>().RefreshAsync(CancellationToken.None);
        return stage;
    }

    public static DateTimeOffset At(string local) => new(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), ChinaTime.Offset);

    public async Task<long> ReportAsync(bool urgent = false, string item = "municipal-facility", string level = "grid", string? resident = null)
    {
        var now = Clock.GetChinaNow();
        var (accept, resolve) = Promises.DueFrom(now, level, item, urgent);
        var intake = await Commit.Run(session => IntakeSubmission.Submit(
            session,
            new NewIntake
            {
                Resident = resident ?? Recipients.AsResident(Resident),
                Kind = "request",
                Item = item,
                Text = "楼下路灯坏了三天了",
                Urgent = urgent,
                Confidential = false,
                AboutWorker = false,
                GridCode = Grid,
                GridName = "半阁村第2网格",
                PlaceText = "半阁村2组",
                Longitude = null,
                Latitude = null,
                Level = level,
                Channel = "wechat",
                SealedPhone = null,
                AcceptDue = accept,
                ResolveDue = resolve,
                Attachments = [],
            },
            now));
        await RunAsync();
        return intake.Id;
    }

    /// <summary>An action as the grid platform sends it; it must succeed.</summary>
    public async Task ActAsync(long id, string action, string? note = "原因：等配件", string userId = "w-demo", string? until = null)
    {
        var outcome = await TryAsync(id, action, note, userId, until);
        Assert.True(outcome.Answer is not null, $"{action}: {outcome.Problem?.ProblemDetails.Detail}");
        await RunAsync();
    }

    public Task<ActionOutcome> TryAsync(long id, string action, string? note = null, string userId = "w-demo", string? until = null)
    {
        var given = until is null ? (DateTimeOffset?)null : JsonSerializer.Deserialize<DateTimeOffset>($"\"{until}\"");
        var request = new ActionRequest(action, new ActionActor(userId, "演示" + userId, "专职网格员"), note, null, given);
        return Commit.Run(new ActionWork(IntakeNumber.FromId(id), request, null, Promises, Service<ExtensionAsks>(), Clock.GetUtcNow()).Apply);
    }

    public async Task RateAsync(long id, int score, string? words = null)
    {
        var rate = new Outcome.Rate(IntakeNumber.FromId(id).ToString(), score, words);
        Assert.True(await Commit.Run(session => RateIntake.Write(session, id, rate, Promises, Clock.GetChinaNow())));
        await RunAsync();
    }

    /// <summary>Winds the clock and lets the workers do what is due then.</summary>
    public async Task GoToAsync(string local)
    {
        Clock.WindTo(At(local));
        await RunAsync();
    }

    public async Task RunAsync()
    {
        int done;
        do
        {
            done = await Watch.RunDueAsync(CancellationToken.None) + await Worker<EventWorker>().RunDueAsync(CancellationToken.None);
        }
        while (done > 0);
    }

    public async Task<T> ReadAsync<T>(Func<BotDbContext, Task<T>> read)
    {
        await using var db = await _bot.Services.GetRequiredService<IDbContextFactory<BotDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    public Task<Intake> IntakeAsync(long id) => ReadAsync(db => db.Intakes.AsNoTracking().SingleAsync(i => i.Id == id));

    public Task<List<Deadline>> RunningAsync(long id) =>
        ReadAsync(db => db.Deadlines.AsNoTracking().Where(d => d.IntakeId == id && d.EndedAt == null).OrderBy(d => d.Kind).ToListAsync());

    public Task<List<TimelineEntry>> TimelineAsync(long id) =>
        ReadAsync(db => db.Timeline.AsNoTracking().Where(t => t.IntakeId == id).OrderBy(t => t.Sequence).ToListAsync());

    public Task<List<QueuedEvent>> EventsAsync(long id) =>
        ReadAsync(db => db.Events.AsNoTracking().Where(e => e.IntakeId == id).OrderBy(e => e.Position).ToListAsync());

    /// <summary>What the ledger got since the last call.</summary>
    public async Task<List<Delivery>> NewsAsync()
    {
        var news = await ReadAsync(db => db.Deliveries.AsNoTracking().Where(d => d.Id > _told).OrderBy(d => d.Id).ToListAsync());
        _told = news.Count == 0 ? _told : news[^1].Id;
        return news;
    }

    /// <summary>What a reader sees first of it.</summary>
    public static string Words(Delivery told) => told.Purpose == Purposes.Card ? GroupCard.Parse(told.Body).Title : told.Body;

    public T Service<T>()
        where T : notnull => _bot.Services.GetRequiredService<T>();

    private T Worker<T>() => _bot.Services.GetServices<IHostedService>().OfType<T>().Single();

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
