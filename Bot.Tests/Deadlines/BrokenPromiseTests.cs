using Bot.Data.Deadlines;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Deadlines;

/// <summary>What happens to promises that are not kept. Monday 2026-11-23 is an ordinary working day.</summary>
public sealed class BrokenPromiseTests
{
    [Fact]
    public async Task Who_holds_it_is_reminded_when_half_and_four_fifths_of_the_working_time_are_gone()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var id = await stage.ReportAsync();
        await stage.NewsAsync();
        await stage.GoToAsync("2026-11-23 10:59");
        Assert.Empty(await stage.NewsAsync());

        await stage.GoToAsync("2026-11-23 11:00");
        var half = Assert.Single(await stage.NewsAsync());
        Assert.Equal((PromiseStage.GridRobot, Purposes.GroupNote), (half.Recipient, half.Purpose));
        Assert.Equal($"{IntakeNumber.FromId(id)}:accept-{(await stage.RunningAsync(id))[0].Id}:half", half.EventId);
        Assert.Contains(IntakeNumber.FromId(id).ToString(), half.Body, StringComparison.Ordinal);
        Assert.Contains("市政", half.Body, StringComparison.Ordinal);
        Assert.Contains("11月23日（周一）15:00", half.Body, StringComparison.Ordinal);

        await stage.ActAsync(id, "accept");
        await stage.NewsAsync();
        await stage.GoToAsync("2026-11-24 18:00");
        Assert.Contains("时间过半", Assert.Single(await stage.NewsAsync()).Body, StringComparison.Ordinal);
        await stage.GoToAsync("2026-11-26 10:23");
        Assert.Empty(await stage.NewsAsync());
        await stage.GoToAsync("2026-11-26 10:24");
        var most = Assert.Single(await stage.NewsAsync());
        Assert.Contains("演示w-demo", most.Body, StringComparison.Ordinal);
        Assert.Contains("11月26日（周四）18:00", most.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_steps_that_have_passed_only_the_last_is_told_and_a_missed_reminder_waits_for_office_hours()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-20 09:00");
        var id = await stage.ReportAsync();
        await stage.ActAsync(id, "accept");
        await stage.NewsAsync();

        // Due on Wednesday 18:00; half and four fifths have passed on Tuesday night.
        await stage.GoToAsync("2026-11-25 03:00");
        Assert.Empty(await stage.NewsAsync());
        await stage.GoToAsync("2026-11-25 12:00");
        Assert.EndsWith(":most", Assert.Single(await stage.NewsAsync()).EventId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_takes_goes_up_one_rung_at_a_time_with_a_fresh_promise_to_take_it()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var id = await stage.ReportAsync();
        await stage.GoToAsync("2026-11-23 14:59");
        await stage.NewsAsync();
        Assert.Equal(IntakeStatus.Submitted, (await stage.IntakeAsync(id)).Status);

        await stage.GoToAsync("2026-11-23 15:00");
        var intake = await stage.IntakeAsync(id);
        Assert.Equal((IntakeStatus.Escalated, "township"), (intake.Status, intake.Level));
        var news = await stage.NewsAsync();
        Assert.Equal(
            [PromiseStage.GridRobot, PromiseStage.Resident, PromiseStage.OfficeRobot, PromiseStage.DeskRobot],
            news.Select(n => n.Recipient));
        Assert.All(news.Skip(2), n => Assert.Equal(Purposes.Card, n.Purpose));
        Assert.Contains("接单期限", PromiseStage.Words(news[2]), StringComparison.Ordinal);
        var entry = (await stage.TimelineAsync(id))[^1];
        Assert.Equal((Move.Escalate, ActorRole.Rule), (entry.Move, entry.Role));
        var told = (await stage.EventsAsync(id))[^1];
        Assert.Equal("escalated", told.Type);
        Assert.Contains("\"level\":\"township\"", told.Data, StringComparison.Ordinal);
        Assert.Contains("\"reason\":\"过了接单期限", told.Data, StringComparison.Ordinal);

        var running = await stage.RunningAsync(id);
        Assert.Equal([DeadlineKind.Accept, DeadlineKind.Resolve], running.Select(d => d.Kind));
        Assert.Equal(PromiseStage.At("2026-11-24 10:00"), running[0].Due);
        await stage.GoToAsync("2026-11-24 10:00");
        Assert.Equal("county", (await stage.IntakeAsync(id)).Level);

        // At the top nobody stands above: the desk is told, once now and then each working morning.
        await stage.GoToAsync("2026-11-24 15:59");
        await stage.NewsAsync();
        await stage.GoToAsync("2026-11-24 16:00");
        Assert.Contains(await stage.NewsAsync(), n => n.Recipient == PromiseStage.DeskRobot && n.Body.Contains("过了接单期限", StringComparison.Ordinal));
        await stage.GoToAsync("2026-11-25 09:00");
        Assert.Single(await stage.NewsAsync(), n => n.Recipient == PromiseStage.DeskRobot && n.EventId.EndsWith(":late-20261125", StringComparison.Ordinal));
        Assert.Equal(2, (await stage.TimelineAsync(id)).Count(t => t.Move == Move.Escalate));
    }

    [Fact]
    public async Task A_broken_promise_goes_up_and_stays_as_it_was_and_the_resident_is_told_once()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var id = await stage.ReportAsync();
        await stage.ActAsync(id, "accept");
        await stage.ActAsync(id, "assign");
        await stage.GoToAsync("2026-11-26 17:59");
        await stage.NewsAsync();
        var promised = (await stage.IntakeAsync(id)).Due;

        await stage.GoToAsync("2026-11-26 18:00");
        var intake = await stage.IntakeAsync(id);
        Assert.Equal((IntakeStatus.Escalated, "township", promised, null), (intake.Status, intake.Level, intake.Due, intake.HandlerId));
        var news = await stage.NewsAsync();
        Assert.Contains("负责人：w-demo", news.Single(n => n.Recipient == PromiseStage.GridRobot).Body, StringComparison.Ordinal);
        var told = news.Single(n => n.Recipient == PromiseStage.Resident);
        Assert.Contains("对不住", told.Body, StringComparison.Ordinal);
        Assert.Contains("镇网格化服务中心催办", told.Body, StringComparison.Ordinal);
        Assert.Contains(news, n => n is { Recipient: PromiseStage.OfficeRobot, Purpose: Purposes.Card });
        Assert.Contains(news, n => n is { Recipient: PromiseStage.DeskRobot, Purpose: Purposes.Card });
        var broken = (await stage.RunningAsync(id)).Single(d => d.Kind == DeadlineKind.Resolve);
        Assert.Equal((promised, null), (broken.Due, broken.EndedAt));

        // Taken by the office, and still late: the desk each working morning, and after two working days one rung more.
        await stage.ActAsync(id, "accept", userId: "office-demo-1");
        Assert.Contains("催着快办", (await stage.NewsAsync()).Single(n => n.Recipient == PromiseStage.Resident).Body, StringComparison.Ordinal);
        await stage.GoToAsync("2026-11-27 09:00");
        Assert.Equal(PromiseStage.DeskRobot, Assert.Single(await stage.NewsAsync()).Recipient);
        await stage.GoToAsync("2026-11-29 12:00");
        Assert.Empty(await stage.NewsAsync());
        await stage.GoToAsync("2026-11-30 09:00");
        Assert.Single(await stage.NewsAsync());
        Assert.Equal("township", (await stage.IntakeAsync(id)).Level);
        await stage.GoToAsync("2026-11-30 18:00");
        Assert.Equal((IntakeStatus.Escalated, "county"), ((await stage.IntakeAsync(id)).Status, (await stage.IntakeAsync(id)).Level));
        Assert.DoesNotContain(await stage.NewsAsync(), n => n.Recipient == PromiseStage.Resident);

        // From the top it can still be accepted, handed on, extended and resolved.
        await stage.ActAsync(id, "accept", userId: "desk-demo-1");
        await stage.ActAsync(id, "assign", userId: "desk-demo-1");
        Assert.Equal(422, (await stage.TryAsync(id, "extend", "等配件", until: "2026-11-28T18:00:00+08:00")).Problem?.StatusCode);
        Assert.Equal(422, (await stage.TryAsync(id, "extend", until: "2026-12-05")).Problem?.StatusCode);
        await stage.ActAsync(id, "extend", until: "2026-12-05");
        var extended = await stage.RunningAsync(id);
        Assert.Equal(PromiseStage.At("2026-12-07 18:00"), Assert.Single(extended).Due);
        Assert.Equal(DeadlineStep.Half, extended[0].Step);
        Assert.Contains("12月7日（周一）", (await stage.NewsAsync()).Single(n => n.Recipient == PromiseStage.Resident && n.Body.Contains("等配件", StringComparison.Ordinal)).Body, StringComparison.Ordinal);
        await stage.ActAsync(id, "resolve", "修好了");
        Assert.Equal(DeadlineKind.Rate, Assert.Single(await stage.RunningAsync(id)).Kind);
    }

    [Fact]
    public async Task An_urgent_promise_runs_by_the_clock_day_and_night()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-21 23:00");
        var id = await stage.ReportAsync(urgent: true);
        await stage.NewsAsync();
        await stage.GoToAsync("2026-11-21 23:30");
        Assert.True(Assert.Single(await stage.NewsAsync()).Urgent);
        await stage.GoToAsync("2026-11-22 00:00");
        Assert.Equal("township", (await stage.IntakeAsync(id)).Level);
        await stage.ActAsync(id, "accept");
        await stage.GoToAsync("2026-11-22 23:00");
        Assert.Equal("county", (await stage.IntakeAsync(id)).Level);
    }

    [Fact]
    public async Task Late_things_are_found_oldest_first_those_that_nobody_holds_included()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var unheld = await stage.ReportAsync();
        await stage.GoToAsync("2026-11-23 10:00");
        var held = await stage.ReportAsync();
        await stage.ActAsync(held, "accept");
        var done = await stage.ReportAsync();
        await stage.ActAsync(done, "accept");
        await stage.ActAsync(done, "resolve", "修好了");
        await stage.GoToAsync("2026-12-10 09:00");
        var late = await stage.ReadAsync(db => db.DueAsOf(PromiseStage.At("2026-12-10 09:00")).ToListAsync());
        var results = late.Where(l => l.Deadline.Kind == DeadlineKind.Resolve).ToList();
        Assert.Equal([unheld, held], results.Select(l => l.Intake.Id));
        Assert.Null(results[0].Intake.HandlerId);
        Assert.Equal(late.Select(l => l.Deadline.Due).Order(), late.Select(l => l.Deadline.Due));
        Assert.Empty(await stage.ReadAsync(db => db.DueAsOf(PromiseStage.At("2026-11-23 09:00")).ToListAsync()));
    }

    [Fact]
    public async Task Two_sweeps_at_once_take_a_step_once()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var id = await stage.ReportAsync();
        await stage.ActAsync(id, "accept");
        await stage.NewsAsync();
        stage.Clock.WindTo(PromiseStage.At("2026-11-26 18:00"));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => stage.Watch.RunDueAsync(CancellationToken.None)));
        await stage.RunAsync();
        Assert.Single(await stage.NewsAsync(), n => n.Recipient == PromiseStage.Resident);
        Assert.Single(await stage.TimelineAsync(id), t => t.Move == Move.Escalate);
    }

    [Fact]
    public async Task A_step_that_fails_in_the_middle_leaves_nothing_and_is_taken_later()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var id = await stage.ReportAsync();
        await stage.ActAsync(id, "accept");
        await stage.NewsAsync();
        await stage.Commit.Run(session => session.Execute(
            """CREATE TRIGGER broken BEFORE INSERT ON deliveries WHEN NEW."Recipient" LIKE 'resident:%' BEGIN SELECT RAISE(ABORT, 'broken'); END"""));
        await stage.GoToAsync("2026-11-26 18:00");
        Assert.Empty(await stage.NewsAsync());
        Assert.Equal(IntakeStatus.Accepted, (await stage.IntakeAsync(id)).Status);

        await stage.Commit.Run(session => session.Execute("DROP TRIGGER broken"));
        await stage.GoToAsync("2026-11-26 18:01");
        Assert.Equal("township", (await stage.IntakeAsync(id)).Level);
        Assert.Single(await stage.NewsAsync(), n => n.Recipient == PromiseStage.Resident);
    }

    [Fact]
    public async Task After_weeks_without_the_bot_it_stands_where_it_would_have_stood()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var id = await stage.ReportAsync();
        await stage.ActAsync(id, "accept");
        await stage.NewsAsync();
        await stage.GoToAsync("2026-12-12 10:00");
        Assert.Equal((IntakeStatus.Escalated, "county"), ((await stage.IntakeAsync(id)).Status, (await stage.IntakeAsync(id)).Level));
        Assert.Equal(2, (await stage.TimelineAsync(id)).Count(t => t.Move == Move.Escalate));
        Assert.Single(await stage.NewsAsync(), n => n.Recipient == PromiseStage.Resident);
    }
}
