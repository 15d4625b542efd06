using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Api.Desk.SignIn;
using Bot.Api.Grids;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Audit;
using Bot.Data.Deadlines;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Simulator.Hosting;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Groups;
using Bot.Simulator.Platform.Residents;
using Bot.Tests.Deadlines;
using Bot.Tests.Grids;
using Bot.Tests.Places;
using Bot.Tests.Road;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>An extension that the desk agrees to or not: asked from the worker's card, answered at the desk after a restart, heard by the resident or the group. Everything over the wire.</summary>
public sealed class ExtensionJourneyTests : IAsyncLifetime
{
    private const string Head = "l370481106226002";
    private const string Worker = "w370481106226002";
    private const string Group = "robot-370481106226";
    private static readonly string Asking = ChangedProfile.Write(p => p["extension"] = JsonNode.Parse("""{"most":2,"approval":"desk"}"""));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-asking-");
    private readonly string _botUrl = $"http://127.0.0.1:{RoadFixture.FreePort()}";
    private readonly PlatformSettings _accounts = new();
    private readonly WoundClock _clock = new(PromiseStage.At("2026-11-23 09:30"), runs: true);
    private SimulatedPlatform _platform = null!;
    private WebApplication _platformHost = null!;
    private WebApplication _bot = null!;
    private GridPlatform _grid = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = new SimulatedPlatform(_accounts, _clock);
        DemoCast.Enter(_platform);
        DemoCast.Enter(_platform, ProfileFile.Read(Asking));
        var town = await DemoTown.LoadAsync(Path.Combine(DemoGrids.RepositoryRoot, "demo", "xigang.geojson"), _platform);
        _platformHost = await SimulatorHost.StartAsync(_platform, town, "http://127.0.0.1:0");
        _platform.ConnectTo(new Uri(_botUrl));
        _bot = await StartAsync();
        _grid = new GridPlatform(new Uri(_botUrl), _accounts.DemoApiKey);
        await GridImporter.WriteAsync(_bot.Services.GetRequiredService<GroupCommit>(), DemoGrids.Read().Grids, _clock.GetUtcNow(), CancellationToken.None);
        await _bot.Services.GetRequiredService<LiveGridDirectory>().RefreshAsync(CancellationToken.None);
        await EnterLeaderAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_worker_asks_from_the_card_and_the_answer_after_a_restart_reaches_whom_it_concerns(bool agrees)
    {
        var resident = _platform.Follow("oTestAsking000000000001", "演示居民");
        await resident.SayAsync("半阁村2组的路灯坏了三天了");
        var reply = await resident.SayAsync("确认") ?? "";
        var number = reply.Substring(reply.IndexOf("WG-", StringComparison.Ordinal), 18);
        using var head = await PlacePhone.OpenAsync(await HearsAsync(Group, number, ""), Head);
        await head.DoAsync("accept");
        await head.DoAsync("assign", ("assignee", Worker));
        using var worker = await PlacePhone.OpenAsync(await HearsAsync(Group, number, ""), Worker);
        var before = await IntakeAsync(number);
        var until = before.Due.ChinaDate().AddDays(4);
        await worker.DoAsync("extend", ("note", "等配件到货"), ("until", until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Assert.Contains("延期申请交上去了", worker.Html, StringComparison.Ordinal);
        await HearsAsync(TestPlace.DeskRobot, number, "申请延期到");
        var asked = await IntakeAsync(number);
        Assert.Equal((before.Due, IntakeStatus.Assigned), (asked.Due, asked.Status));

        await _bot.StopAsync();
        await _bot.DisposeAsync();
        _bot = await StartAsync();

        // The promise runs on: its reminders come.
        _clock.WindTo(PromiseStage.At("2026-11-25 09:30"));
        await HearsAsync(Group, number, "还没办结，时间过半");
        await resident.SayAsync("查进度");
        await AnswerAsync(number, agrees);
        var after = await IntakeAsync(number);
        await using var db = Open();
        if (agrees)
        {
            Assert.Contains("原因：等配件到货", (await resident.WaitForPushAsync("要多等几天", RoadFixture.Patience)).Text, StringComparison.Ordinal);
            await HearsAsync(Group, number, "同意了");
            Assert.Equal((IntakeStatus.Extended, until), (after.Status, after.Due.ChinaDate()));
            Assert.Equal("cn.grid.intake.extended.v1", (await _grid.EventsOfAsync(number))[^1].GetProperty("type").GetString());
        }
        else
        {
            await HearsAsync(Group, number, "没有同意：配件仓库里有");
            await HearsAsync(Group, number, "期限不变");
            Assert.Equal((IntakeStatus.Assigned, before.Due), (after.Status, after.Due));
            Assert.Equal([before.Due], await db.Deadlines.Where(d => d.IntakeId == after.Id && d.Kind == DeadlineKind.Resolve && d.EndedAt == null).Select(d => d.Due).ToListAsync());
            Assert.DoesNotContain(resident.Chat, m => m.Text.Contains("要多等几天", StringComparison.Ordinal));
            using var again = await PlacePhone.OpenAsync(await HearsAsync(Group, number, "没有同意"), Worker);
            Assert.Contains("配件仓库里有", again.Html, StringComparison.Ordinal);
        }

        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Act == (agrees ? AuditActs.ExtensionApproved : AuditActs.ExtensionRefused)));
        Assert.Empty(await TimelineAudit.FindFaultsAsync(db, CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        _grid?.Dispose();
        await _bot.StopAsync();
        await _bot.DisposeAsync();
        await _platformHost.StopAsync();
        await _platform.DisposeAsync();
        await _platformHost.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    /// <summary>The leader finds it on the home page and in the navigation, reads it, and answers.</summary>
    private async Task AnswerAsync(string number, bool agrees)
    {
        using var leader = new DeskBrowser(new Uri(_botUrl));
        await leader.SignInAsync("leader", DeskHost.Password);
        await leader.GetAsync("/desk");
        Assert.Matches(@"1\s+等答复的延期", leader.Text);
        await leader.GetAsync("/desk/counts?of=extensions");
        Assert.Contains("件等答复", leader.Text, StringComparison.Ordinal);
        await leader.GetAsync("/desk/extensions");
        Assert.Contains(number, leader.Text, StringComparison.Ordinal);
        await using var db = Open();
        var page = $"/desk/extensions/{await db.ExtensionRequests.Select(r => r.Id).SingleAsync()}";
        await leader.GetAsync(page);
        Assert.Contains("等配件到货", leader.Text, StringComparison.Ordinal);
        Assert.Contains("没有延过", leader.Text, StringComparison.Ordinal);
        await leader.SendAsync(page, ("once", leader.Hidden("once")), ("answer", agrees ? "approve" : "refuse"), ("words", agrees ? "" : "配件仓库里有"));
        Assert.Equal("/desk/extensions", leader.SentTo);
    }

    private async Task<WebApplication> StartAsync()
    {
        var settings = new Dictionary<string, string?>(_accounts.ForBot(_platform.Address, new Uri(_botUrl)), StringComparer.OrdinalIgnoreCase)
        {
            ["Bot:DataDirectory"] = Path.Combine(_folder.FullName, "data"),
            ["Bot:Profile"] = Asking,
            ["ConnectionStrings:Bot"] = Connection,
            ["Logging:LogLevel:Default"] = "None",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "None",
        };
        var bot = BotHost.Create(["--urls", _botUrl], settings, _clock);
        await bot.StartAsync();
        return bot;
    }

    private Task EnterLeaderAsync()
    {
        var hash = _bot.Services.GetRequiredService<Passwords>().Hash(DeskHost.Password);
        return _bot.Services.GetRequiredService<GroupCommit>().Run(session =>
        {
            session.Insert(new StaffMember { Login = "leader", Name = "演示班长", Role = StaffRoles.Leader, Scope = "370481", SealedPhone = _bot.Services.GetRequiredService<PersonalData>().Seal("0632-0000000") });
            StaffAccounts.SetFirst(session, "leader", hash, _clock.GetChinaNow(), "(test)", mustChange: false);
        });
    }

    private string Connection => $"Data Source={Path.Combine(_folder.FullName, "bot.db")}";

    private BotDbContext Open() => new(BotDatabase.Options(Connection));

    private async Task<Intake> IntakeAsync(string number)
    {
        Assert.True(IntakeNumber.TryParse(number, out var parsed));
        await using var db = Open();
        return await db.Intakes.AsNoTracking().SingleAsync(i => i.Id == parsed.Id);
    }

    private Task<GroupMessage> HearsAsync(string robot, string number, string words) => _platform.Signal.UntilAsync(
        () => _platform.FindGroup(robot)!.Messages.FirstOrDefault(m => m.AllText.Contains(number, StringComparison.Ordinal) && m.AllText.Contains(words, StringComparison.Ordinal)),
        RoadFixture.Patience,
        () => $"{robot} did not hear \"{words}\" about {number}:\n{string.Join("\n--\n", _platform.FindGroup(robot)!.Messages.Select(m => m.AllText))}");
}
