using Bot.Data.Deliveries;
using Bot.Simulator.Platform.Faults;
using Xunit;

namespace Bot.Tests.Faults;

/// <summary>A message arrived and the bot does not know it: where the platform can tell the double it is told once, elsewhere never more than twice.</summary>
public sealed class AnswerLostTests(FaultStage stage) : IClassFixture<FaultStage>
{
    private const string Customer = "/cgi-bin/message/custom/send";

    [Fact]
    public async Task A_template_whose_answer_was_lost_is_known_by_its_id_and_not_sent_twice()
    {
        var report = await Report.AcceptedAsync(stage);
        var closed = stage.Platform.Faults.Arm(new Fault.Errcode(45015) { Path = Customer, To = report.Resident.OpenId });
        stage.Platform.Faults.Arm(new Fault.AnswerLost { Path = "/cgi-bin/message/template/send", To = report.Resident.OpenId, Times = 2 });

        await report.ResolveAsync();
        await report.UntilResultNamesAsync("TransportUnreachable");

        await report.AssertAllSentOnceAsync();
        stage.Platform.Faults.Lift(closed);
    }

    /// <summary>WeChat cannot be asked whether a customer-service message arrived: once too often is chosen over never, and no more than that.</summary>
    [Fact]
    public async Task A_message_whose_answer_was_lost_is_told_again_and_then_never_more()
    {
        var report = await Report.AcceptedAsync(stage);
        stage.Platform.Faults.Arm(new Fault.AnswerLost { Path = Customer, To = report.Resident.OpenId, Times = 1 });

        await report.ResolveAsync();
        await report.UntilResultNamesAsync("TransportUnreachable");
        await stage.SettledAsync(report.Number);

        Assert.Equal(DeliveryState.Sent, (await report.ResultRowAsync()).State);
        Assert.InRange(report.ResultsTold, 1, 2);
        Assert.Contains("谢谢", await report.Resident.SayAsync("1"), StringComparison.Ordinal);
        Assert.InRange(report.ResultsTold, 1, 2);
    }

    /// <summary>Nor can a robot be asked.</summary>
    [Fact]
    public async Task A_card_whose_answer_was_lost_comes_twice_at_most()
    {
        var report = Report.New(stage);
        stage.Platform.Faults.Arm(new Fault.AnswerLost { To = report.Group.Key, Times = 1 });

        await report.SubmitAsync();
        await stage.SettledAsync(report.Number);

        var card = Assert.Single(await stage.LedgerAsync(report.Number, Purposes.Card));
        Assert.Equal((DeliveryState.Sent, "TransportUnreachable"), (card.State, card.Error));
        Assert.InRange(report.Cards, 1, 2);
    }
}
