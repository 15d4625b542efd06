using Bot.Api.Streams;
using StackExchange.Redis;
using Xunit;

namespace Bot.Tests.Streams;

public sealed class RedisLinkTests
{
    private static readonly RedisCommand Ping = new("PING");

    [Fact]
    public async Task A_redis_that_stays_silent_is_away_and_the_next_command_finds_it_again()
    {
        await using var redis = await RedisServer.StartedAsync();
        using var link = Link(redis);
        Assert.Equal("PONG", (await link.RunAsync(Ping, CancellationToken.None)).Text());
        await redis.HangAsync();
        await Assert.ThrowsAsync<RedisAwayException>(() => link.RunAsync(Ping, CancellationToken.None));
        await redis.WakeAsync();
        Assert.Equal("PONG", (await link.RunAsync(Ping, CancellationToken.None)).Text());
    }

    [Fact]
    public async Task A_redis_that_went_and_came_is_found_again_and_its_absence_tells_no_data()
    {
        await using var redis = await RedisServer.StartedAsync();
        using var link = Link(redis);
        await link.RunAsync(Ping, CancellationToken.None);
        await redis.KillAsync();
        var away = await Assert.ThrowsAsync<RedisAwayException>(() => link.RunAsync(new RedisCommand("ECHO", "13812345678"), CancellationToken.None));
        Assert.DoesNotContain("13812345678", away.ToString(), StringComparison.Ordinal);
        await redis.StartAsync();
        Assert.Equal("PONG", (await link.RunAsync(Ping, CancellationToken.None)).Text());
    }

    [Fact]
    public async Task Commands_together_are_done_all_or_none()
    {
        await using var redis = await RedisServer.StartedAsync();
        using var link = Link(redis);
        await link.RunTogetherAsync([new RedisCommand("SET", "a", "1"), new RedisCommand("SET", "b", "2")], CancellationToken.None);
        Assert.Equal(2, (int)await redis.RunAsync("EXISTS", "a", "b"));
        await Assert.ThrowsAsync<RedisServerException>(() => link.RunTogetherAsync([new RedisCommand("DEL", "a"), new RedisCommand("NOSUCH")], CancellationToken.None));
        Assert.Equal(2, (int)await redis.RunAsync("EXISTS", "a", "b"));
    }

#pragma warning disable RS0030 // A server's silence is waited for on the real clock.
    private static RedisLink Link(RedisServer redis)
    {
        var options = ConfigurationOptions.Parse(redis.ConnectionString);
        options.AbortOnConnectFail = false;
        return new RedisLink(options, TimeProvider.System);
    }
#pragma warning restore RS0030
}
