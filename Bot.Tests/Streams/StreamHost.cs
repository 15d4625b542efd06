using System.Runtime.CompilerServices;
using Bot.Api.Hosting;
using Bot.Api.Streams;
using Bot.Data;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Tests.Intakes;
using Bot.Tests.Road;
using Bot.Tests.WeChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.Streams;

/// <summary>The whole bot with a Redis beside it, and how a grid platform sees both. It can be stopped and started on the same database.</summary>
internal sealed class StreamHost : IAsyncDisposable
{
    private const string ApiKey = "made-up-key-of-a-grid-platform-01";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-streams-");
    private readonly Uri _address = new($"http://127.0.0.1:{RoadFixture.FreePort()}");
    private readonly LoopbackPlatform _platform;
    private WebApplication? _app;

    private StreamHost(LoopbackPlatform platform, RedisServer redis)
    {
        _platform = platform;
        Redis = redis;
        GridPlatform = new GridPlatform(_address, ApiKey);
    }

    public RedisServer Redis { get; }

    public GridPlatform GridPlatform { get; }

    public static async Task<StreamHost> StartedAsync(RedisServer redis)
    {
        var host = new StreamHost(await LoopbackPlatform.Start(), redis);
        await host.StartAsync();
        return host;
    }

    public async Task StartAsync()
    {
        var settings = LoopbackPlatform.Settings(_platform.Url.AbsoluteUri);
        settings["ConnectionStrings:Bot"] = Connection;
        settings["ConnectionStrings:Redis"] = Redis.ConnectionString;
        settings["Bot:DataDirectory"] = _folder.FullName;
        settings["Bot:ApiKeys:platform"] = ApiKey;
        settings["Logging:LogLevel:Default"] = "None";
        _app = BotHost.Create(["--urls", _address.AbsoluteUri], settings);
        await _app.StartAsync();
    }

    public async Task StopAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }

    /// <summary>An intake, as a resident's confirmation leaves it; returns its number.</summary>
    public async Task<string> ReportAsync(string text = "楼下路灯坏了三天了，电话13812345678")
    {
        var commit = _app!.Services.GetRequiredService<GroupCommit>();
        var now = _app.Services.GetRequiredService<TimeProvider>().GetChinaNow();
        var intake = await commit.Run(session => IntakeSubmission.Submit(session, IntakeFixtures.Submitted(text, gridCode: null), now));
        return intake.Number.ToString();
    }

    /// <summary>Adds an entry to the stream of actions; returns its id.</summary>
    public async Task<string> SendAsync(params string[] fields) =>
        (string)await Redis.RunAsync("XADD", [StreamNames.Actions, "*", .. fields]);

    public async Task<IReadOnlyList<StreamEntry>> ReadAsync(string stream) => (await Redis.RunAsync("XRANGE", stream, "-", "+")).Entries();

    /// <summary>What the stream says an entry came to, once it says so.</summary>
    public async Task<StreamEntry> AnswerAsync(string id)
    {
        StreamEntry? answer = null;
        await UntilAsync(async () => (answer = (await ReadAsync(StreamNames.Answers)).FirstOrDefault(a => a.Field("id") == id)) is not null);
        return answer!;
    }

    /// <summary>Waits until the stream of events holds just what the HTTP door tells, in its order.</summary>
    public async Task StreamIsTheLogAsync(int events)
    {
        await UntilAsync(async () => (await ReadAsync(StreamNames.Events)).Count >= events);
        var log = await GridPlatform.ReadEventsAsync();
        Assert.Equal(events, log.Count);
        Assert.Equal(log.Select(e => e.GetRawText()), (await ReadAsync(StreamNames.Events)).Select(e => e.Field("event")));
    }

    public BotDbContext OpenDatabase() => new(BotDatabase.Options(Connection));

    public async Task SqlAsync(string sql)
    {
        await using var db = OpenDatabase();
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    public async Task<IntakeStatus> StatusAsync(string number)
    {
        Assert.True(IntakeNumber.TryParse(number, out var parsed));
        await using var db = OpenDatabase();
        return (await db.Intakes.AsNoTracking().SingleAsync(i => i.Id == parsed.Id)).Status;
    }

    public static Task UntilAsync(Func<Task<bool>> holds, [CallerArgumentExpression(nameof(holds))] string what = "") => Waiting.UntilAsync(holds, what);

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await StopAsync();
        }

        GridPlatform.Dispose();
        await _platform.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private string Connection => $"Data Source={Path.Combine(_folder.FullName, "bot.db")}";
}
