using System.Text.Json.Nodes;
using Bot.Api.Deadlines;
using Bot.Data.Deadlines;
using Bot.Data.Intakes;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Deadlines;

/// <summary>Where somebody has to agree, the city's system too only asks; what waits ends with the matter it is about.</summary>
public sealed class ExtensionApprovalTests
{
    private static readonly string Asking = ChangedProfile.Write(p => p["extension"] = JsonNode.Parse("""{"approval":"township"}"""));

    [Fact]
    public async Task The_grid_platform_asks_once_with_a_reason_and_the_office_hears_it()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00", Asking);
        var id = await AssignedAsync(stage);
        var due = (await stage.IntakeAsync(id)).Due;
        Assert.Equal("note", (await stage.TryAsync(id, "extend", "  ")).Problem!.ProblemDetails.Extensions["field"]);
        await stage.NewsAsync();
        var asked = await stage.TryAsync(id, "extend", "等配件，电话13812345678");
        Assert.Equal(("assigned", null), (asked.Answer!.Status, asked.Answer.Event));
        Assert.Equal(due, (await stage.IntakeAsync(id)).Due);
        var told = Assert.Single(await stage.NewsAsync());
        Assert.Equal(PromiseStage.OfficeRobot, told.Recipient);
        Assert.Contains("申请延期到", told.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", told.Body, StringComparison.Ordinal);
        Assert.False((await stage.TimelineAsync(id))[^1].IsPublic);
        Assert.Contains(ExtensionAsks.Waiting, (await stage.TryAsync(id, "extend", "再等等")).Problem!.ProblemDetails.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resolve")]
    [InlineData("return")]
    [InlineData("escalate")]
    public async Task A_request_lapses_when_the_matter_moves_on(string action)
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00", Asking);
        var id = await AssignedAsync(stage);
        await stage.ActAsync(id, "extend");
        await stage.ActAsync(id, action);
        Assert.Equal(ExtensionAnswer.Lapsed, (await RequestAsync(stage)).Answer);
    }

    [Fact]
    public async Task A_promise_that_breaks_while_it_is_asked_for_goes_up_as_any_other()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00", Asking);
        var id = await AssignedAsync(stage);
        await stage.ActAsync(id, "extend");
        Assert.Null((await RequestAsync(stage)).Answer);
        stage.Clock.WindTo((await stage.IntakeAsync(id)).Due.AddMinutes(1));
        await stage.RunAsync();
        Assert.Equal(IntakeStatus.Escalated, (await stage.IntakeAsync(id)).Status);
        Assert.Equal(ExtensionAnswer.Lapsed, (await RequestAsync(stage)).Answer);
    }

    private static Task<ExtensionRequest> RequestAsync(PromiseStage stage) => stage.ReadAsync(db => db.ExtensionRequests.AsNoTracking().SingleAsync());

    private static async Task<long> AssignedAsync(PromiseStage stage)
    {
        var id = await stage.ReportAsync();
        await stage.ActAsync(id, "accept");
        await stage.ActAsync(id, "assign");
        return id;
    }
}
