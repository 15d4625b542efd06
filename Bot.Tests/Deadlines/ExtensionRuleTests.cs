using System.Net;
using System.Text.Json.Nodes;
using Bot.Data;
using Bot.Data.Intakes;
using Bot.Tests.Handling;
using Bot.Tests.Road;
using Xunit;

namespace Bot.Tests.Deadlines;

/// <summary>A place may say how often and how far a promise is put off; at both doors what goes beyond is refused, and the rule is named.</summary>
public sealed class ExtensionRuleTests
{
    private static readonly string Strict = ChangedProfile.Write(p => p["extension"] = JsonNode.Parse("""{"most":1,"workingDaysAtMost":3,"article":"第九条"}"""));

    [Fact]
    public async Task The_grid_platform_is_refused_a_day_too_far_and_told_the_last_one()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00", Strict);
        var id = await AssignedAsync(stage);
        var due = (await stage.IntakeAsync(id)).Due;
        var last = NthWorkingDay(due, 3);
        var refused = (await stage.TryAsync(id, "extend", "等配件", until: $"{last.AddDays(1):yyyy-MM-dd}T10:00:00+08:00")).Problem!;
        Assert.Equal((422, "until"), (refused.StatusCode, refused.ProblemDetails.Extensions["field"]));
        Assert.Contains($"按规定（第九条）每次延期不超过 3 个工作日", refused.ProblemDetails.Detail, StringComparison.Ordinal);
        Assert.Contains($"最晚到 {last:yyyy年M月d日}", refused.ProblemDetails.Detail, StringComparison.Ordinal);
        await stage.ActAsync(id, "extend", until: $"{last:yyyy-MM-dd}");
        Assert.Equal(last, (await stage.IntakeAsync(id)).Due.ChinaDate());
    }

    [Fact]
    public async Task The_grid_platform_is_refused_once_too_often_and_a_matter_done_again_has_a_new_promise()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00", Strict);
        var id = await AssignedAsync(stage);
        await stage.ActAsync(id, "extend");
        await stage.ActAsync(id, "return");
        await stage.ActAsync(id, "assign");
        var refused = (await stage.TryAsync(id, "extend", "等配件")).Problem!;
        Assert.Equal((422, "until"), (refused.StatusCode, refused.ProblemDetails.Extensions["field"]));
        Assert.Contains("一件事最多延期 1 次，这件已经延过 1 次", refused.ProblemDetails.Detail, StringComparison.Ordinal);
        await stage.ActAsync(id, "resolve");
        await stage.Commit.Run(session => IntakeMoves.Make(session, id, new MoveRequest(Move.Reopen, new Actor(ActorRole.Resident, "居民", "demo-resident", null), stage.Clock.GetUtcNow(), "没修好")));
        await stage.ActAsync(id, "accept");
        await stage.ActAsync(id, "assign");
        await stage.ActAsync(id, "extend");
    }

    [Fact]
    public async Task Without_a_day_an_extension_reaches_as_far_as_the_place_allows()
    {
        var oneDay = ChangedProfile.Write(p => p["extension"] = JsonNode.Parse("""{"workingDaysAtMost":1}"""));
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00", oneDay);
        var id = await AssignedAsync(stage);
        var due = (await stage.IntakeAsync(id)).Due;
        await stage.ActAsync(id, "extend");
        Assert.Equal(NthWorkingDay(due, 1), (await stage.IntakeAsync(id)).Due.ChinaDate());
    }

    [Fact]
    public async Task What_is_long_overdue_has_no_day_left()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00", Strict);
        var id = await AssignedAsync(stage);
        stage.Clock.WindTo((await stage.IntakeAsync(id)).Due.AddDays(14));
        foreach (var until in new[] { null, "2026-12-25" })
        {
            var refused = (await stage.TryAsync(id, "extend", "等配件", until: until)).Problem!;
            Assert.Equal((422, "until"), (refused.StatusCode, refused.ProblemDetails.Extensions["field"]));
            Assert.Contains("已经过了，不能再延", refused.ProblemDetails.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_workers_page_names_the_rule_beside_the_field_and_keeps_what_was_written()
    {
        await using var host = await WorkerHost.StartAsync(profile: Strict);
        var intake = await host.ReportAsync();
        var token = host.Token(intake);
        using var worker = await host.SignedInAsync(intake);
        await worker.MoveAsync(token, "assign", new() { ["assignee"] = WorkerHost.Head });
        using var head = await host.SignedInAsync(intake, WorkerHost.Head);
        await head.MoveAsync(token, "extend", new() { ["note"] = "等配件到货", ["until"] = Day(intake.Due.AddDays(30)) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, head.Status);
        Assert.Contains("按规定（第九条）每次延期不超过 3 个工作日", head.Html, StringComparison.Ordinal);
        Assert.Contains("等配件到货", head.Html, StringComparison.Ordinal);

        await head.MoveAsync(token, "extend", new() { ["note"] = "等配件到货", ["until"] = Day(intake.Due.AddDays(1)) });
        Assert.Equal(IntakeStatus.Extended, (await host.NowAsync(intake)).Status);
        await head.MoveAsync(token, "return", new() { ["note"] = "人手不够" });
        await head.MoveAsync(token, "assign", new() { ["assignee"] = WorkerHost.Worker });
        using var again = await host.SignedInAsync(intake);
        var due = (await host.NowAsync(intake)).Due;
        await again.MoveAsync(token, "extend", new() { ["note"] = "还要等几天", ["until"] = Day(due.AddDays(1)) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("一件事最多延期 1 次，这件已经延过 1 次", again.Html, StringComparison.Ordinal);
        Assert.Contains("还要等几天", again.Html, StringComparison.Ordinal);
        Assert.Equal(due, (await host.NowAsync(intake)).Due);
    }

    private static async Task<long> AssignedAsync(PromiseStage stage)
    {
        var id = await stage.ReportAsync();
        await stage.ActAsync(id, "accept");
        await stage.ActAsync(id, "assign");
        return id;
    }

    private static string Day(DateTimeOffset at) => at.ChinaDate().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>In these weeks no holiday lies, so weekends are all there is to leave out.</summary>
    private static DateOnly NthWorkingDay(DateTimeOffset from, int days)
    {
        var day = from.ChinaDate();
        while (days > 0)
        {
            day = day.AddDays(1);
            days -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }
}
