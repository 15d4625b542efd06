using Bot.Data.Deliveries;
using Bot.Simulator.Platform.Faults;
using Bot.Simulator.Platform.Residents;
using Xunit;

namespace Bot.Tests.Faults;

/// <summary>The platform refuses the result by number: it is told once all the same, and the ledger names the number.</summary>
public sealed class ErrcodeTests(FaultStage stage) : IClassFixture<FaultStage>
{
    private const string Customer = "/cgi-bin/message/custom/send";
    private const string Messages = "/cgi-bin/message/";

    [Theory]
    [InlineData(40001)]
    [InlineData(42001)]
    public async Task A_token_refused_once_is_renewed_within_the_same_try(int code)
    {
        var report = await Report.AcceptedAsync(stage);
        var fault = stage.Platform.Faults.Arm(new Fault.Errcode(code) { Path = Customer, To = report.Resident.OpenId, Times = 1 });

        await report.ResolveAsync();
        await report.AssertAllSentOnceAsync();

        Assert.Equal(1, fault.Fired);
        var row = await report.ResultRowAsync();
        Assert.Equal((1, "customer"), (row.Attempts, row.Channel));
    }

    [Theory]
    [InlineData(40001, "InvalidCredential")]
    [InlineData(42001, "AccessTokenExpired")]
    [InlineData(-1, "SystemBusy")]
    public async Task What_may_pass_is_tried_again_until_it_does(int code, string name)
    {
        var report = await Report.AcceptedAsync(stage);
        var fault = stage.Platform.Faults.Arm(new Fault.Errcode(code) { Path = Messages, To = report.Resident.OpenId, Times = 5 });

        await report.ResolveAsync();
        await report.UntilResultNamesAsync(name);
        await report.AssertAllSentOnceAsync();

        Assert.Equal(5, fault.Fired);
        Assert.InRange((await report.ResultRowAsync()).Attempts, 2, 6);
    }

    [Theory]
    [InlineData(45015)]
    [InlineData(45047)]
    [InlineData(48001)]
    public async Task A_closed_door_to_the_chat_leads_to_the_next_rung(int code)
    {
        var report = await Report.AcceptedAsync(stage);
        stage.Platform.Faults.Arm(new Fault.Errcode(code) { Path = Customer, To = report.Resident.OpenId });

        await report.ResolveAsync();
        await report.AssertAllSentOnceAsync();

        Assert.Equal("template", (await report.ResultRowAsync()).Channel);
    }

    [Theory]
    [InlineData(43101, "SubscriptionRefused")]
    [InlineData(45009, "DailyQuotaReached")]
    [InlineData(45015, "ReplyWindowClosed")]
    [InlineData(45047, "TooManyUnanswered")]
    [InlineData(48001, "NotAuthorised")]
    public async Task When_every_door_is_closed_the_result_waits_under_its_errors_name_and_is_told_once_with_the_next_word(int code, string name)
    {
        var report = await Report.AcceptedAsync(stage);
        var fault = stage.Platform.Faults.Arm(new Fault.Errcode(code) { Path = Messages, To = report.Resident.OpenId });

        await report.ResolveAsync();
        await report.UntilResultNamesAsync(name);
        Assert.Equal(0, report.ResultsTold);
        Assert.NotEqual(DeliveryState.GaveUp, (await report.ResultRowAsync()).State);

        stage.Platform.Faults.Lift(fault);
        await report.Resident.SayAsync("帮助");
        await report.Resident.SayAsync("帮助");
        await report.AssertAllSentOnceAsync();
        Assert.Contains("谢谢", await report.Resident.SayAsync("1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_results_that_waited_are_each_told_once_though_the_next_word_comes_three_times()
    {
        List<Report> reports = [await Report.AcceptedAsync(stage)];
        var resident = reports[0].Resident;
        while (reports.Count < 8)
        {
            reports.Add(await Report.AcceptedAsync(stage, resident));
        }

        var closed = stage.Platform.Faults.Arm(new Fault.Errcode(45047) { Path = Messages, To = resident.OpenId });
        foreach (var report in reports)
        {
            await report.ResolveAsync();
            await report.UntilResultNamesAsync("TooManyUnanswered");
        }

        stage.Platform.Faults.Lift(closed);
        stage.Platform.Faults.Arm(new Fault.Duplicate(3) { To = resident.OpenId, Times = 1 });
        await resident.SayAsync("帮助");
        var word = resident.Chat.Last(m => m.Way == ChatWay.Said).Id;
        await resident.WaitForAsync(m => m.Pushed && m.Id > word, FaultStage.Patience);

        // What does not fit into one reply follows by itself, and nobody is told anything twice.
        Assert.All(reports, report => Assert.Equal(1, report.ResultsTold));
    }

    [Fact]
    public async Task A_busy_robot_is_asked_again_and_a_removed_one_is_named_in_the_ledger()
    {
        var busy = Report.New(stage);
        var fault = stage.Platform.Faults.Arm(new Fault.Errcode(45033) { To = busy.Group.Key, Times = 2 });
        await busy.SubmitAsync();
        await stage.SettledAsync(busy.Number);
        Assert.Equal(2, fault.Fired);
        Assert.Equal(1, busy.Cards);
        Assert.Equal(DeliveryState.Sent, Assert.Single(await stage.LedgerAsync(busy.Number, Purposes.Card)).State);

        var removed = Report.New(stage);
        var gone = stage.Platform.Faults.Arm(new Fault.Errcode(93000) { To = removed.Group.Key });
        await removed.SubmitAsync();
        await stage.SettledAsync(removed.Number);
        var card = (await stage.LedgerAsync(removed.Number, Purposes.Card))[0];
        Assert.Equal("InvalidRobotKey", card.Error);
        Assert.NotEqual(DeliveryState.Sent, card.State);
        stage.Platform.Faults.Lift(gone);
    }
}
