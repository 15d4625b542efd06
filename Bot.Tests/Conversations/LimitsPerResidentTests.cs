using Bot.Data.Profiles;
using Bot.Tests.Grids;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Conversations;

public sealed class LimitsPerResidentTests(StandingRoad road) : IClassFixture<StandingRoad>
{
    private static readonly ProfileLimits Limits = TestPlace.Read().Limits;

    [Fact]
    public async Task Too_many_messages_in_a_minute_are_refused_with_the_reason_and_nothing_said_before_is_lost()
    {
        var resident = road.NewResident();
        await resident.SayAsync("翠湖小区路灯坏了");
        for (var i = 1; i < Limits.MessagesPerMinute; i++)
        {
            Assert.Contains("补上了", await resident.SayAsync($"还有第{i}盏也不亮了"), StringComparison.Ordinal);
        }

        var refused = await resident.SayAsync("还有最后一盏也不亮了");
        Assert.Contains("没记上", refused, StringComparison.Ordinal);
        Assert.Contains("60 秒", refused, StringComparison.Ordinal);
        Assert.Contains("查进度", await resident.SayAsync("帮助"), StringComparison.Ordinal);
        Assert.Contains("已提交", await resident.SayAsync("着火了"), StringComparison.Ordinal);

        road.Move(TimeSpan.FromSeconds(61));
        var text = await road.ReadAsync(db => db.Intakes.OrderByDescending(i => i.Id).Select(i => i.Text).FirstAsync());
        Assert.Contains($"还有第{Limits.MessagesPerMinute - 1}盏", text, StringComparison.Ordinal);
        Assert.DoesNotContain("最后一盏", text, StringComparison.Ordinal);
        Assert.Contains("补到", await resident.SayAsync("还有最后一盏也不亮了"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_takes_so_many_intakes_except_urgent_ones_and_the_next_day_takes_the_one_that_waited()
    {
        var resident = road.NewResident();
        for (var i = 1; i <= Limits.IntakesPerDay; i++)
        {
            await resident.SayAsync($"翠湖小区{i}号楼路灯坏了");
            Assert.Contains("已提交", await resident.SayAsync("1"), StringComparison.Ordinal);
            road.Move(TimeSpan.FromSeconds(30));
        }

        await resident.SayAsync("锦绣家园下水道堵了");
        var refused = await resident.SayAsync("确认");
        Assert.Contains($"一天最多收", refused, StringComparison.Ordinal);
        Assert.Contains("12345", refused, StringComparison.Ordinal);
        Assert.Contains("已提交", await resident.SayAsync("书香小区有人落水"), StringComparison.Ordinal);

        road.Move(TimeSpan.FromDays(1));
        Assert.Contains("锦绣家园下水道堵了", await resident.SayAsync("你好"), StringComparison.Ordinal);
        Assert.Contains("1 提交", await resident.SayAsync("1"), StringComparison.Ordinal);
        Assert.Contains("已提交", await resident.SayAsync("1"), StringComparison.Ordinal);
    }
}
