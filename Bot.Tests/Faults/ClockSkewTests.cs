using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Faults;
using Bot.Simulator.Platform.Residents;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Faults;

/// <summary>Two clocks are never the same: ten minutes either way are taken, more is refused as stale.</summary>
public sealed class ClockSkewTests(FaultStage stage) : IClassFixture<FaultStage>
{
    [Theory]
    [InlineData(-9)]
    [InlineData(9)]
    public async Task Within_ten_minutes_either_way_everything_works(int minutes)
    {
        var report = Report.New(stage);
        var fault = stage.Platform.Faults.Arm(new Fault.ClockSkew(minutes * 60, minutes * 60) { To = report.Resident.OpenId });

        await report.SubmitAsync();
        await stage.SettledAsync(report.Number);
        await stage.GridPlatform.MustAsync(report.Number, "accept");
        await report.ResolveAsync();
        await report.AssertAllSentOnceAsync();

        stage.Platform.Faults.Lift(fault);
        Assert.Contains("谢谢", await report.Resident.SayAsync("1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-11)]
    [InlineData(11)]
    public async Task Beyond_ten_minutes_a_callback_is_refused_and_leaves_nothing_behind(int minutes)
    {
        var report = Report.New(stage);
        var fault = stage.Platform.Faults.Arm(new Fault.ClockSkew(0, minutes * 60) { To = report.Resident.OpenId });
        var before = await stage.ReadAsync(db => db.Conversations.CountAsync());

        Assert.Null(await report.Resident.SayAsync("路口的路灯坏了好几天，晚上看不见路"));

        Assert.Equal(ChatWay.Notice, report.Resident.Chat[^1].Way);
        Assert.Equal(PlatformLimits.CallbackTries, stage.Platform.Log.Calls.Count(
            c => c.Status == 400 && c.Summary.StartsWith(report.Resident.Name + "：", StringComparison.Ordinal)));
        Assert.Equal(before, await stage.ReadAsync(db => db.Conversations.CountAsync()));

        stage.Platform.Faults.Lift(fault);
        await report.SubmitAsync();
        await report.AssertOneIntakeAsync();
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(3600)]
    public async Task A_message_written_an_hour_off_under_a_fresh_signature_is_taken_and_its_repetition_known(int seconds)
    {
        var report = Report.New(stage);
        var fault = stage.Platform.Faults.Arm(new Fault.ClockSkew(seconds, 0) { To = report.Resident.OpenId });

        await report.SubmitAsync();
        var confirmed = report.Resident.Chat.Last(m => m.Way == ChatWay.Said);
        Assert.All(await report.Resident.RedeliverAsync(confirmed), again => Assert.Contains(report.Number, again.Text, StringComparison.Ordinal));

        stage.Platform.Faults.Lift(fault);
        await report.AssertOneIntakeAsync();
    }
}
