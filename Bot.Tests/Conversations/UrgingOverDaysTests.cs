using Bot.Data.Intakes;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Conversations;

public sealed class UrgingOverDaysTests(StandingRoad road) : IClassFixture<StandingRoad>
{
    private const string Office = TestPlace.OfficeRobot;
    private const string Desk = TestPlace.DeskRobot;

    [Fact]
    public async Task Each_urging_reaches_one_rung_further_until_the_cap_and_a_reopening_begins_anew()
    {
        var resident = road.NewResident();
        await resident.SayAsync("翠湖小区路灯坏了三天");
        var number = ToldNumber.In(await resident.SayAsync("1"));
        var grid = StandingRoad.RobotOf("孔满楼村第1网格");

        Assert.Contains("网格群里提醒", await resident.SayAsync($"催办 {number}"), StringComparison.Ordinal);
        Assert.Contains(await road.ToldAsync(number, grid), m => m.Contains("居民催办", StringComparison.Ordinal));
        Assert.Empty(await road.ToldAsync(number, Office));

        Assert.Contains("以后可以再催", await resident.SayAsync($"催办 {number}"), StringComparison.Ordinal);
        Assert.Equal(1, await UrgesAsync(number));

        road.Move(TimeSpan.FromHours(25));
        Assert.Contains("也告诉了镇网格化服务中心", await resident.SayAsync($"催办 {number}"), StringComparison.Ordinal);
        Assert.Contains(await road.ToldAsync(number, Office), m => m.Contains("请过问", StringComparison.Ordinal));

        road.Move(TimeSpan.FromHours(25));
        Assert.Contains("交给监督热线", await resident.SayAsync($"催办 {number}"), StringComparison.Ordinal);
        Assert.Contains(await road.ToldAsync(number, Desk), m => m.Contains("请盯着办", StringComparison.Ordinal));

        road.Move(TimeSpan.FromHours(25));
        Assert.Contains("不用再催", await resident.SayAsync($"催办 {number}"), StringComparison.Ordinal);
        Assert.Equal(3, await UrgesAsync(number));
        var entries = await road.ReadAsync(db => db.Timeline.Where(t => t.IntakeId == ToldNumber.IdOf(number) && t.Move == Move.Urge).ToListAsync());
        Assert.Equal(["催到网格", "催到上级", "催到监督热线"], entries.OrderBy(e => e.Sequence).Select(e => e.Note));
        Assert.All(entries, e => Assert.False(e.IsPublic));

        await road.GridPlatform.MustAsync(number, "accept");
        await road.GridPlatform.MustAsync(number, "resolve", "换了灯泡");
        Assert.Contains("5 其他", await resident.SayAsync($"评价 {number} 1分"), StringComparison.Ordinal);
        Assert.Contains("谢谢您说明白", await resident.SayAsync("2"), StringComparison.Ordinal);
        Assert.Equal(0, await UrgesAsync(number));
        Assert.Contains(
            await road.ReadAsync(db => db.Timeline.Where(t => t.IntakeId == ToldNumber.IdOf(number)).Select(t => t.Note).ToListAsync()),
            n => n == "不满意的原因：太慢");
        Assert.Contains("替您催了", await resident.SayAsync($"催办 {number}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_late_goes_to_the_desk_with_the_first_urging()
    {
        var resident = road.NewResident();
        await resident.SayAsync("翠湖小区垃圾没人清运");
        var number = ToldNumber.In(await resident.SayAsync("1"));
        road.Move(TimeSpan.FromDays(20));
        Assert.Contains("交给监督热线", await resident.SayAsync($"催办 {number}"), StringComparison.Ordinal);
        Assert.Contains(await road.ToldAsync(number, Desk), m => m.Contains("已经过了期限", StringComparison.Ordinal));
    }

    private Task<int> UrgesAsync(string number) =>
        road.ReadAsync(db => db.Intakes.Where(i => i.Id == ToldNumber.IdOf(number)).Select(i => i.Urges).SingleAsync());
}
