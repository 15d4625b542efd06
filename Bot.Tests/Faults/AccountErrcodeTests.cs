using Bot.Data.Deliveries;
using Bot.Simulator.Platform.Faults;
using Xunit;

namespace Bot.Tests.Faults;

/// <summary>Errcodes about the whole account close a rung for everybody, so that each of these has a stage of its own.</summary>
public sealed class AccountErrcodeTests : IAsyncLifetime
{
    private readonly FaultStage _stage = new();

    public ValueTask InitializeAsync() => _stage.InitializeAsync();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_door_the_account_may_not_use_leads_to_the_next_rung()
    {
        var report = await Report.AcceptedAsync(_stage);
        _stage.Platform.Faults.Arm(new Fault.Errcode(48001) { Path = "/cgi-bin/message/custom/send", To = report.Resident.OpenId });

        await report.ResolveAsync();
        await report.AssertAllSentOnceAsync();

        Assert.Equal("template", (await report.ResultRowAsync()).Channel);
    }

    [Theory]
    [InlineData(45009, "DailyQuotaReached")]
    [InlineData(48001, "NotAuthorised")]
    public async Task When_every_door_is_closed_the_result_waits_under_its_errors_name_and_is_told_once_with_the_next_word(int code, string name)
    {
        var report = await Report.AcceptedAsync(_stage);
        var fault = _stage.Platform.Faults.Arm(new Fault.Errcode(code) { Path = "/cgi-bin/message/", To = report.Resident.OpenId });

        await report.ResolveAsync();
        await report.UntilResultNamesAsync(name);
        Assert.Equal(0, report.ResultsTold);
        Assert.NotEqual(DeliveryState.GaveUp, (await report.ResultRowAsync()).State);

        _stage.Platform.Faults.Lift(fault);
        await report.Resident.SayAsync("帮助");
        await report.Resident.SayAsync("帮助");
        await report.AssertAllSentOnceAsync();
        Assert.Contains("谢谢", await report.Resident.SayAsync("1"), StringComparison.Ordinal);
    }
}
