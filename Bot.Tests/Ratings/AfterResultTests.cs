using Bot.Data.Deadlines;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.Supervision;
using Bot.Tests.Deadlines;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Ratings;

/// <summary>After a result: a reminder, an end by itself, or a rework, and once more a rework under supervision.</summary>
public sealed class AfterResultTests
{
    [Fact]
    public async Task An_unrated_result_is_asked_for_once_more_and_then_closes_by_itself()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 08:00");
        var id = await ResolvedAsync(stage);
        await stage.NewsAsync();
        await stage.GoToAsync("2026-11-25 08:59");
        Assert.Empty(await stage.NewsAsync());
        await stage.GoToAsync("2026-11-25 09:00");
        var asked = Assert.Single(await stage.NewsAsync());
        Assert.Equal((PromiseStage.Resident, Purposes.RatingReminder), (asked.Recipient, asked.Purpose));
        Assert.Contains("满意吗", asked.Body, StringComparison.Ordinal);

        await stage.GoToAsync("2026-11-30 08:59");
        Assert.Empty(await stage.NewsAsync());
        await stage.GoToAsync("2026-11-30 09:00");
        Assert.Equal(IntakeStatus.Closed, (await stage.IntakeAsync(id)).Status);
        Assert.Contains("先办结了", Assert.Single(await stage.NewsAsync()).Body, StringComparison.Ordinal);
        var last = (await stage.TimelineAsync(id))[^1];
        Assert.Equal((Move.Close, ActorRole.Rule, "到期未评价，自动办结", true), (last.Move, last.Role, last.Note, last.IsPublic));
        Assert.Equal("closed", (await stage.EventsAsync(id))[^1].Type);
        Assert.Empty(await stage.RunningAsync(id));
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(1, 2)]
    public async Task A_rating_ends_the_waiting_for_it(int score, int running)
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var id = await ResolvedAsync(stage);
        Assert.Equal(DeadlineKind.Rate, Assert.Single(await stage.RunningAsync(id)).Kind);
        await stage.RateAsync(id, score);
        var left = await stage.RunningAsync(id);
        Assert.Equal(running, left.Count);
        Assert.DoesNotContain(left, d => d.Kind == DeadlineKind.Rate);
    }

    [Theory]
    [InlineData("resolve")]
    [InlineData("verify")]
    public async Task A_resident_may_refuse_a_result_also_a_verified_one(string last)
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var id = await ResolvedAsync(stage);
        if (last == "verify")
        {
            await stage.ActAsync(id, "verify", userId: "office-demo-1");
        }

        await stage.RateAsync(id, 1, "又灭了一个");
        Assert.Equal(IntakeStatus.Reopened, (await stage.IntakeAsync(id)).Status);
    }

    [Fact]
    public async Task Who_handled_it_is_not_the_one_who_judges_and_a_rework_is_looked_at_by_somebody_else()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var id = await ResolvedAsync(stage);
        var refused = await stage.TryAsync(id, "verify", userId: "W-DEMO");
        Assert.Equal(409, refused.Problem?.StatusCode);
        Assert.DoesNotContain("verify", (string[])refused.Problem!.ProblemDetails.Extensions["allowed"]!);
        await stage.NewsAsync();

        await stage.RateAsync(id, 1, "又灭了一个");
        var news = await stage.NewsAsync();
        Assert.Equal([PromiseStage.DeskRobot, PromiseStage.OfficeRobot, PromiseStage.DeskRobot, PromiseStage.GridRobot], news.Select(n => n.Recipient));
        Assert.Contains("要回访", news[0].Body, StringComparison.Ordinal);
        Assert.Equal([DeadlineKind.Accept, DeadlineKind.Resolve], (await stage.RunningAsync(id)).Select(d => d.Kind));

        await stage.ActAsync(id, "accept", userId: "office-demo-1");
        await stage.ActAsync(id, "resolve", "换了整排灯泡", userId: "office-demo-1");
        Assert.Contains(await stage.NewsAsync(), n => n.Recipient == PromiseStage.OfficeRobot && PromiseStage.Words(n).Contains("请换人核实", StringComparison.Ordinal));
        Assert.Equal(409, (await stage.TryAsync(id, "verify", userId: "w-demo")).Problem?.StatusCode);
        Assert.Equal(409, (await stage.TryAsync(id, "verify", userId: "office-demo-1")).Problem?.StatusCode);
        await stage.ActAsync(id, "verify", userId: "desk-demo-1");
    }

    [Fact]
    public async Task The_second_unhappy_rating_puts_it_under_supervision_one_rung_up()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var id = await ResolvedAsync(stage);
        await stage.RateAsync(id, 1, "又灭了一个");
        Assert.Empty(await OrdersAsync(stage));
        await stage.ActAsync(id, "resolve", "又修了");
        await stage.NewsAsync();

        await stage.RateAsync(id, 2, "还是不亮");
        var order = Assert.Single(await OrdersAsync(stage));
        Assert.Equal(("DB-20261123-001", id, "township", "w-demo", "还是不亮"), (order.Number, order.IntakeId, order.ToLevel, order.HandlerId, order.Reason));
        Assert.Equal(PromiseStage.At("2026-11-26 18:00"), order.Due);
        var intake = await stage.IntakeAsync(id);
        Assert.Equal((IntakeStatus.Reopened, "township", order.Due), (intake.Status, intake.Level, intake.Due));
        var news = await stage.NewsAsync();
        Assert.Contains(news, n => n.Recipient == PromiseStage.OfficeRobot && PromiseStage.Words(n).Contains("【督办】DB-20261123-001", StringComparison.Ordinal));
        Assert.Contains(news, n => n.Recipient == PromiseStage.DeskRobot && PromiseStage.Words(n).Contains("【督办】", StringComparison.Ordinal));
        Assert.Contains(news, n => n.Recipient == PromiseStage.Resident && n.Body.Contains("督办（DB-20261123-001）", StringComparison.Ordinal) && n.Body.Contains("11月26日", StringComparison.Ordinal));
        Assert.Contains(await stage.TimelineAsync(id), t => t is { Move: Move.Note, Role: ActorRole.Rule, IsPublic: false } && t.Note!.Contains(order.Number, StringComparison.Ordinal));

        await stage.ActAsync(id, "resolve", "换了线路", userId: "office-demo-1");
        var answered = Assert.Single(await OrdersAsync(stage));
        Assert.Equal(("演示office-demo-1", "换了线路"), (answered.AnsweredBy, answered.Answer));
        Assert.NotNull(answered.AnsweredAt);
        await stage.RateAsync(id, 1);
        Assert.Equal(["DB-20261123-001", "DB-20261123-002"], (await OrdersAsync(stage)).Select(o => o.Number));
    }

    [Fact]
    public async Task Taking_up_and_starting_are_told_once_for_one_promise()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var id = await stage.ReportAsync();
        await stage.ActAsync(id, "accept");
        await stage.ActAsync(id, "assign");
        await stage.Commit.Run(session => Assert.IsType<MoveVerdict.Made>(IntakeMoves.Make(
            session, id, new MoveRequest(Move.Start, new Actor(ActorRole.GridWorker, "演示网格员", "w-demo"), stage.Clock.GetUtcNow()))));
        await stage.RunAsync();
        Assert.Equal(2, (await stage.EventsAsync(id)).Count(e => e.Type == "accepted"));
        Assert.Single(await stage.NewsAsync(), n => n.Recipient == PromiseStage.Resident);
    }

    private static Task<List<SupervisionOrder>> OrdersAsync(PromiseStage stage) =>
        stage.ReadAsync(db => db.SupervisionOrders.AsNoTracking().OrderBy(o => o.Id).ToListAsync());

    private static async Task<long> ResolvedAsync(PromiseStage stage)
    {
        var id = await stage.ReportAsync();
        await stage.ActAsync(id, "accept");
        await stage.ActAsync(id, "resolve", "换了新灯泡");
        return id;
    }
}
