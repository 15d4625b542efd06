using System.Text.Json.Nodes;
using Bot.Api.Conversations;
using Bot.Api.GroupNotification;
using Bot.Api.Hosting;
using Bot.Api.Result;
using Bot.Data.Deliveries;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Dialogs;
using Bot.Tests.Grids;
using Bot.Tests.Road;
using Bot.Tests.WeChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ConversationRow = Bot.Data.Conversations.Conversation;

namespace Bot.Tests.Result;

/// <summary>
/// The bot's own parts on a real database against a scripted platform over HTTP, on a clock that is moved by hand. Nothing
/// runs in the background: the workers are driven. <see cref="RestartAsync"/> starts a second process on the same rows.
/// </summary>
internal sealed class DeliveryHost : IAsyncDisposable
{
    public const string Robot = "robot-demo";
    public const string OfficeRobot = "robot-demo-office";
    public const string DeskRobot = "robot-demo-desk";
    public const string CustomerPath = "/cgi-bin/message/custom/send";
    public const string TemplatePath = "/cgi-bin/message/template/send";
    public const string SubscriptionPath = "/cgi-bin/message/subscribe/bizsend";
    public const string RobotPath = "/cgi-bin/webhook/send";
    public const string Ok = """{"errcode":0,"errmsg":"ok","msgid":"9001"}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("delivering-");
    private WebApplication _app = null!;
    private int _events;

    private DeliveryHost(LoopbackPlatform platform, FixedClock clock) => (Platform, Clock) = (platform, clock);

    public LoopbackPlatform Platform { get; }

    public FixedClock Clock { get; }

    public DeliveryWorker Worker => _app.Services.GetServices<IHostedService>().OfType<DeliveryWorker>().Single();

    public MorningDigests Mornings => _app.Services.GetServices<IHostedService>().OfType<MorningDigests>().Single();

    /// <param name="start">10:00 on a working Monday unless told.</param>
    /// <param name="profile">Changes to the test place.</param>
    public static async Task<DeliveryHost> StartAsync(DateTimeOffset? start = null, Action<JsonObject>? profile = null)
    {
        var platform = await LoopbackPlatform.Start();
        foreach (var path in (string[])[CustomerPath, TemplatePath, SubscriptionPath, RobotPath])
        {
            platform.OnJson(path, _ => Ok);
        }

        var host = new DeliveryHost(platform, new FixedClock(start ?? new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8))));
        var json = TestPlace.Json();
        json["office"]!["robot"] = OfficeRobot;
        json["desk"]!["robot"] = DeskRobot;
        profile?.Invoke(json);
        await File.WriteAllTextAsync(host.ProfilePath, json.ToJsonString());
        await host.BootAsync();
        return host;
    }

    private string ProfilePath => Path.Combine(_folder.FullName, "demo.json");

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>The process ends and another starts on the same rows.</summary>
    public async Task RestartAsync()
    {
        await _app.DisposeAsync();
        await BootAsync();
    }

    public Task<int> RunAsync() => Worker.RunDueAsync(CancellationToken.None);

    public void On(string path, string answer) => Platform.OnJson(path, _ => answer);

    public static string Error(int code) => $$"""{"errcode":{{code}},"errmsg":"scripted"}""";

    /// <summary>A resident whose last message is so old.</summary>
    public async Task<string> ResidentAsync(string openId, TimeSpan? sinceMessage, TimeSpan? sinceContact = null, bool following = true)
    {
        var personal = Service<PersonalData>();
        var key = personal.ResidentKey(openId);
        var now = Clock.GetUtcNow();
        await Service<GroupCommit>().Run(session => session.Insert(new ConversationRow
        {
            Resident = key,
            SealedOpenId = personal.Seal(openId),
            Following = following,
            LastContact = now - (sinceContact ?? sinceMessage ?? TimeSpan.FromDays(30)),
            LastMessage = sinceMessage is { } old ? now - old : DateTimeOffset.UnixEpoch,
            State = ConversationJson.Write(ConversationState.Idle.Instance),
            Version = 1,
        }));
        return key;
    }

    public Task<Delivery> TellAsync(string resident, string words, string purpose = Purposes.Progress, DeliveryState state = DeliveryState.Waiting) =>
        QueueAsync(Recipients.Resident(resident), words, purpose, urgent: false, state);

    public Task<Delivery> PostAsync(string robot, int number, bool urgent = false, string purpose = Purposes.Card) => QueueAsync(
        Recipients.Robot(robot),
        purpose == Purposes.Card
            ? new GroupCard("路灯不亮 · 演示村第1网格", NumberOf(number), "楼下路灯坏了", "演示村1组阳光花园北门", "11月26日（周四）18:00", urgent).ToJson()
            : $"**{NumberOf(number)}** 路灯不亮\n居民催办",
        purpose,
        urgent,
        DeliveryState.Waiting,
        IdOf(number));

    public static long IdOf(int number) => 20_261_123_000_000L + number;

    public static string NumberOf(int number) => $"WG-20261123-{number:D6}";

    public async Task<T> ReadAsync<T>(Func<BotDbContext, Task<T>> read)
    {
        await using var db = await Service<IDbContextFactory<BotDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    public Task<Delivery> NowAsync(Delivery delivery) => ReadAsync(db => db.Deliveries.AsNoTracking().SingleAsync(d => d.Id == delivery.Id));

    public Task<List<DeliveryAttempt>> TriesAsync(Delivery delivery) =>
        ReadAsync(db => db.DeliveryAttempts.AsNoTracking().Where(a => a.DeliveryId == delivery.Id).OrderBy(a => a.Id).ToListAsync());

    /// <summary>One turn of a resident, past the wire.</summary>
    public ValueTask<string> SayAsync(string openId, string words, string key) =>
        Service<TurnPipeline>().TakeAsync(openId, key, new Incoming.Text(words), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Platform.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private async Task<Delivery> QueueAsync(string recipient, string body, string purpose, bool urgent, DeliveryState state, long intakeId = 20_261_123_000_001L)
    {
        var now = Clock.GetUtcNow();
        var row = new Delivery
        {
            EventId = $"test:{Interlocked.Increment(ref _events)}",
            Recipient = recipient,
            IntakeId = intakeId,
            Purpose = purpose,
            Body = body,
            Link = recipient.StartsWith("robot", StringComparison.Ordinal) ? $"http://127.0.0.1/w/{intakeId}" : null,
            Urgent = urgent,
            CreatedAt = now,
            NextAt = now,
            State = state,
        };
        await Service<GroupCommit>().Run(session => session.Insert(row));
        return await ReadAsync(db => db.Deliveries.AsNoTracking().SingleAsync(d => d.EventId == row.EventId && d.Recipient == recipient));
    }

    private async Task BootAsync()
    {
        var settings = LoopbackPlatform.Settings(Platform.Url.AbsoluteUri);
        settings["ConnectionStrings:Bot"] = $"Data Source={Path.Combine(_folder.FullName, "bot.db")}";
        settings["Bot:DataDirectory"] = Path.Combine(_folder.FullName, "data");
        settings["Bot:Profile"] = ProfilePath;
        settings["Logging:LogLevel:Default"] = "None";
        settings["Logging:LogLevel:Microsoft.AspNetCore"] = "None";
        _app = BotHost.Create([], settings, Clock);
        await _app.Services.GetServices<IHostedService>().OfType<DatabaseStart>().Single().StartAsync(CancellationToken.None);
    }
}
