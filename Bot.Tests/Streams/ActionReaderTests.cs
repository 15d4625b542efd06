using System.Text.Json;
using Bot.Api.Streams;
using Bot.Data.Intakes;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Streams;

/// <summary>Actions in: each once, in order, answered; what cannot be carried out is parked and holds up nobody.</summary>
public sealed class ActionReaderTests : IAsyncLifetime
{
    private const string Actor = """{"userid":"w-demo","name":"演示网格员","role":"专职网格员"}""";
    private RedisServer _redis = null!;
    private StreamHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartedAsync();
        _host = await StreamHost.StartedAsync(_redis);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task An_action_moves_the_intake_is_answered_and_its_event_comes_out()
    {
        var number = await _host.ReportAsync();
        var id = await _host.SendAsync("number", number, "action", "accept", "actor", Actor);
        var answer = await _host.AnswerAsync(id);
        Assert.Equal("200", answer.Field("status"));
        Assert.Equal($$"""{"number":"{{number}}","status":"accepted","event":"{{number}}-2"}""", answer.Field("answer"));
        Assert.Equal(IntakeStatus.Accepted, await _host.StatusAsync(number));
        await _host.StreamIsTheLogAsync(2);
        Assert.Equal(number + "-2", (await _host.ReadAsync(StreamNames.Events))[^1].Field("id"));
        await NothingPendsAsync();
        await using var db = _host.OpenDatabase();
        Assert.Equal("演示网格员", (await db.Intakes.SingleAsync()).HandlerName);
    }

    [Fact]
    public async Task Actions_of_one_intake_are_done_in_the_streams_order()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _host.ReportAsync()));
        (string, string)[] actions =
        [
            ("accept", "w-demo"), ("assign", "w-demo"), ("extend", "w-demo"), ("escalate", "w-demo"), ("accept", "w-demo"),
            ("resolve", "w-demo"), ("verify", "w-demo-2"),
        ];
        var last = "";
        foreach (var ((action, userId), number) in actions.SelectMany(a => numbers.Select(n => (a, n))))
        {
            last = await _host.SendAsync("number", number, "action", action, "note", "原因：等配件", "userid", userId, "name", "演示网格员");
        }

        await _host.AnswerAsync(last);
        Assert.All(await _host.ReadAsync(StreamNames.Answers), a => Assert.Equal("200", a.Field("status")));
        foreach (var number in numbers)
        {
            Assert.Equal(IntakeStatus.Verified, await _host.StatusAsync(number));
        }
    }

    [Fact]
    public async Task The_same_key_moves_once_and_gets_the_same_answer()
    {
        var number = await _host.ReportAsync();
        string[] action = ["number", number, "action", "accept", "actor", Actor, "idempotencyKey", "k-1"];
        var first = await _host.AnswerAsync(await _host.SendAsync(action));
        var again = await _host.AnswerAsync(await _host.SendAsync(action));
        Assert.Equal("200", again.Field("status"));
        Assert.Equal(first.Field("answer"), again.Field("answer"));
        Assert.Equal("k-1", again.Field("key"));
        Assert.Equal(2, (await _host.GridPlatform.ReadEventsAsync()).Count);
        var other = await _host.AnswerAsync(await _host.SendAsync("number", number, "action", "resolve", "key", "k-1"));
        Assert.Equal("422", other.Field("status"));

        // The keys of the HTTP door are others.
        using var byHttp = await _host.GridPlatform.ActAsync(number, new { action = "resolve" }, "k-1");
        Assert.True(byHttp.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_refused_action_is_answered_like_the_http_door_does_and_not_parked()
    {
        var number = await _host.ReportAsync();
        var forbidden = await _host.AnswerAsync(await _host.SendAsync("number", number, "action", "resolve"));
        Assert.Equal("409", forbidden.Field("status"));
        using var problem = JsonDocument.Parse(forbidden.Field("answer")!);
        Assert.Equal("urn:grid-bot:problem:move-forbidden", problem.RootElement.GetProperty("type").GetString());
        Assert.Contains("accept", problem.RootElement.GetProperty("allowed").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal("422", (await _host.AnswerAsync(await _host.SendAsync("number", number, "action", "reject"))).Field("status"));
        Assert.Equal("422", (await _host.AnswerAsync(await _host.SendAsync("number", number, "note", "没有动作"))).Field("status"));
        Assert.Equal("422", (await _host.AnswerAsync(await _host.SendAsync("number", number, "action", "accept", "key", new string('k', 129)))).Field("status"));
        Assert.Equal("404", (await _host.AnswerAsync(await _host.SendAsync("number", "WG-20200101-000001", "action", "accept"))).Field("status"));
        Assert.Equal("404", (await _host.AnswerAsync(await _host.SendAsync("number", "nonsense", "action", "accept"))).Field("status"));
        Assert.Empty(await _host.ReadAsync(StreamNames.Parked));
        await NothingPendsAsync();
    }

    [Fact]
    public async Task Poison_is_parked_where_it_is_seen_and_those_behind_it_go_on()
    {
        var number = await _host.ReportAsync();
        string[] poison =
        [
            await _host.SendAsync("action", "accept"),
            await _host.SendAsync("number", number, "action", "{\"action\":"),
            await _host.SendAsync("number", number, "action", "extend", "until", "morgen"),
            await _host.SendAsync("number", number, "action", "note", "note", new string('长', 30_000)),
        ];
        var good = await _host.SendAsync("number", number, "action", "accept");
        Assert.Equal("200", (await _host.AnswerAsync(good)).Field("status"));
        await using var db = _host.OpenDatabase();
        var rows = await db.ParkedActions.AsNoTracking().OrderBy(p => p.EntryId).ToListAsync();
        Assert.Equal(poison.Order(StringComparer.Ordinal), rows.Select(r => r.EntryId));
        Assert.Equal(["no-number", "bad-json", "bad-json", "too-large"], poison.Select(p => rows.Single(r => r.EntryId == p).Reason));
        Assert.Contains("morgen", rows.Single(r => r.EntryId == poison[2]).Fields, StringComparison.Ordinal);
        Assert.Equal(number, rows.Single(r => r.EntryId == poison[2]).Number);
        Assert.All(rows, r => Assert.InRange(r.Fields.Length, 1, StreamLimits.ParkedCharacters + 200));
        Assert.Equal(poison, (await _host.ReadAsync(StreamNames.Parked)).Select(p => p.Field("entry")));
        Assert.Equal(["400", "400", "400", "400", "200"], (await _host.ReadAsync(StreamNames.Answers)).Select(a => a.Field("status")));
        await NothingPendsAsync();
    }

    [Fact]
    public async Task What_makes_our_own_code_fail_is_tried_again_and_then_parked()
    {
        var number = await _host.ReportAsync();
        await _host.SqlAsync("""CREATE TRIGGER poison BEFORE INSERT ON timeline WHEN NEW."Note" = 'poison' BEGIN SELECT RAISE(ABORT, 'poison'); END""");
        var poison = await _host.SendAsync("number", number, "action", "note", "note", "poison");
        var good = await _host.SendAsync("number", number, "action", "accept");
        Assert.Equal("200", (await _host.AnswerAsync(good)).Field("status"));
        Assert.Equal("500", (await _host.AnswerAsync(poison)).Field("status"));
        await using var db = _host.OpenDatabase();
        Assert.Equal("failed", (await db.ParkedActions.SingleAsync()).Reason);
        await NothingPendsAsync();
    }

    [Fact]
    public async Task A_database_that_takes_no_writes_is_not_the_entrys_fault()
    {
        var number = await _host.ReportAsync();
        await _host.StreamIsTheLogAsync(1);
        await _host.SqlAsync("CREATE TABLE tries (n); INSERT INTO tries VALUES (0)");
        await _host.SqlAsync("""CREATE TRIGGER full BEFORE INSERT ON timeline BEGIN SELECT RAISE(ABORT, 'full'); END""");
        await _host.SqlAsync("""CREATE TRIGGER full2 BEFORE UPDATE ON stream_positions BEGIN SELECT RAISE(ABORT, 'full'); END""");
        var id = await _host.SendAsync("number", number, "action", "accept");
        await StreamHost.UntilAsync(async () => await DeliveriesAsync() > StreamLimits.ActionTries);
        await _host.SqlAsync("DROP TRIGGER full; DROP TRIGGER full2");
        Assert.Equal("200", (await _host.AnswerAsync(id)).Field("status"));
        await using var db = _host.OpenDatabase();
        Assert.False(await db.ParkedActions.AnyAsync());
    }

    [Fact]
    public async Task What_a_dead_consumer_took_is_taken_over()
    {
        var number = await _host.ReportAsync();
        await StreamHost.UntilAsync(async () => (int)await _redis.RunAsync("EXISTS", StreamNames.Actions) == 1);
        await _redis.RunTogetherAsync(
            ("XADD", [StreamNames.Actions, "*", "number", number, "action", "accept"]),
            ("XREADGROUP", ["GROUP", StreamNames.Group, "dead", "STREAMS", StreamNames.Actions, ">"]));
        await StreamHost.UntilAsync(async () => await _host.StatusAsync(number) == IntakeStatus.Accepted);
        await NothingPendsAsync();
    }

    [Fact]
    public async Task What_the_process_before_took_and_did_not_finish_comes_first()
    {
        var number = await _host.ReportAsync();
        await StreamHost.UntilAsync(async () => (int)await _redis.RunAsync("EXISTS", StreamNames.Actions) == 1);
        await _host.StopAsync();
        var first = await _host.SendAsync("number", number, "action", "accept");
        await _redis.RunAsync("XREADGROUP", "GROUP", StreamNames.Group, StreamNames.Group, "STREAMS", StreamNames.Actions, ">");
        var second = await _host.SendAsync("number", number, "action", "resolve", "note", "修好了");
        await _host.StartAsync();
        Assert.Equal("200", (await _host.AnswerAsync(first)).Field("status"));
        Assert.Equal("200", (await _host.AnswerAsync(second)).Field("status"));
    }

    [Fact]
    public async Task Actions_go_on_after_redis_was_emptied()
    {
        var number = await _host.ReportAsync();
        await _host.AnswerAsync(await _host.SendAsync("number", number, "action", "accept"));
        await _redis.FlushAsync();
        Assert.Equal("200", (await _host.AnswerAsync(await _host.SendAsync("number", number, "action", "resolve", "note", "修好了"))).Field("status"));
    }

    [Fact]
    public async Task Done_actions_are_trimmed_and_nothing_else_is()
    {
        const int many = StreamLimits.ActionsKept + (3 * StreamLimits.ActionsBetweenTrims);
        await _redis.RunTogetherAsync([.. Enumerable.Range(0, many).Select(_ => ("XADD", new object[] { StreamNames.Actions, "*", "number", "none", "action", "accept" }))]);
        await StreamHost.UntilAsync(async () => (int)await _redis.RunAsync("XLEN", StreamNames.Answers) == many);
        await StreamHost.UntilAsync(async () => (int)await _redis.RunAsync("XLEN", StreamNames.Actions) <= StreamLimits.ActionsKept);
        await NothingPendsAsync();
    }

    private async Task<int> DeliveriesAsync() =>
        (await _redis.RunAsync("XPENDING", StreamNames.Actions, StreamNames.Group, "-", "+", 10)).Items() is [var entry] ? (int)entry.Items()[3] : 0;

    private Task NothingPendsAsync() =>
        StreamHost.UntilAsync(async () => (int)(await _redis.RunAsync("XPENDING", StreamNames.Actions, StreamNames.Group)).Items()[0] == 0);
}
