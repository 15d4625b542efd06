using System.Net;
using Bot.Api.Deadlines;
using Bot.Api.Desk.Figures;
using Bot.Data.CallBacks;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Data.Supervision;
using Bot.Dialogs;
using Bot.Tests.Dispatching;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>An item that the desk corrected.</summary>
public sealed class CorrectedItemTests
{
    [Fact]
    public async Task Wherever_the_desk_shows_an_intake_it_shows_the_item_in_force()
    {
        await using var host = await DeskHost.StartAsync(profile: DispatchPlace.Asking("desk"));
        var now = host.Clock.GetUtcNow();
        var intake = await host.ReportAsync();
        var order = await host.Service<GroupCommit>().Run(session =>
        {
            var desk = new Actor(ActorRole.Desk, "演示坐席");
            IntakeMoves.Make(session, intake, new MoveRequest(Move.Accept, desk, now));
            IntakeMoves.Make(session, intake, new MoveRequest(Move.Assign, desk, now), i => (i.HandlerId, i.HandlerName) = ("w1", "演示周芳"));
            host.Service<ExtensionAsks>().Ask(session, intake, new Actor(ActorRole.GridWorker, "演示周芳", "w1"), "等配件", intake.Due.AddDays(5), now);
            session.Insert(new CallBack { IntakeId = intake.Id, Reason = CallBackReason.Sampled, SetAt = now, Due = now.AddDays(1) });
            Correct(session, intake, now.AddMinutes(-2), "greening");
            Correct(session, intake, now.AddMinutes(-1), "noise");
            return SupervisionOrders.Issue(session, intake, "grid", "三天没人管", now, now.AddDays(1), "演示周芳", "演示班长")!.Number;
        });
        await host.Service<FigureKeeper>().CatchUpAsync(CancellationToken.None);
        var call = await host.ReadAsync(db => db.CallBacks.Select(c => c.Id).SingleAsync());
        var request = await host.ReadAsync(db => db.ExtensionRequests.Select(r => r.Id).SingleAsync());
        using var leader = await host.SignedInAsync("leader");
        foreach (var page in new[]
        {
            $"/desk/orders/{order}", $"/desk/calls/{call}", $"/desk/extensions/{request}", $"/desk/intakes/{intake.Number}/print", $"/desk/intakes/{intake.Number}/accountability/b", "/desk/inbox/export.csv?f=open",
        })
        {
            await leader.GetAsync(page);
            var shown = WebUtility.HtmlDecode(leader.Html);
            Assert.True(shown.Contains(Name("noise"), StringComparison.Ordinal), page);
            Assert.False(shown.Contains(Name(intake.Item), StringComparison.Ordinal), page);
            Assert.DoesNotContain(Name("greening"), shown, StringComparison.Ordinal);
        }

        // In a list it stands beside what was understood.
        foreach (var page in new[] { "/desk/figures/intakes?period=month&of=2026-11-01&what=received", "/desk/inbox?f=open" })
        {
            await leader.GetAsync(page);
            Assert.True(leader.Text.Contains(Name("noise"), StringComparison.Ordinal), page);
            Assert.Contains($"原：{Name(intake.Item)}，演示坐席改的", leader.Text, StringComparison.Ordinal);
        }

        string Name(string item) => host.Service<Jurisdiction>().Item(item)!.Name;
    }

    private static void Correct(WriteSession session, Intake intake, DateTimeOffset at, string item) =>
        session.Insert(new ItemCorrection { IntakeId = intake.Id, At = at, By = ItemCorrection.ByDesk, ByName = "演示坐席", Offered = intake.Item, Chosen = item });
}
