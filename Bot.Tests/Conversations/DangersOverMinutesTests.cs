using Bot.Data.Intakes;
using Bot.Dialogs;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Conversations;

public sealed class DangersOverMinutesTests(StandingRoad road) : IClassFixture<StandingRoad>
{
    private const string Office = TestPlace.OfficeRobot;
    private const string Desk = TestPlace.DeskRobot;

    [Fact]
    public async Task A_danger_whose_place_nobody_gives_goes_up_after_two_minutes_and_the_resident_is_told()
    {
        var resident = road.NewResident();
        Assert.Contains("几号楼", await resident.SayAsync("楼道一股煤气味"), StringComparison.Ordinal);
        Assert.Equal(1, await road.ReadAsync(db => db.Conversations.CountAsync(c => c.SendUpAt != null)));

        road.Move(DialogLimits.DangerWaits);
        var told = await resident.WaitForAsync(m => m.Pushed && m.Text.Contains("还不知道在哪里", StringComparison.Ordinal));
        var number = ToldNumber.In(told.Text);
        var intake = await road.ReadAsync(db => db.Intakes.SingleAsync(i => i.Id == ToldNumber.IdOf(number)));
        Assert.True(intake.Urgent);
        Assert.Equal(("township", "楼道一股煤气味", ""), (intake.Level, intake.Text, intake.PlaceText));
        Assert.NotEmpty(await road.ToldAsync(number, Office));
        Assert.NotEmpty(await road.ToldAsync(number, Desk));
        Assert.Equal(0, await road.ReadAsync(db => db.Conversations.CountAsync(c => c.SendUpAt != null)));

        Assert.Contains($"补到 {number}", await resident.SayAsync("翠湖小区5号楼"), StringComparison.Ordinal);
        road.Move(DialogLimits.SentUpFor + TimeSpan.FromMinutes(1));
        Assert.Contains("1 提交", await resident.SayAsync("翠湖小区路灯坏了"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_danger_with_a_place_reaches_grid_office_and_desk_in_the_same_turn()
    {
        var resident = road.NewResident();
        var number = ToldNumber.In(await resident.SayAsync("东方小区3号楼着火了"));
        foreach (var robot in new[] { StandingRoad.RobotOf("孔满楼村第1网格"), Office, Desk })
        {
            Assert.Contains(await road.ToldAsync(number, robot), m => m.Contains("【紧急】", StringComparison.Ordinal) || m.Contains("\\u3010", StringComparison.Ordinal));
        }

        Assert.Contains("要撤回", await resident.SayAsync("误报"), StringComparison.Ordinal);
        Assert.Contains("撤回了", await resident.SayAsync("1"), StringComparison.Ordinal);
        Assert.Equal(IntakeStatus.Withdrawn, await road.ReadAsync(db => db.Intakes.Where(i => i.Id == ToldNumber.IdOf(number)).Select(i => i.Status).SingleAsync()));
    }

    [Fact]
    public async Task An_answer_in_time_leaves_nothing_for_the_clock()
    {
        var resident = road.NewResident();
        await resident.SayAsync("有人触电了快来");
        var number = ToldNumber.In(await resident.SayAsync("翠湖小区"));
        road.Move(DialogLimits.DangerWaits + TimeSpan.FromMinutes(1));
        Assert.Contains(number, await resident.SayAsync("确认"), StringComparison.Ordinal);
        var key = await road.ReadAsync(db => db.Intakes.Where(i => i.Id == ToldNumber.IdOf(number)).Select(i => i.Resident).SingleAsync());
        Assert.Equal(1, await road.ReadAsync(db => db.Intakes.CountAsync(i => i.Resident == key)));
    }
}
