using System.Net;
using Bot.Data.Deadlines;
using Bot.Data.Deliveries;
using Bot.Data.EventQueue;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Tests.Deadlines;
using Bot.Tests.Handling;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Dispatching;

/// <summary>吹哨派单 over HTTP: the office gives it to a department, that one does it, the grid's worker looks, and only then is the resident told.</summary>
public sealed class DispatchJourneyTests
{
    [Fact]
    public async Task A_department_does_it_the_grids_worker_confirms_it_on_the_spot_and_only_then_the_resident_is_told()
    {
        await using var host = await WorkerHost.StartAsync(profile: DispatchPlace.WithCheck);
        var intake = await host.ReportAsync(level: "township");
        var token = host.Token(intake);
        using (var early = await host.SignedInAsync(intake, DispatchPlace.Official))
        {
            Assert.Equal(HttpStatusCode.Forbidden, early.Status);
        }

        using var officer = await host.SignedInAsync(intake, DispatchPlace.Officer);
        Assert.Contains("吹哨派单", officer.Html, StringComparison.Ordinal);
        await officer.MoveAsync(token, "dispatch", new() { ["assignee"] = "没有的部门" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (officer.Status, officer.Html.Contains("请选一个部门", StringComparison.Ordinal)));
        await officer.MoveAsync(token, "dispatch", new() { ["assignee"] = DispatchPlace.Department, ["note"] = "要断电施工" });
        var given = await host.NowAsync(intake);
        Assert.Equal((IntakeStatus.Assigned, DispatchPlace.Department, null, DispatchPlace.Department, true), (given.Status, given.Department, given.HandlerId, given.HandlerName, given.VerifyOnSite));
        Assert.NotEqual(intake.Due, given.Due);
        Assert.Contains(await host.TimelineAsync(intake), t => t is { Move: Move.Assign, IsPublic: false, Note: "吹哨派单 → 演示住建局：要断电施工" });
        var told = await ToldAsync(host, intake);
        Assert.Contains(told, d => d.Recipient == "robot:" + DispatchPlace.Robot && d.Purpose == Purposes.Card && PromiseStage.Words(d).Contains("吹哨派单", StringComparison.Ordinal));
        Assert.Contains("已经派给演示住建局", Assert.Single(told, d => d.Recipient == "resident:resident-1").Body, StringComparison.Ordinal);

        using var official = await host.SignedInAsync(intake, DispatchPlace.Official);
        await official.MoveAsync(token, "start");
        await official.MoveAsync(token, "resolve", new() { ["note"] = "换了线路" });
        Assert.Contains("等网格员现场核实", official.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("核实：办好了", official.Html, StringComparison.Ordinal);
        told = await ToldAsync(host, intake);
        Assert.Contains(told, d => d.Recipient == "robot:robot-demo" && PromiseStage.Words(d).Contains("请到现场核实", StringComparison.Ordinal));
        Assert.DoesNotContain(told, d => d.Purpose == Purposes.Result);
        Assert.Equal([DeadlineKind.Verify], await RunningAsync(host, intake));

        // Neither who did it nor a colleague judges it.
        await SendAsync(official, token, "verify");
        using var colleague = await host.SignedInAsync(intake, "dept-demo-2");
        await SendAsync(colleague, token, "verify");
        Assert.Equal(IntakeStatus.Resolved, (await host.NowAsync(intake)).Status);

        using var worker = await host.SignedInAsync(intake);
        await worker.MoveAsync(token, "reopen", new() { ["note"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, worker.Status);
        await worker.MoveAsync(token, "reopen", new() { ["note"] = "东头还有一盏不亮" });
        var back = await host.NowAsync(intake);
        Assert.Equal((IntakeStatus.Reopened, DispatchPlace.Department, null), (back.Status, back.Department, back.HandlerId));
        told = await ToldAsync(host, intake);
        Assert.Contains(told, d => d.Recipient == "robot:" + DispatchPlace.Robot && PromiseStage.Words(d).Contains("东头还有一盏不亮", StringComparison.Ordinal));
        Assert.Contains(told, d => d.Recipient == "resident:resident-1" && d.Body.Contains("还没办好", StringComparison.Ordinal));

        await official.MoveAsync(token, "accept");
        await official.MoveAsync(token, "resolve", new() { ["note"] = "两盏都换了" });
        await worker.MoveAsync(token, "verify", new() { ["note"] = "都亮了" });
        Assert.Contains("已核实，居民会收到结果", worker.Html, StringComparison.Ordinal);
        Assert.Equal(IntakeStatus.Verified, (await host.NowAsync(intake)).Status);
        var result = Assert.Single(await ToldAsync(host, intake), d => d.Purpose == Purposes.Result);
        Assert.Contains("两盏都换了", result.Body, StringComparison.Ordinal);
        Assert.Contains("网格员到现场看过了：都亮了", result.Body, StringComparison.Ordinal);
        Assert.Equal([DeadlineKind.Rate], await RunningAsync(host, intake));
        Assert.Empty(await host.ReadAsync(db => TimelineAudit.FindFaultsAsync(db, CancellationToken.None)));
    }

    [Fact]
    public async Task Where_the_place_asks_for_no_check_a_departments_result_is_told_at_once()
    {
        await using var host = await WorkerHost.StartAsync(profile: DispatchPlace.WithoutCheck);
        var intake = await host.ReportAsync(level: "township");
        var token = host.Token(intake);
        using var officer = await host.SignedInAsync(intake, DispatchPlace.Officer);
        await officer.MoveAsync(token, "dispatch", new() { ["assignee"] = DispatchPlace.Department });
        using var official = await host.SignedInAsync(intake, DispatchPlace.Official);
        await official.MoveAsync(token, "resolve", new() { ["note"] = "换了线路" });
        Assert.Single(await ToldAsync(host, intake), d => d.Purpose == Purposes.Result);
        using var worker = await host.SignedInAsync(intake);
        Assert.DoesNotContain("核实：办好了", worker.Html, StringComparison.Ordinal);
        await SendAsync(worker, token, "verify");
        Assert.Equal(IntakeStatus.Resolved, (await host.NowAsync(intake)).Status);
    }

    [Theory]
    [InlineData("grid", DispatchPlace.Officer, false)]
    [InlineData("township", WorkerHost.Worker, false)]
    [InlineData("township", DispatchPlace.Officer, true)]
    public async Task Only_the_office_gives_it_to_a_department_never_below_the_level_nor_what_is_sealed(string level, string who, bool confidential)
    {
        await using var host = await WorkerHost.StartAsync(profile: DispatchPlace.WithCheck);
        var intake = await host.ReportAsync(level: level, confidential: confidential);
        var token = host.Token(intake);
        using var phone = await host.SignedInAsync(intake, who);
        Assert.DoesNotContain("吹哨派单", phone.Html, StringComparison.Ordinal);
        await phone.GetAsync($"/w/{token}/dispatch");
        Assert.Equal(HttpStatusCode.Redirect, phone.Status);
        await phone.GetAsync($"/w/{token}/note");
        await phone.SendAsync($"/w/{token}/dispatch", [.. phone.Hidden(), new("assignee", DispatchPlace.Department)]);
        Assert.Null((await host.NowAsync(intake)).Department);
    }

    [Fact]
    public async Task What_a_department_returns_is_no_longer_its_own()
    {
        await using var host = await WorkerHost.StartAsync(profile: DispatchPlace.WithCheck);
        var intake = await host.ReportAsync(level: "township");
        var token = host.Token(intake);
        using var officer = await host.SignedInAsync(intake, DispatchPlace.Officer);
        await officer.MoveAsync(token, "dispatch", new() { ["assignee"] = DispatchPlace.Department });
        using var official = await host.SignedInAsync(intake, DispatchPlace.Official);
        await official.MoveAsync(token, "return", new() { ["note"] = "这一段归水务局" });
        Assert.Equal(HttpStatusCode.Forbidden, official.Status);
        var returned = await host.NowAsync(intake);
        Assert.Equal((IntakeStatus.Returned, null, false), (returned.Status, returned.Department, returned.VerifyOnSite));
        await officer.MoveAsync(token, "dispatch", new() { ["assignee"] = "演示水务局" });
        Assert.Equal("演示水务局", (await host.NowAsync(intake)).Department);
    }

    /// <summary>A form that no page offers, sent all the same.</summary>
    private static async Task SendAsync(WorkerPhone phone, string token, string move)
    {
        await phone.GetAsync($"/w/{token}/note");
        await phone.SendAsync($"/w/{token}/{move}", phone.Hidden());
        await phone.FollowAsync();
    }

    private static Task<List<DeadlineKind>> RunningAsync(WorkerHost host, Intake intake) =>
        host.ReadAsync(db => db.Deadlines.Where(d => d.IntakeId == intake.Id && d.EndedAt == null).Select(d => d.Kind).ToListAsync());

    /// <summary>What the ledger holds once every event has had its reaction.</summary>
    private static async Task<List<Delivery>> ToldAsync(WorkerHost host, Intake intake)
    {
        using var patience = new CancellationTokenSource(RoadFixture.Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await host.ReadAsync(db => db.Events.AnyAsync(e => e.IntakeId == intake.Id && e.State != EventState.Done)))
        {
            await pace.WaitForNextTickAsync(patience.Token);
        }

        return await host.ReadAsync(db => db.Deliveries.AsNoTracking().Where(d => d.IntakeId == intake.Id).OrderBy(d => d.Id).ToListAsync());
    }
}
