using System.Net;
using System.Net.Sockets;
using System.Text;
using Bot.Api.Grids;
using Bot.Api.Handling;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Tests.Road;
using Bot.Tests.WeChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Handling;

/// <summary>
/// The whole bot on the loopback, with its own database and data folder, and a small WeCom beside it that knows who
/// holds the phone: the code it gives out is the userid.
/// </summary>
internal sealed class WorkerHost : IAsyncDisposable
{
    public const string Grid = "000000000001001";
    public const string Head = "l1";
    public const string Worker = "w1";
    public const string Neighbour = "w2";
    public const string Stranger = "w9";

    private const string GridsJson = """
        {"type":"FeatureCollection","crs_name":"wgs84","features":[
        {"type":"Feature","geometry":null,"properties":{"code":"000000000001001","name":"演示村第1网格","kind":"basic","parent":"000000000001","area":"演示村1组","addresses":["演示村1组"],"robot":"robot-demo","members":[{"role":"网格长","name":"演示朱长","phone":"13800000001","userid":"l1"},{"role":"专职网格员","name":"演示周芳","phone":"13800000002","userid":"w1"}]}},
        {"type":"Feature","geometry":null,"properties":{"code":"000000000001002","name":"演示村第2网格","kind":"basic","parent":"000000000001","area":"演示村2组","addresses":["演示村2组"],"robot":"robot-demo","members":[{"role":"专职网格员","name":"演示李强","phone":"13800000003","userid":"w2"}]}},
        {"type":"Feature","geometry":null,"properties":{"code":"000000000002001","name":"远村第1网格","kind":"basic","parent":"000000000002","area":"远村1组","addresses":["远村1组"],"robot":"robot-demo","members":[{"role":"专职网格员","name":"演示王远","phone":"13800000004","userid":"w9"}]}}]}
        """;

    private readonly WebApplication _app;
    private readonly string _folder;

    private WorkerHost(WebApplication app, LoopbackPlatform platform, Uri address, string folder) =>
        (_app, Platform, Address, _folder) = (app, platform, address, folder);

    public LoopbackPlatform Platform { get; }

    public Uri Address { get; }

    /// <summary>Who WeCom says holds the phone.</summary>
    public string HolderOfThePhone { get; set; } = Worker;

    public string MediaFolder => Path.Combine(_folder, "data", "media");

    public TimeProvider Clock => Service<TimeProvider>();

    public static async Task<WorkerHost> StartAsync(bool withWeCom = true, string? profile = null)
    {
        var platform = await LoopbackPlatform.Start();
        var folder = Directory.CreateTempSubdirectory("handling-").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var settings = LoopbackPlatform.Settings(platform.Url.AbsoluteUri);
        settings["ConnectionStrings:Bot"] = $"Data Source={Path.Combine(folder, "bot.db")}";
        settings["Bot:DataDirectory"] = Path.Combine(folder, "data");
        settings["Bot:Profile"] = profile ?? TestPlace.File;
        settings["Bot:PublicBaseUrl"] = address.AbsoluteUri;
        settings["Logging:LogLevel:Default"] = "None";
        settings["Logging:LogLevel:Microsoft.AspNetCore"] = "None";
        if (!withWeCom)
        {
            settings["WeCom:CorpId"] = settings["WeCom:AgentId"] = settings["WeCom:Secret"] = null;
        }

        var host = new WorkerHost(BotHost.Create(["--urls", address.AbsoluteUri], settings), platform, address, folder);
        platform.OnJson("/cgi-bin/auth/getuserinfo", call => call.Query["code"] == "outsider"
            ? """{"errcode":0,"errmsg":"ok","openid":"o1"}"""
            : $$"""{"errcode":0,"errmsg":"ok","userid":"{{call.Query["code"]}}"}""");
        platform.Answers["/connect/oauth2/authorize"] = (http, call) =>
        {
            http.Response.Redirect($"{call.Query["redirect_uri"]}?code={host.HolderOfThePhone}&state={call.Query["state"]}");
            return Task.CompletedTask;
        };
        await host._app.StartAsync();
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(GridsJson));
        var grids = GridImport.Read(file);
        await GridImporter.WriteAsync(host.Service<GroupCommit>(), grids.Grids, host.Clock.GetUtcNow(), CancellationToken.None);
        await host.Service<LiveGridDirectory>().RefreshAsync(CancellationToken.None);
        return host;
    }

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async Task<Intake> ReportAsync(
        string text = "楼下路灯坏了三天了，老人晚上都不敢出门，打我电话13812345678", bool confidential = false, bool aboutWorker = false, bool urgent = false, string level = "grid", params Attachment[] attachments)
    {
        var now = Clock.GetChinaNow();
        return await Service<GroupCommit>().Run(session => IntakeSubmission.Submit(
            session,
            new NewIntake
            {
                Resident = "resident-1",
                Kind = "request",
                Item = "municipal-facility",
                Text = text,
                Urgent = urgent,
                Confidential = confidential,
                AboutWorker = aboutWorker,
                GridCode = Grid,
                GridName = "演示村第1网格",
                PlaceText = "演示村1组阳光花园北门",
                Longitude = 117.0267,
                Latitude = 34.953,
                Level = confidential || aboutWorker ? "township" : level,
                Channel = "wechat",
                SealedPhone = null,
                AcceptDue = now.AddHours(4),
                ResolveDue = now.AddDays(3),
                Attachments = attachments,
            },
            now));
    }

    public string Token(Intake intake) => Service<WorkerLinks>().Token(intake.Id, Clock.GetUtcNow());

    public async Task<T> ReadAsync<T>(Func<BotDbContext, Task<T>> read)
    {
        await using var db = await Service<IDbContextFactory<BotDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    public Task<Intake> NowAsync(Intake intake) => ReadAsync(db => db.Intakes.AsNoTracking().SingleAsync(i => i.Id == intake.Id));

    public Task<List<TimelineEntry>> TimelineAsync(Intake intake) =>
        ReadAsync(db => db.Timeline.AsNoTracking().Where(t => t.IntakeId == intake.Id).OrderBy(t => t.Sequence).ToListAsync());

    public WorkerPhone Phone() => new(this);

    public async Task<WorkerPhone> SignedInAsync(Intake intake, string userId = Worker)
    {
        var phone = new WorkerPhone(this);
        await phone.SignInAsync(Token(intake), userId);
        return phone;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Platform.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
