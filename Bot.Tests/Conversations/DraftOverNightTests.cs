using Bot.Tests.Result;
using Xunit;

namespace Bot.Tests.Conversations;

/// <summary>What was said to the half stays, over a restart and over the night, and is offered before it is gone on with.</summary>
public sealed class DraftOverNightTests(StandingRoad road) : IClassFixture<StandingRoad>
{
    private const string OpenId = "oOverNight0000000000000001";

    [Fact]
    public async Task A_draft_of_yesterday_is_offered_and_becomes_the_intake_it_was_to_be()
    {
        var resident = road.NewResident();
        await resident.SayAsync("善国小区路灯坏了");
        road.Move(TimeSpan.FromHours(22));
        Assert.Contains("1 接着报", await resident.SayAsync("在吗"), StringComparison.Ordinal);
        Assert.Contains("善国小区路灯坏了", await resident.SayAsync("1"), StringComparison.Ordinal);
        Assert.Contains("已提交", await resident.SayAsync("确认"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_survives_a_restart_and_a_night()
    {
        await using var host = await DeliveryHost.StartAsync();
        await host.SayAsync(OpenId, "楼下路灯坏了三天了", "m1");
        await host.RestartAsync();
        host.Clock.Advance(TimeSpan.FromDays(1));
        var offered = await host.SayAsync(OpenId, "你好", "m2");
        Assert.Contains("楼下路灯坏了三天了", offered, StringComparison.Ordinal);
        Assert.Contains("1 接着报", offered, StringComparison.Ordinal);
    }
}
