using Bot.Api.Conversations;
using Bot.Api.Grids;
using Bot.Api.Hosting;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Tests.Grids;
using Bot.Tests.WeChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Properties;

/// <summary>The bot's own turn pipeline over a database of its own, without doors and workers, at an instant that stands still.</summary>
internal sealed class ResidentHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;
    private int _residents;

    private ResidentHost(WebApplication app, DirectoryInfo folder) => (_app, _folder) = (app, folder);

    public TurnPipeline Turns => Service<TurnPipeline>();

    public static async Task<ResidentHost> StartAsync(params (string Name, string Value)[] more)
    {
        var folder = Directory.CreateTempSubdirectory("grid-bot-turns-");
        var settings = LoopbackPlatform.Settings("http://127.0.0.1:9/");
        settings["ConnectionStrings:Bot"] = $"Data Source={Path.Combine(folder.FullName, "bot.db")}";
        settings["Bot:DataDirectory"] = Path.Combine(folder.FullName, "data");
        settings["Bot:PublicBaseUrl"] = "http://127.0.0.1:9/";
        settings["Logging:LogLevel:Default"] = "None";
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        var clock = new FixedClock(new DateTimeOffset(2026, 11, 21, 9, 30, 0, TimeSpan.FromHours(8)));
        var host = new ResidentHost(BotHost.Create([], settings, clock), folder);
        await BotDatabase.MigrateAsync(BotDatabase.Options(settings["ConnectionStrings:Bot"]!));
        await GridImporter.WriteAsync(host.Service<GroupCommit>(), DemoGrids.Read().Grids, clock.GetUtcNow(), CancellationToken.None);
        await host.Service<LiveGridDirectory>().RefreshAsync(CancellationToken.None);
        return host;
    }

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public string NewResident() => $"oInterleaved{Interlocked.Increment(ref _residents):D8}";

    /// <summary>The rows may have changed: the next turn reads them again, as after a word of the grid platform.</summary>
    public void Nudge(string openId) => Service<ResidentContexts>().Invalidate(Service<PersonalData>().ResidentKey(openId));

    /// <summary>What the database holds of a resident in the end.</summary>
    public async Task<TalkResult> ResultAsync(string openId, IReadOnlyList<string> replies)
    {
        var resident = Service<PersonalData>().ResidentKey(openId);
        await using var db = await Service<IDbContextFactory<BotDbContext>>().CreateDbContextAsync();
        var conversation = await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Resident == resident);
        var intakes = await db.Intakes.AsNoTracking().Where(i => i.Resident == resident).OrderBy(i => i.Id).ToListAsync();
        var spelled = new List<string>();
        foreach (var intake in intakes)
        {
            var moves = await db.Timeline.AsNoTracking().Where(t => t.IntakeId == intake.Id).OrderBy(t => t.Sequence).Select(t => t.Move).ToListAsync();
            var media = await db.Attachments.CountAsync(a => a.IntakeId == intake.Id);
            spelled.Add(TalkResult.Spell(intake.Text, intake.Kind, intake.Item, intake.GridCode, IntakeSummaries.StageOf(intake.Status), media, moves));
        }

        return TalkResult.Of(replies, conversation?.State ?? "{\"step\":\"idle\"}", conversation?.HomeGrid, spelled, [.. intakes.Select(i => i.Number.ToString())]);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
