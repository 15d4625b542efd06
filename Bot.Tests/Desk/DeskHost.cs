using System.Net;
using System.Net.Sockets;
using System.Text;
using Bot.Api.Desk.SignIn;
using Bot.Api.Grids;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Tests.Deadlines;
using Bot.Tests.Dispatching;
using Bot.Tests.WeChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Desk;

/// <summary>The whole bot on the loopback with two townships, a department, and one member of staff for each role and township.</summary>
internal sealed class DeskHost : IAsyncDisposable
{
    public const string NearGrid = "370404101001001";
    public const string FarGrid = "370404202001001";
    public const string NearTownship = "370404101";
    public const string Password = "灯亮了 2026 年的一句话";

    /// <summary>Login by role, and two more: of the other township, and of the other department.</summary>
    public static readonly IReadOnlyList<(string Login, string Role, string Scope)> People =
    [
        ("agent", StaffRoles.Agent, "370404"), ("leader", StaffRoles.Leader, "370404"), ("near", StaffRoles.Township, NearTownship), ("far", StaffRoles.Township, "370404202"),
        ("housing", StaffRoles.Department, "370404/" + DispatchPlace.Department), ("water", StaffRoles.Department, "370404/演示水务局"),
        ("admin", StaffRoles.Administrator, "370404"), ("auditor", StaffRoles.Auditor, "370404"),
    ];

    private const string GridsJson = """
        {"type":"FeatureCollection","crs_name":"wgs84","features":[
        {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[117.020,34.950],[117.034,34.950],[117.034,34.958],[117.020,34.958],[117.020,34.950]]]},"properties":{"code":"370404101001001","name":"演示近村第1网格","kind":"basic","parent":"370404101001","area":"近村1组","addresses":["近村1组"],"robot":"robot-demo","members":[{"role":"专职网格员","name":"演示周芳","phone":"13800000002","userid":"w1"},{"role":"网格长","name":"演示朱长","phone":"13800000001","userid":"l1"}]}},
        {"type":"Feature","geometry":null,"properties":{"code":"370404202001001","name":"演示远村第1网格","kind":"basic","parent":"370404202001","area":"远村1组","addresses":["远村1组"],"robot":"robot-demo","members":[{"role":"专职网格员","name":"演示王远","phone":"13800000004","userid":"w9"}]}}]}
        """;

    private readonly WebApplication _app;
    private readonly LoopbackPlatform _platform;
    private readonly string _folder;

    private DeskHost(WebApplication app, LoopbackPlatform platform, Uri address, string folder, WoundClock clock) =>
        (_app, _platform, Address, _folder, Clock) = (app, platform, address, folder, clock);

    public Uri Address { get; }

    public WoundClock Clock { get; }

    public string DataFolder => Path.Combine(_folder, "data");

    public string ConnectionString => $"Data Source={Path.Combine(_folder, "bot.db")}";

    public WebApplication App => _app;

    public LoopbackPlatform Platform => _platform;

    public static async Task<DeskHost> StartAsync(string? connection = null, string? profile = null)
    {
        var platform = await LoopbackPlatform.Start();
        var folder = Directory.CreateTempSubdirectory("desk-").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var settings = LoopbackPlatform.Settings(platform.Url.AbsoluteUri);
        settings["ConnectionStrings:Bot"] = connection ?? $"Data Source={Path.Combine(folder, "bot.db")}";
        settings["Bot:DataDirectory"] = Path.Combine(folder, "data");
        settings["Bot:Profile"] = profile ?? DispatchPlace.WithoutCheck;
        settings["Bot:PublicBaseUrl"] = address.AbsoluteUri;
        settings["Logging:LogLevel:Default"] = Environment.GetEnvironmentVariable("DESK_LOG") is { Length: > 0 } level ? level : "None";
        settings["Logging:LogLevel:Microsoft.AspNetCore"] = "None";
        var clock = new WoundClock(new DateTimeOffset(2026, 11, 25, 9, 30, 0, ChinaTime.Offset), runs: true);
        var host = new DeskHost(BotHost.Create(["--urls", address.AbsoluteUri], settings, clock), platform, address, folder, clock);
        await host._app.StartAsync();
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(GridsJson));
        await GridImporter.WriteAsync(host.Service<GroupCommit>(), GridImport.Read(file).Grids, clock.GetUtcNow(), CancellationToken.None);
        await host.Service<LiveGridDirectory>().RefreshAsync(CancellationToken.None);
        await host.EnterStaffAsync();
        return host;
    }

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public DeskBrowser Browser() => new(Address);

    public async Task<DeskBrowser> SignedInAsync(string login)
    {
        var browser = Browser();
        await browser.SignInAsync(login, Password);
        return browser;
    }

    public Task ChangeStaffAsync(string login, string role, string scope) => Service<GroupCommit>().Run(session =>
    {
        var member = session.Context.Staff.First(s => s.Login == login);
        (member.Role, member.Scope) = (role, scope);
        session.Update(member);
    });

    public async Task<Intake> ReportAsync(string? grid = NearGrid, string text = "楼下路灯坏了三天了，老人晚上都不敢出门", bool confidential = false, string? department = null, string? phone = "13812345678", bool aboutWorker = false, string resident = "resident-1", string item = "municipal-facility")
    {
        var now = Clock.GetChinaNow();
        return await Service<GroupCommit>().Run(session =>
        {
            var intake = IntakeSubmission.Submit(
                session,
                new NewIntake
                {
                    Resident = resident,
                    Kind = "request",
                    Item = item,
                    Text = text,
                    Urgent = false,
                    Confidential = confidential,
                    AboutWorker = aboutWorker,
                    GridCode = grid,
                    GridName = grid == NearGrid ? "演示近村第1网格" : grid is null ? null : "演示远村第1网格",
                    PlaceText = "近村1组阳光花园北门",
                    Longitude = 117.0267,
                    Latitude = 34.953,
                    Level = confidential || grid is null ? "township" : "grid",
                    Channel = "wechat",
                    SealedPhone = phone is null ? null : Service<PersonalData>().Seal(phone),
                    PhoneKey = phone is null ? null : Service<PersonalData>().PhoneKey(phone),
                    AcceptDue = now.AddHours(4),
                    ResolveDue = now.AddDays(3),
                    Attachments = [],
                },
                now);
            if (department is not null)
            {
                IntakeMoves.Make(session, intake, new MoveRequest(Move.Accept, new Actor(ActorRole.Desk, "演示坐席"), now));
                IntakeMoves.Make(session, intake, new MoveRequest(Move.Assign, new Actor(ActorRole.Desk, "演示坐席"), now), i => i.Department = department);
            }

            return intake;
        });
    }

    public async Task<T> ReadAsync<T>(Func<BotDbContext, Task<T>> read)
    {
        await using var db = await Service<IDbContextFactory<BotDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>Waits until the database holds it; fails after a minute.</summary>
    public async Task<T> UntilAsync<T>(Func<BotDbContext, Task<T?>> find)
        where T : class
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await pace.WaitForNextTickAsync(patience.Token))
        {
            if (await ReadAsync(find) is { } found)
            {
                return found;
            }
        }

        throw new TimeoutException("It never came.");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _platform.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private Task EnterStaffAsync()
    {
        var hash = Service<Passwords>().Hash(Password);
        return Service<GroupCommit>().Run(session =>
        {
            foreach (var (login, role, scope) in People)
            {
                session.Insert(new StaffMember { Login = login, Name = "演示" + login, Role = role, Scope = scope, SealedPhone = Service<PersonalData>().Seal("0632-0000000") });
                StaffAccounts.SetFirst(session, login, hash, Clock.GetChinaNow(), "(test)", mustChange: false);
            }
        });
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
