using System.Globalization;
using Bot.Api.Deadlines;
using Bot.Api.Desk.SignIn;
using Bot.Data;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Simulator.Hosting;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Groups;
using Bot.Simulator.Platform.Residents;
using Bot.Tests.Deadlines;
using Bot.Tests.Desk;
using Bot.Tests.Grids;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.Places;

/// <summary>
/// One real place as the simulator shows it: its profile, its demo grids, a real database, encrypted callbacks, and a clock
/// that is wound forward. It begins on Monday, 2026-11-23 at 09:30; that week has no holiday.
/// </summary>
internal sealed class PlaceRoad : IAsyncDisposable
{
    public const string Begins = "2026-11-23 09:30";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("grid-bot-place-");
    private readonly PlatformSettings _settings = new();
    private readonly WoundClock _clock = new(PromiseStage.At(Begins), runs: true);
    private readonly IReadOnlyList<Grid> _grids;
    private Demo? _demo;
    private GridPlatform? _platform;
    private Uri? _bot;
    private int _residents;

    private PlaceRoad(string place)
    {
        using var file = File.OpenRead(Path.Combine(DemoGrids.RepositoryRoot, "demo", place + ".geojson"));
        _grids = GridImport.Read(file).Grids;
    }

    public SimulatedPlatform Platform => _demo!.Platform;

    /// <summary>The grid platform's side: events out, actions in.</summary>
    public GridPlatform GridPlatform => _platform!;

    public static async Task<PlaceRoad> OpenAsync(string place)
    {
        var road = new PlaceRoad(place);
        var bot = $"http://127.0.0.1:{RoadFixture.FreePort()}";
        var profile = Path.Combine(DemoGrids.RepositoryRoot, "profiles", place + ".json");
        var options = new SimulatorOptions { BotUrl = bot, PlatformUrl = "http://127.0.0.1:0", Data = road._data.FullName, Profile = profile };
        road._demo = await Demo.StartAsync(options, road._settings, road._clock);
        Assert.True(road._demo.Verified);
        road._bot = new Uri(bot);
        road._platform = new GridPlatform(new Uri(bot), road._settings.DemoApiKey);
        return road;
    }

    public Grid GridNamed(string name) => _grids.Single(g => g.Name == name);

    public SimulatedResident NewResident()
    {
        var number = Interlocked.Increment(ref _residents);
        return Platform.Follow(string.Create(CultureInfo.InvariantCulture, $"oPlaceResident{number:D14}"), $"演示居民{number}");
    }

    public void WindTo(string moment) => _clock.WindTo(PromiseStage.At(moment));

    /// <summary>The notice board of a grid, asked for by the place one lives in.</summary>
    public static async Task<string> NoticeAsync(SimulatedResident resident, string home)
    {
        await resident.SayAsync("我的网格员");
        return await resident.SayAsync(home) ?? "";
    }

    /// <summary>The notice shows name, range, every role given with name and whole phone number, and the supervision phone.</summary>
    public void AssertNotice(string notice, string grid, string supervisionPhone, params string[] roles)
    {
        var known = GridNamed(grid);
        Assert.Contains(grid, notice, StringComparison.Ordinal);
        Assert.Contains($"范围：{known.Area}", notice, StringComparison.Ordinal);
        foreach (var role in roles)
        {
            var member = known.Members.First(m => m.Role == role);
            Assert.Contains($"{role} {member.Name} {member.Phone}", notice, StringComparison.Ordinal);
        }

        Assert.Contains($"监督电话 {supervisionPhone}", notice, StringComparison.Ordinal);
    }

    /// <summary>Says one thing after another; the last answer must carry a number.</summary>
    public static async Task<(string Number, string Reply)> ReportAsync(SimulatedResident resident, params string[] turns)
    {
        var reply = "";
        foreach (var turn in turns)
        {
            reply = await resident.SayAsync(turn) ?? "";
        }

        return (ToldNumber.In(reply), reply);
    }

    /// <summary>The day on which a result is promised to what begins on a rung now, by the running bot's own promises.</summary>
    public DateOnly PromisedAt(string level, string item = "sanitation") =>
        _demo!.BotServices.GetRequiredService<Promises>().DueFrom(PromiseStage.At(Begins), level, item, urgent: false).Resolve.ChinaDate();

    /// <summary>Nobody took it up: by this moment it stands one rung higher, and whoever reported it was told.</summary>
    public async Task ClimbsAsync(SimulatedResident resident, string number, string moment, string level)
    {
        await resident.SayAsync("查进度");
        var before = TimesSentUp(resident);
        WindTo(moment);
        await UntilAsync(db => db.Intakes.AnyAsync(i => i.Id == ToldNumber.IdOf(number) && i.Level == level), $"{number} stands at {level}");
        await UntilAsync(() => TimesSentUp(resident) > before, $"the resident heard that {number} went up");
        var told = (await GridPlatform.EventsOfAsync(number))[^1];
        Assert.Equal(("cn.grid.intake.escalated.v1", level), (told.GetProperty("type").GetString(), told.GetProperty("data").GetProperty("level").GetString()));
    }

    /// <summary>Whoever holds it takes it, asks for more time with a reason, and the resident hears the reason and the new day.</summary>
    public async Task IsExtendedAsync(SimulatedResident resident, string number, string officer)
    {
        await resident.SayAsync("查进度");
        await GridPlatform.MustAsync(number, "accept", userId: officer);
        await GridPlatform.MustAsync(number, "assign", userId: officer);
        await GridPlatform.MustAsync(number, "extend", "等配件到货", userId: officer);
        if (_demo!.BotServices.GetRequiredService<ExtensionAsks>().IsNeeded)
        {
            await IsAgreedToAsync(number);
        }

        var told = await resident.WaitForPushAsync("要多等几天", RoadFixture.Patience);
        Assert.Contains("原因：等配件到货", told.Text, StringComparison.Ordinal);
    }

    /// <summary>Where the place has somebody agree, the desk's leader does.</summary>
    private async Task IsAgreedToAsync(string number)
    {
        var services = _demo!.BotServices;
        var hash = services.GetRequiredService<Passwords>().Hash(DeskHost.Password);
        await services.GetRequiredService<GroupCommit>().Run(session =>
        {
            session.Insert(new StaffMember { Login = "leader", Name = "演示班长", Role = StaffRoles.Leader, Scope = "6", SealedPhone = services.GetRequiredService<PersonalData>().Seal("029-0000000") });
            StaffAccounts.SetFirst(session, "leader", hash, _clock.GetChinaNow(), "(test)", mustChange: false);
        });
        await using var db = Open();
        var page = $"/desk/extensions/{await db.ExtensionRequests.Where(r => r.IntakeId == ToldNumber.IdOf(number)).Select(r => r.Id).SingleAsync()}";
        using var leader = new DeskBrowser(_bot!);
        await leader.SignInAsync("leader", DeskHost.Password);
        await leader.GetAsync(page);
        await leader.SendAsync(page, ("once", leader.Hidden("once")), ("answer", "approve"), ("words", ""));
        Assert.Equal("/desk/extensions", leader.SentTo);
    }

    /// <summary>Done, told, rated, closed.</summary>
    public async Task IsResolvedAndRatedAsync(SimulatedResident resident, string number, string officer)
    {
        await resident.SayAsync("查进度");
        await GridPlatform.MustAsync(number, "resolve", "已经处理好了", userId: officer);
        await IsRatedAsync(resident, number, "已经处理好了");
    }

    /// <summary>The result arrives with the question; the answer closes it.</summary>
    public async Task IsRatedAsync(SimulatedResident resident, string number, string note)
    {
        Assert.Contains("满意吗", (await resident.WaitForPushAsync(note, RoadFixture.Patience)).Text, StringComparison.Ordinal);
        await UntilAsync(db => db.Conversations.AnyAsync(c => c.State.Contains("asked-for-rating") && c.State.Contains(number)), $"a digit rates {number}");
        Assert.Contains("谢谢", await resident.SayAsync("1"), StringComparison.Ordinal);
        await UntilAsync(db => db.Intakes.AnyAsync(i => i.Id == ToldNumber.IdOf(number) && i.Status == IntakeStatus.Closed && i.Rating == 5), $"{number} is closed");
        await using var db = Open();
        Assert.Empty(await TimelineAudit.FindFaultsAsync(db, CancellationToken.None));
    }

    /// <summary>What anybody sees under /public; null where the place shows nothing there.</summary>
    public async Task<string?> SeenInPublicAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = _bot };
        using var answer = await http.GetAsync("/public" + path, TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode ? System.Net.WebUtility.HtmlDecode(page) : null;
    }

    public Task<GroupMessage> HearsAsync(string robot, string number, string words = "") => Platform.Signal.UntilAsync(
        () => Platform.FindGroup(robot)!.Messages.FirstOrDefault(m => m.AllText.Contains(number, StringComparison.Ordinal) && m.AllText.Contains(words, StringComparison.Ordinal)),
        RoadFixture.Patience,
        () => $"{robot} did not hear \"{words}\" about {number}:\n{string.Join("\n--\n", Platform.FindGroup(robot)!.Messages.Select(m => m.AllText))}");

    public bool HasHeard(string robot, string number) => Platform.FindGroup(robot)!.Messages.Any(m => m.AllText.Contains(number, StringComparison.Ordinal));

    public async Task<Intake> IntakeAsync(string number)
    {
        await using var db = Open();
        return await db.Intakes.AsNoTracking().SingleAsync(i => i.Id == ToldNumber.IdOf(number));
    }

    public async ValueTask DisposeAsync()
    {
        _platform?.Dispose();
        if (_demo is not null)
        {
            await _demo.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    private static int TimesSentUp(SimulatedResident resident) => resident.Chat.Count(m => m.Pushed && m.Text.Contains("还没人接手", StringComparison.Ordinal));

    private async Task UntilAsync(Func<BotDbContext, Task<bool>> holds, string what)
    {
        await using var db = Open();
        await Waiting.UntilAsync(() => holds(db), what);
    }

    private static Task UntilAsync(Func<bool> holds, string what) => Waiting.UntilAsync(() => Task.FromResult(holds()), what);

    private BotDbContext Open() => new(BotDatabase.Options($"Data Source={Path.Combine(_data.FullName, "bot.db")}"));
}
