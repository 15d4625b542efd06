using Bot.Data.Intakes;
using Bot.Data.Joining;
using Bot.Data.Storage;
using Bot.Simulator.Hosting;
using Bot.Simulator.Platform;
using Bot.Tests.Intakes;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Storage;

/// <summary>The same house on PostgreSQL: schema, writer, and the whole road.</summary>
public sealed class PostgreSqlTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    private const string Shape =
        """
        SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || is_identity AS "Value"
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%' AND table_name <> 'intake_search'
        UNION ALL
        SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_EF%' AND tablename <> 'intake_search'
        """;

    [Fact]
    public async Task The_migrated_schema_is_the_models()
    {
        await using var database = await TemporaryDatabase.CreateAsync(await server.NewDatabaseAsync());
        await using var modelled = new BotDbContext(BotDatabase.Options(await server.NewDatabaseAsync()));
        await modelled.Database.EnsureCreatedAsync();
        await using var migrated = database.Open();
        Assert.Equal(await ShapeAsync(modelled), await ShapeAsync(migrated));
    }

    [Fact]
    public async Task Addresses_learn_where_they_lie_there_too()
    {
        await using var database = await TemporaryDatabase.CreateAsync(await server.NewDatabaseAsync());
        await Grids.NearestAddressTests.ImportedAsync(database);
    }

    [Fact]
    public async Task One_failing_piece_of_work_leaves_the_others_of_its_batch_whole()
    {
        await using var database = await TemporaryDatabase.CreateAsync(await server.NewDatabaseAsync());
        var works = Enumerable.Range(0, 60).Select(i => database.Commit.Run(session =>
        {
            IntakeSubmission.Submit(session, IntakeFixtures.Submitted(), IntakeFixtures.Due);
            return i % 3 == 0 ? session.Execute("SELECT 1/0") : i;
        })).ToList();
        var done = await Task.WhenAll(works.Select(async w => (await Record.ExceptionAsync(() => w)) is null));
        Assert.Equal(40, done.Count(d => d));
        await using var db = database.Open();
        Assert.Equal(40, await db.Intakes.CountAsync());
        Assert.Empty(await TimelineAudit.FindFaultsAsync(db, CancellationToken.None));
    }

    [Fact]
    public async Task Neighbours_follow_rate_and_leave_there_too()
    {
        await using var database = await TemporaryDatabase.CreateAsync(await server.NewDatabaseAsync());
        var at = IntakeFixtures.Due;
        var id = await database.Commit.Run(s => IntakeSubmission.Submit(s, IntakeFixtures.Submitted(), at).Id);
        var follower = new IntakeFollower { IntakeId = id, Resident = "demo-b", Via = IntakeFollower.Direct, JoinedAt = at, SaidIn = id, SaidAs = 1 };
        await database.Commit.Run(s =>
        {
            Followers.Add(s, follower);
            Followers.Add(s, follower);
            Followers.Ask(s, id, at);
            Assert.Equal(["demo-b"], Followers.Asked(s, id));
            Assert.True(Followers.Rate(s, id, "demo-b", 4));
            Assert.Empty(Followers.Asked(s, id));
            Followers.Ask(s, id, null);
            Assert.False(Followers.Rate(s, id, "demo-b", 4));
        });
        await using (var db = database.Open())
        {
            var hot = Assert.Single(await Data.HotIssues.HotIssues.FindAsync(db, Data.Grids.GridDirectory.Build([], default, []), DateOnly.FromDateTime(at.DateTime), 7, 5, CancellationToken.None));
            Assert.Equal((2, 2), (hot.Reports, hot.People));
        }

        Assert.True(await database.Commit.Run(s => Followers.Leave(s, id, "demo-b", at)));
        Assert.False(await database.Commit.Run(s => Followers.IsFollowing(s, id, "demo-b")));
    }

    [Fact]
    public async Task The_road_from_the_words_to_the_rating_is_the_same()
    {
        var connection = await server.NewDatabaseAsync();
        var settings = new PlatformSettings();
        var options = new SimulatorOptions
        {
            BotUrl = $"http://127.0.0.1:{RoadFixture.FreePort()}",
            PlatformUrl = $"http://127.0.0.1:{RoadFixture.FreePort()}",
            Data = Directory.CreateTempSubdirectory("grid-bot-pg-road-").FullName,
            Database = connection,
            Profile = AloneProfile.Path,
        };
#pragma warning disable RS0030 // The road runs on the real clock.
        await using var demo = await Demo.StartAsync(options, settings, TimeProvider.System);
#pragma warning restore RS0030
        using var grid = new GridPlatform(new Uri(options.BotUrl), settings.DemoApiKey);
        var resident = demo.Platform.Follow("oTestPostgres", "演示居民");
        await resident.SayAsync("半阁村2组的路灯坏了三天了");
        var reply = await resident.SayAsync("确认") ?? "";
        var number = ToldNumber.In(reply);
        await grid.MustAsync(number, "accept");
        await grid.MustAsync(number, "resolve", "换了灯泡");
        await resident.WaitForPushAsync("满意吗", RoadFixture.Patience);
        await SettledAsync(connection, db => db.Conversations.AnyAsync(c => c.State.Contains("asked-for-rating")));
        Assert.Contains("谢谢", await resident.SayAsync("1"), StringComparison.Ordinal);
        await SettledAsync(connection, db => db.Intakes.AnyAsync(i => i.Status == IntakeStatus.Closed));
    }

    private static async Task SettledAsync(string connection, Func<BotDbContext, Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(RoadFixture.Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        await using var db = new BotDbContext(BotDatabase.Options(connection));
        while (!await holds(db))
        {
            await pace.WaitForNextTickAsync(patience.Token);
        }
    }

    private static Task<List<string>> ShapeAsync(BotDbContext db) => db.Database.SqlQueryRaw<string>(Shape).OrderBy(s => s).ToListAsync();
}
