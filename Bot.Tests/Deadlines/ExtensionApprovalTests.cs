using System.Text.Json.Nodes;
using Bot.Api.Deadlines;
using Bot.Data.Deadlines;
using Bot.Data.Intakes;
using Bot.Data.People;
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
        await EnterAsync(stage, StaffRoles.Township);
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
    [InlineData("desk", null, false)]
    [InlineData("township", null, false)]
    [InlineData("desk", StaffRoles.Agent, false)]
    [InlineData("desk", StaffRoles.Township, false)]
    [InlineData("desk", StaffRoles.Leader, true)]
    [InlineData("township", StaffRoles.Township, true)]
    public async Task What_nobody_at_the_desk_could_answer_is_not_asked_and_who_asks_is_told(string approval, string? role, bool isAsked)
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00", ChangedProfile.Write(p => p["extension"] = new JsonObject { ["approval"] = approval }));
        var id = await AssignedAsync(stage);
        var entries = (await stage.TimelineAsync(id)).Count;
        if (role is not null)
        {
            await EnterAsync(stage, role);
        }

        var ended = await stage.TryAsync(id, "extend", "等配件");
        Assert.Equal(isAsked, ended.Answer is not null);
        Assert.Equal(isAsked ? 1 : 0, await stage.ReadAsync(db => db.ExtensionRequests.CountAsync()));
        if (!isAsked)
        {
            Assert.Contains("现在没有人能答复延期", ended.Problem!.ProblemDetails.Detail, StringComparison.Ordinal);
            Assert.Equal(entries, (await stage.TimelineAsync(id)).Count);
        }
    }

    [Fact]
    public async Task An_account_that_is_shut_has_no_password_or_answers_for_another_division_answers_nothing()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00", Asking);
        var id = await AssignedAsync(stage);
        await EnterAsync(stage, StaffRoles.Leader, "330000");
        await stage.Commit.Run(session => session.Insert(Member("nobody", StaffRoles.Leader, "370481")));
        Assert.NotNull((await stage.TryAsync(id, "extend", "等配件")).Problem);
        await EnterAsync(stage, StaffRoles.Township);
        await stage.Commit.Run(session => session.Execute("""UPDATE "staff_accounts" SET "ShutAt" = @0""", stage.Clock.GetUtcNow()));
        Assert.NotNull((await stage.TryAsync(id, "extend", "等配件")).Problem);
        await stage.Commit.Run(session => session.Execute("""UPDATE "staff_accounts" SET "ShutAt" = NULL"""));
        Assert.NotNull((await stage.TryAsync(id, "extend", "等配件")).Answer);
    }

    [Theory]
    [InlineData("resolve")]
    [InlineData("return")]
    [InlineData("escalate")]
    public async Task A_request_lapses_when_the_matter_moves_on(string action)
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00", Asking);
        await EnterAsync(stage, StaffRoles.Township);
        var id = await AssignedAsync(stage);
        await stage.ActAsync(id, "extend");
        await stage.ActAsync(id, action);
        Assert.Equal(ExtensionAnswer.Lapsed, (await RequestAsync(stage)).Answer);
    }

    [Fact]
    public async Task A_promise_that_breaks_while_it_is_asked_for_goes_up_as_any_other()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00", Asking);
        await EnterAsync(stage, StaffRoles.Township);
        var id = await AssignedAsync(stage);
        await stage.ActAsync(id, "extend");
        Assert.Null((await RequestAsync(stage)).Answer);
        stage.Clock.WindTo((await stage.IntakeAsync(id)).Due.AddMinutes(1));
        await stage.RunAsync();
        Assert.Equal(IntakeStatus.Escalated, (await stage.IntakeAsync(id)).Status);
        Assert.Equal(ExtensionAnswer.Lapsed, (await RequestAsync(stage)).Answer);
    }

    /// <summary>Somebody who could sign in at the desk.</summary>
    private static Task EnterAsync(PromiseStage stage, string role, string division = "370481") => stage.Commit.Run(session =>
    {
        session.Insert(Member(role + division, role, division));
        session.Insert(new StaffAccount { Login = role + division, PasswordHash = "(test)" });
    });

    private static StaffMember Member(string login, string role, string division) => new() { Login = login, Name = "演示" + role, Role = role, Scope = division, SealedPhone = "(test)" };

    private static Task<ExtensionRequest> RequestAsync(PromiseStage stage) => stage.ReadAsync(db => db.ExtensionRequests.AsNoTracking().SingleAsync());

    private static async Task<long> AssignedAsync(PromiseStage stage)
    {
        var id = await stage.ReportAsync();
        await stage.ActAsync(id, "accept");
        await stage.ActAsync(id, "assign");
        return id;
    }
}
