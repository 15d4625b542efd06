using Bot.Api.Dispatching;
using Bot.Data.Deadlines;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Tests.Deadlines;
using Xunit;

namespace Bot.Tests.Dispatching;

/// <summary>A promise watches that somebody looks at what a department did.</summary>
public sealed class CheckInTimeTests
{
    [Fact]
    public async Task Nobody_looks_in_time_so_the_grid_is_reminded_and_then_the_office_hears_of_it()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00", DispatchPlace.WithCheck);
        var id = await ResolvedByDepartmentAsync(stage);
        var asked = await stage.NewsAsync();
        Assert.Contains(asked, d => d.Recipient == PromiseStage.GridRobot && PromiseStage.Words(d).Contains("请到现场核实", StringComparison.Ordinal));
        Assert.DoesNotContain(asked, d => d.Purpose == Purposes.Result);
        Assert.Equal((DeadlineKind.Verify, PromiseStage.At("2026-11-23 15:00")), Assert.Single(await stage.RunningAsync(id)) is var running ? (running.Kind, running.Due) : default);

        await stage.GoToAsync("2026-11-23 11:00");
        Assert.Equal(PromiseStage.GridRobot, Assert.Single(await stage.NewsAsync()).Recipient);
        await stage.GoToAsync("2026-11-23 15:00");
        var late = Assert.Single(await stage.NewsAsync());
        Assert.Equal(PromiseStage.OfficeRobot, late.Recipient);
        Assert.Contains("居民也还不知道结果", late.Body, StringComparison.Ordinal);
        await stage.GoToAsync("2026-11-24 09:00");
        Assert.Equal(PromiseStage.OfficeRobot, Assert.Single(await stage.NewsAsync()).Recipient);

        await stage.ActAsync(id, "verify", "看过了", userId: "desk-demo-1");
        Assert.Single(await stage.NewsAsync(), d => d.Purpose == Purposes.Result);
        Assert.Equal(DeadlineKind.Rate, Assert.Single(await stage.RunningAsync(id)).Kind);
        await stage.RateAsync(id, 5);
        Assert.Equal(IntakeStatus.Closed, (await stage.IntakeAsync(id)).Status);
    }

    private static async Task<long> ResolvedByDepartmentAsync(PromiseStage stage)
    {
        var id = await stage.ReportAsync(level: "township");
        await stage.ActAsync(id, "accept", userId: DispatchPlace.Officer);
        await stage.Commit.Run(session => Assert.IsType<MoveVerdict.Made>(IntakeMoves.Make(
            session,
            id,
            new MoveRequest(Move.Assign, new Actor(ActorRole.GridWorker, "演示值班员", DispatchPlace.Officer), stage.Clock.GetUtcNow(), "吹哨派单 → 演示住建局", IsPublic: false),
            i => Dispatches.GiveTo(i, DispatchPlace.Department, stage.Promises.DepartmentDue(i, stage.Clock.GetUtcNow()), verifyOnSite: true))));
        await stage.RunAsync();
        Assert.Equal(PromiseStage.At("2026-11-27 18:00"), (await stage.IntakeAsync(id)).Due);
        await stage.ActAsync(id, "resolve", "换了线路", userId: DispatchPlace.Official);
        return id;
    }
}
