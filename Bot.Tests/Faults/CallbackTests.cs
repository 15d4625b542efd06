using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Faults;
using Bot.Simulator.Platform.Residents;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Faults;

/// <summary>Messages that come twice, late, in another order, or whose reply is never seen: one effect, one reply.</summary>
public sealed class CallbackTests(FaultStage stage) : IClassFixture<FaultStage>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_message_three_times_and_all_of_them_again_later_is_one_report(bool atOnce)
    {
        var report = Report.New(stage);
        var fault = stage.Platform.Faults.Arm(new Fault.Duplicate(3, atOnce) { To = report.Resident.OpenId });
        await report.SubmitAsync();
        await stage.SettledAsync(report.Number);
        await stage.GridPlatform.MustAsync(report.Number, "accept");
        await report.ResolveAsync();
        await stage.SettledAsync(report.Number);
        Assert.Contains("谢谢", await report.Resident.SayAsync("1"), StringComparison.Ordinal);
        stage.Platform.Faults.Lift(fault);
        Assert.Equal(4, fault.Fired);

        var chat = report.Resident.Chat;
        foreach (var said in chat.Where(m => m.Way == ChatWay.Said))
        {
            var reply = chat.First(m => m.Id > said.Id && m.Way == ChatWay.Passive).Text;
            Assert.All(await report.Resident.RedeliverAsync(said), again => Assert.Equal(reply, again.Text));
        }

        await report.AssertOneIntakeAsync();
        await report.AssertAllSentOnceAsync();
        Assert.Equal(
            ["submitted", "accepted", "resolved", "rated", "closed"],
            (await stage.GridPlatform.EventsOfAsync(report.Number)).Select(e => e.GetProperty("type").GetString()!.Split('.')[3]));
    }

    [Theory]
    [InlineData(new[] { 2, 1, 0 })]
    [InlineData(new[] { 1, 2, 0 })]
    [InlineData(new[] { 2, 0, 1 })]
    public async Task Words_place_and_photo_in_another_order_are_all_there_once(int[] order)
    {
        var report = Report.New(stage);
        stage.Platform.Faults.Arm(new Fault.Reordered(3, order) { To = report.Resident.OpenId, Times = 1 });

        await Task.WhenAll(
            report.Resident.SayAsync("路口的路灯坏了好几天，晚上看不见路"), report.SendPlaceAsync(), report.Resident.SendImageAsync(DemoMedia.Png(48)));
        report.Take(await report.Resident.SayAsync("确认"));

        await report.AssertOneIntakeAsync();
        var id = FaultStage.IdOf(report.Number);
        var intake = await stage.ReadAsync(db => db.Intakes.AsNoTracking().SingleAsync(i => i.Id == id));
        Assert.Contains("路灯坏了好几天", intake.Text, StringComparison.Ordinal);
        Assert.Equal(DemoPoints.Grids.First(g => g.Robot == report.Group.Key).Code, intake.GridCode);
        Assert.Equal(1, await stage.ReadAsync(db => db.Attachments.CountAsync(a => a.IntakeId == id)));
    }

    [Fact]
    public async Task A_reply_that_comes_too_late_twice_is_the_same_reply_at_the_third_try()
    {
        var report = Report.New(stage);
        await report.Resident.SayAsync("路口的路灯坏了好几天，晚上看不见路");
        await report.SendPlaceAsync();
        stage.Platform.Faults.Arm(new Fault.ReplyLate { To = report.Resident.OpenId, Times = 2 });

        report.Take(await report.Resident.SayAsync("确认"));

        Assert.Equal(3, stage.Platform.Log.Calls.Last(c => c.Way == CallWay.ToBot && c.Summary.StartsWith(report.Resident.Name, StringComparison.Ordinal)).Try);
        Assert.Single(report.Resident.Chat, m => m.Text.Contains(report.Number, StringComparison.Ordinal) && m.Way == ChatWay.Passive);
        await report.AssertOneIntakeAsync();
    }

    [Theory]
    [InlineData("late")]
    [InlineData("lost")]
    public async Task Three_tries_nobody_saw_the_reply_of_are_one_report_that_can_be_asked_for(string what)
    {
        var report = Report.New(stage);
        await report.Resident.SayAsync("路口的路灯坏了好几天，晚上看不见路");
        await report.SendPlaceAsync();
        Fault.OfCallback fault = what == "late" ? new Fault.ReplyLate() : new Fault.ReplyLost();
        stage.Platform.Faults.Arm(fault with { To = report.Resident.OpenId, Times = PlatformLimits.CallbackTries });

        Assert.Null(await report.Resident.SayAsync("确认"));
        Assert.Equal(ChatWay.Notice, report.Resident.Chat[^1].Way);

        report.Take(await report.Resident.SayAsync("查进度"));
        await report.AssertOneIntakeAsync();
        await stage.SettledAsync(report.Number);
        Assert.Equal(1, report.Cards);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.001)]
    [InlineData(0.002)]
    [InlineData(0.005)]
    public async Task A_platform_that_hangs_up_in_the_middle_of_the_work_gets_one_effect_and_the_same_reply(double seconds)
    {
        var report = Report.New(stage);
        var fault = stage.Platform.Faults.Arm(new Fault.HungUp(seconds) { To = report.Resident.OpenId });
        for (var i = 0; i < 5; i++)
        {
            await report.Resident.SayAsync(i == 0 ? "路口的路灯坏了好几天，晚上看不见路" : "晚上看不见路");
        }

        stage.Platform.Faults.Lift(fault);
        await report.Resident.SayAsync("路口的路灯坏了好几天，晚上看不见路");
        await report.SendPlaceAsync();
        var confirming = stage.Platform.Faults.Arm(new Fault.HungUp(seconds) { To = report.Resident.OpenId, Times = 2 });
        report.Take(await report.Resident.SayAsync("确认"));

        // A fast machine may have answered before: then there was nothing to hang up on.
        Assert.InRange(confirming.Fired, 1, 2);
        await report.AssertOneIntakeAsync();
    }

    [Fact]
    public async Task A_follow_that_is_delivered_three_times_and_again_later_binds_once_and_is_greeted_the_same()
    {
        var grid = DemoPoints.Grids[0];
        var resident = stage.Platform.Meet("oFaultFollower", "演示居民扫码");
        var fault = stage.Platform.Faults.Arm(new Fault.Duplicate(3) { To = resident.OpenId });
        var greeting = await resident.SubscribeAsync("grid:" + grid.Code);
        stage.Platform.Faults.Lift(fault);

        Assert.Contains(grid.Name, greeting, StringComparison.Ordinal);
        Assert.All(await resident.RedeliverAsync(resident.Chat.Single(m => m.Kind == "event")), again => Assert.Equal(greeting, again.Text));
        Assert.Equal(1, await stage.ReadAsync(db => db.Conversations.CountAsync(c => c.HomeGrid == grid.Code)));
    }

    [Fact]
    public async Task Every_try_over_a_connection_of_its_own_is_the_same_conversation()
    {
        var report = Report.New(stage);
        var own = stage.Platform.Faults.Arm(new Fault.OwnConnections { To = report.Resident.OpenId });
        stage.Platform.Faults.Arm(new Fault.ReplyLost { To = report.Resident.OpenId, Times = 2 });

        await report.SubmitAsync();

        stage.Platform.Faults.Lift(own);
        Assert.Equal(5, own.Fired);
        await report.AssertOneIntakeAsync();
    }
}
