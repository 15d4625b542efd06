using Bot.Data.Deliveries;
using Bot.Simulator.Platform.Faults;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Faults;

/// <summary>The platform is away, slow or answers nonsense, and comes back: every delivery ends sent, each told once.</summary>
public sealed class PlatformDownTests(FaultStage stage) : IClassFixture<FaultStage>
{
    private const string Customer = "/cgi-bin/message/custom/send";

    [Fact]
    public async Task What_was_reported_and_resolved_while_the_platform_was_down_is_told_once_when_it_is_up()
    {
        var reports = new List<Report>();
        for (var i = 0; i < 4; i++)
        {
            reports.Add(await Report.AcceptedAsync(stage));
        }

        var down = stage.Platform.Faults.PlatformDown();
        var late = Report.New(stage);
        await late.SubmitAsync();
        await Task.WhenAll(reports.Select(r => r.ResolveAsync()));
        await Task.WhenAll(reports.Select(r => r.UntilResultNamesAsync("TransportUnreachable")));
        await UntilTriedAsync(late, Purposes.Card, 3);
        Assert.All(reports, r => Assert.Equal(0, r.ResultsTold));

        stage.Platform.Faults.Lift(down);
        await stage.GridPlatform.MustAsync(late.Number, "accept");
        await late.ResolveAsync();
        foreach (var report in reports.Append(late))
        {
            await report.AssertAllSentOnceAsync();
            Assert.Contains("谢谢", await report.Resident.SayAsync("1"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Connections_refused_end_as_sent_once_somebody_listens_again()
    {
        var report = await Report.AcceptedAsync(stage);
        await stage.StopListeningAsync();
        try
        {
            await report.ResolveAsync();
            await report.UntilResultNamesAsync("TransportUnreachable");
        }
        finally
        {
            await stage.StartListeningAsync();
        }

        await report.AssertAllSentOnceAsync();
    }

    [Fact]
    public async Task A_result_that_is_told_after_it_was_rated_takes_no_digit_for_itself()
    {
        var report = await Report.AcceptedAsync(stage);
        var lost = stage.Platform.Faults.Arm(new Fault.ServerError { Path = Customer, To = report.Resident.OpenId });
        await report.ResolveAsync();
        await report.UntilResultNamesAsync("TransportServerError");
        Assert.Contains("5 其他", await report.Resident.SayAsync($"评价 {report.Number} 1分"), StringComparison.Ordinal);

        stage.Platform.Faults.Lift(lost);
        await stage.SettledAsync(report.Number);
        Assert.Equal(1, report.ResultsTold);
        Assert.Contains("谢谢您说明白", await report.Resident.SayAsync("2"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dropped", "TransportUnreachable")]
    [InlineData("junk", "TransportServerError")]
    [InlineData("hang", "TransportTimeout")]
    public async Task A_call_that_took_no_effect_is_made_again_and_tells_once(string what, string name)
    {
        var report = await Report.AcceptedAsync(stage);
        Fault.OfCall fault = what switch { "dropped" => new Fault.ConnectionDropped(), "junk" => new Fault.ServerError(), _ => new Fault.Hang() };
        stage.Platform.Faults.Arm(fault with { Path = Customer, To = report.Resident.OpenId, Times = what == "hang" ? 1 : 3 });

        await report.ResolveAsync();
        await report.UntilResultNamesAsync(name);

        await report.AssertAllSentOnceAsync();
    }

    [Fact]
    public async Task A_slow_platform_delays_no_reply_and_its_messages_arrive_once()
    {
        var report = await Report.SubmittedAsync(stage);
        var slow = stage.Platform.Faults.Arm(new Fault.Slow(FaultStage.CallbackTimeout.TotalSeconds + 1));
        await stage.GridPlatform.MustAsync(report.Number, "accept");
        await stage.Platform.Faults.UntilFiredAsync(slow, 1, FaultStage.Patience);

        Assert.NotNull(await report.Resident.SayAsync("帮助"));
        Assert.Equal(1, stage.Platform.Log.Calls.Last(c => c.Summary.StartsWith(report.Resident.Name, StringComparison.Ordinal) && c.Way == Bot.Simulator.Platform.CallWay.ToBot).Try);
        stage.Platform.Faults.Lift(slow);

        await report.ResolveAsync();
        await report.AssertAllSentOnceAsync();
    }

    [Fact]
    public async Task A_token_revoked_from_outside_is_replaced_and_nobody_notices()
    {
        var report = await Report.AcceptedAsync(stage);
        var issued = stage.Platform.Tokens.IssuedCount;
        var revoked = stage.Platform.Faults.Arm(new Fault.TokenRevoked());

        await report.ResolveAsync();
        await report.AssertAllSentOnceAsync();

        Assert.True(revoked.Fired >= 1);
        Assert.Equal(issued + 1, stage.Platform.Tokens.IssuedCount);
        Assert.Equal(1, (await report.ResultRowAsync()).Attempts);
        stage.Platform.Faults.Lift(revoked);
    }

    [Fact]
    public async Task Tokens_that_cannot_be_had_hold_messages_up_and_lose_none()
    {
        var report = await Report.AcceptedAsync(stage);
        var revoked = stage.Platform.Faults.Arm(new Fault.TokenRevoked());
        var refused = stage.Platform.Faults.Arm(new Fault.Errcode(-1) { Path = "/cgi-bin/stable_token", Times = 3 });

        await report.ResolveAsync();
        await stage.Platform.Faults.UntilFiredAsync(refused, 3, FaultStage.Patience);

        await report.AssertAllSentOnceAsync();
        stage.Platform.Faults.Lift(revoked);
    }

    private Task UntilTriedAsync(Report report, string purpose, int times)
    {
        var id = FaultStage.IdOf(report.Number);
        return stage.UntilAsync(db => db.Deliveries.AnyAsync(d => d.IntakeId == id && d.Purpose == purpose && d.Attempts >= times));
    }
}
