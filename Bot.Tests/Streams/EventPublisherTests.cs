using System.Net;
using Bot.Api.Streams;
using Xunit;

namespace Bot.Tests.Streams;

/// <summary>Events out: the stream is the log, whatever happens to Redis.</summary>
public sealed class EventPublisherTests
{
    [Fact]
    public async Task Events_come_out_in_order_and_word_for_word_as_the_http_door_tells_them()
    {
        await using var redis = await RedisServer.StartedAsync();
        await using var host = await StreamHost.StartedAsync(redis);
        var number = await host.ReportAsync();
        await host.GridPlatform.MustAsync(number, "accept");
        await host.GridPlatform.MustAsync(number, "resolve", "换了灯泡，电话13812345678");
        await host.StreamIsTheLogAsync(3);
        var last = (await host.ReadAsync(StreamNames.Events))[^1];
        Assert.Equal("3-0", last.Id);
        Assert.Equal(number, last.Field("subject"));
        Assert.Equal("cn.grid.intake.resolved.v1", last.Field("type"));
        Assert.Equal(number + "-3", last.Field("id"));
        Assert.DoesNotContain("13812345678", last.Field("event"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_published_but_not_noted_before_a_crash_is_not_published_twice()
    {
        await using var redis = await RedisServer.StartedAsync();
        await using var host = await StreamHost.StartedAsync(redis);
        await host.ReportAsync();
        await host.ReportAsync();
        await host.StreamIsTheLogAsync(2);
        await host.StopAsync();
        await host.SqlAsync("""UPDATE stream_positions SET "Position" = 0""");
        await host.StartAsync();
        await host.ReportAsync();
        await host.StreamIsTheLogAsync(3);
    }

    [Fact]
    public async Task A_redis_that_comes_back_empty_gets_everything_again_in_order()
    {
        await using var redis = await RedisServer.StartedAsync();
        await using var host = await StreamHost.StartedAsync(redis);
        var number = await host.ReportAsync();
        await host.GridPlatform.MustAsync(number, "accept");
        await host.StreamIsTheLogAsync(2);
        await redis.KillAsync();
        await host.GridPlatform.MustAsync(number, "resolve", "修好了");
        await host.ReportAsync();
        using var ready = await host.GridPlatform.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        await redis.StartAsync();
        await host.StreamIsTheLogAsync(4);
    }

    [Fact]
    public async Task A_redis_emptied_while_it_runs_gets_everything_again_in_order()
    {
        await using var redis = await RedisServer.StartedAsync();
        await using var host = await StreamHost.StartedAsync(redis);
        var number = await host.ReportAsync();
        for (var i = 0; i < 5; i++)
        {
            await redis.FlushAsync();
            await host.GridPlatform.MustAsync(number, "note", "看过了");
            await host.ReportAsync();
        }

        await host.StreamIsTheLogAsync(6);

        // Emptied, and begun anew by a consumer who makes its group first.
        await redis.RunTogetherAsync(("FLUSHALL", []), ("XGROUP", ["CREATE", StreamNames.Events, "consumer", "0", "MKSTREAM"]));
        await host.StreamIsTheLogAsync(6);
    }

    [Fact]
    public async Task A_redis_put_back_to_an_older_state_gets_what_it_lost()
    {
        await using var redis = await RedisServer.StartedAsync();
        await using var host = await StreamHost.StartedAsync(redis);
        await host.ReportAsync();
        await host.StreamIsTheLogAsync(1);
        var first = (await host.ReadAsync(StreamNames.Events))[0];
        await host.ReportAsync();
        await host.ReportAsync();
        await host.StreamIsTheLogAsync(3);
        await redis.RunTogetherAsync(("DEL", [StreamNames.Events]), ("XADD", [StreamNames.Events, "1-0", "event", first.Field("event")!]));
        await host.StreamIsTheLogAsync(3);
    }

    [Fact]
    public async Task The_bot_starts_without_redis_and_the_streams_begin_when_it_comes()
    {
        await using var redis = new RedisServer();
        await using var host = await StreamHost.StartedAsync(redis);
        var number = await host.ReportAsync();
        await host.GridPlatform.MustAsync(number, "accept");
        await redis.StartAsync();
        await host.StreamIsTheLogAsync(2);
        var id = await host.SendAsync("number", number, "action", "resolve", "note", "修好了");
        Assert.Equal("200", (await host.AnswerAsync(id)).Field("status"));
        await host.StreamIsTheLogAsync(3);
    }

    [Fact]
    public async Task A_redis_that_answers_nothing_holds_up_nobody_and_is_caught_up_with()
    {
        await using var redis = await RedisServer.StartedAsync();
        await using var host = await StreamHost.StartedAsync(redis);
        await host.ReportAsync();
        await host.StreamIsTheLogAsync(1);
        await redis.HangAsync();
        var number = await host.ReportAsync();
        await host.GridPlatform.MustAsync(number, "accept");
        await redis.WakeAsync();
        await host.StreamIsTheLogAsync(3);
    }

    [Fact]
    public async Task A_stream_ahead_of_the_database_swallows_no_event()
    {
        await using var redis = await RedisServer.StartedAsync();
        await using var host = await StreamHost.StartedAsync(redis);
        await host.ReportAsync();
        await host.StreamIsTheLogAsync(1);

        // As after a backup was put back: the stream has had positions that this database will draw again.
        await redis.RunAsync("XADD", StreamNames.Events, "2-0", "event", "{}", "id", "another");
        await redis.RunAsync("XADD", StreamNames.Events, "7-0", "event", "{}", "id", "another");
        for (var i = 0; i < 3; i++)
        {
            await host.ReportAsync();
        }

        await StreamHost.UntilAsync(async () => (await host.ReadAsync(StreamNames.Events)).Count == 6);
        var log = await host.GridPlatform.ReadEventsAsync();
        var told = (await host.ReadAsync(StreamNames.Events)).Where(e => e.Field("id") != "another").Select(e => e.Field("event"));
        Assert.Equal(log.Select(e => e.GetRawText()), told);
        await redis.FlushAsync();
        await host.StreamIsTheLogAsync(4);
        await host.ReportAsync();
        await host.StreamIsTheLogAsync(5);
    }
}
