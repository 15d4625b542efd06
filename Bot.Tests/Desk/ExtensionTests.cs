using System.Net;
using System.Text.Json.Nodes;
using Bot.Api.Deadlines;
using Bot.Data.Audit;
using Bot.Data.Deadlines;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Tests.Dispatching;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>Who agrees to extensions, whose they are, and that nobody agrees to their own.</summary>
public sealed class ExtensionTests
{
    [Theory]
    [InlineData("desk", "leader", true)]
    [InlineData("desk", "near", false)]
    [InlineData("township", "leader", true)]
    [InlineData("township", "near", true)]
    public async Task Who_agrees_is_the_places_to_say(string approval, string login, bool may)
    {
        await using var host = await DeskHost.StartAsync(profile: DispatchPlace.Asking(approval));
        var page = await AskedAsync(host);
        using var browser = await host.SignedInAsync(login);
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync(page));
        Assert.Equal(may, browser.Text.Contains("就这样答复", StringComparison.Ordinal));
        await browser.GetAsync("/desk");
        Assert.Equal(may, browser.Text.Contains("等答复的延期", StringComparison.Ordinal));
        var status = await browser.SendAsync(page, ("once", new string('a', 32)), ("answer", "refuse"), ("words", ""));
        Assert.Equal(may ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.Forbidden, status);
        Assert.Null((await RequestAsync(host)).Answer);
        using var far = await host.SignedInAsync("far");
        Assert.Equal(HttpStatusCode.NotFound, await far.GetAsync(page));
        await far.GetAsync("/desk/extensions");
        Assert.DoesNotContain("演示周芳", far.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_department_asks_at_the_desk_and_who_decides_for_others_puts_off_at_once_but_never_what_is_their_own()
    {
        await using var host = await DeskHost.StartAsync(profile: DispatchPlace.Asking("desk"));
        var theirs = await host.ReportAsync(department: DispatchPlace.Department);
        var due = (await StandsAsync(host, theirs)).Due;
        using var housing = await host.SignedInAsync("housing");
        await ExtendAsync(housing, theirs, "要断电施工");
        await housing.FollowAsync();
        Assert.Contains("延期申请交上去了", housing.Text, StringComparison.Ordinal);
        Assert.Equal((IntakeStatus.Assigned, due), await StandsAsync(host, theirs));
        Assert.Equal("演示housing", (await RequestAsync(host)).AskedBy);
        Assert.Equal(1, await host.ReadAsync(db => db.AuditEntries.CountAsync(a => a.Act == AuditActs.ExtensionAsked)));

        using var leader = await host.SignedInAsync("leader");
        var held = await AssignedAsync(host, "w1");
        await ExtendAsync(leader, held, "等配件到货");
        Assert.Equal(IntakeStatus.Extended, (await StandsAsync(host, held)).Status);
        var own = await AssignedAsync(host, "desk:leader");
        await ExtendAsync(leader, own, "我要再问问");
        Assert.Equal(IntakeStatus.Assigned, (await StandsAsync(host, own)).Status);
        var mine = await host.ReadAsync(db => db.ExtensionRequests.AsNoTracking().SingleAsync(r => r.IntakeId == own.Id));
        await leader.GetAsync($"/desk/extensions/{mine.Id}");
        Assert.Contains("要由别人来答复", leader.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await leader.SendAsync($"/desk/extensions/{mine.Id}", ("answer", "approve"), ("words", "")));
    }

    [Fact]
    public async Task What_was_answered_or_has_moved_on_is_answered_no_more()
    {
        await using var host = await DeskHost.StartAsync(profile: DispatchPlace.Asking("desk"));
        var page = await AskedAsync(host);
        using var leader = await host.SignedInAsync("leader");
        await leader.GetAsync(page);
        await leader.SendAsync(page, ("once", leader.Hidden("once")), ("answer", "refuse"), ("words", "今天就能修"));
        Assert.Equal("/desk/extensions", leader.SentTo);
        Assert.Equal((ExtensionAnswer.Refused, "演示leader", "今天就能修"), await host.ReadAsync(db => db.ExtensionRequests.Select(r => ValueTuple.Create(r.Answer!.Value, r.AnsweredBy!, r.Words!)).SingleAsync()));
        await leader.GetAsync(page);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await leader.SendAsync(page, ("once", new string('b', 32)), ("answer", "approve"), ("words", "")));
        await leader.GetAsync(page);
        Assert.Contains("没有同意：今天就能修", leader.Text, StringComparison.Ordinal);
        Assert.Equal(1, await host.ReadAsync(db => db.Deliveries.CountAsync(d => d.Body.Contains("没有同意：今天就能修"))));
        Assert.Equal(0, await host.ReadAsync(db => db.Events.CountAsync(e => e.Type == "extended")));
    }

    [Fact]
    public async Task What_ends_before_the_deadline_or_is_more_than_the_place_gives_is_not_agreed_to()
    {
        var once = ChangedProfile.Write(p => p["extension"] = new JsonObject { ["approval"] = "desk", ["most"] = 1 });
        await using var host = await DeskHost.StartAsync(profile: once);
        var page = await AskedAsync(host);
        var (until, due) = await host.ReadAsync(db => db.ExtensionRequests.Select(r => ValueTuple.Create(r.Until, r.Due)).SingleAsync());
        using var leader = await host.SignedInAsync("leader");
        await DueAsync(until);
        await RefusesAsync("想延到的日子已经过了");
        await DueAsync(due);

        // Meanwhile it was put off once by a way of its own, and that is all there is.
        await host.Service<GroupCommit>().Run(session => session.Execute("""UPDATE "timeline" SET "Move" = @0 WHERE "Move" = @1""", Move.Extend, Move.Assign));
        await RefusesAsync("1 次");
        Assert.Null((await RequestAsync(host)).Answer);

        Task DueAsync(DateTimeOffset at) => host.Service<GroupCommit>().Run(session => session.Execute("""UPDATE "intakes" SET "Due" = @0""", at));

        async Task RefusesAsync(string words)
        {
            await leader.GetAsync(page);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await leader.SendAsync(page, ("once", leader.Hidden("once")), ("answer", "approve"), ("words", "")));
            Assert.Contains(words, leader.Text, StringComparison.Ordinal);
        }
    }

    private static async Task ExtendAsync(DeskBrowser browser, Intake intake, string why)
    {
        var form = $"/desk/intakes/{intake.Number}/move/extend";
        await browser.GetAsync(form);
        await browser.SendAsync(form, ("once", browser.Hidden("once")), ("note", why), ("until", "2026-12-04"));
        Assert.Equal($"/desk/intakes/{intake.Number}", browser.SentTo);
    }

    private static async Task<Intake> AssignedAsync(DeskHost host, string handler)
    {
        var intake = await host.ReportAsync();
        await host.Service<GroupCommit>().Run(session =>
        {
            var desk = new Actor(ActorRole.Desk, "演示坐席");
            IntakeMoves.Make(session, intake, new MoveRequest(Move.Accept, desk, host.Clock.GetUtcNow()));
            IntakeMoves.Make(session, intake, new MoveRequest(Move.Assign, desk, host.Clock.GetUtcNow()), i => (i.HandlerId, i.HandlerName) = (handler, handler));
        });
        return intake;
    }

    private static async Task<string> AskedAsync(DeskHost host)
    {
        var intake = await AssignedAsync(host, "w1");
        var worker = new Actor(ActorRole.GridWorker, "演示周芳", "w1");
        Assert.IsType<MoveVerdict.Made>(await host.Service<GroupCommit>().Run(
            session => host.Service<ExtensionAsks>().Ask(session, session.Context.Intakes.First(i => i.Id == intake.Id), worker, "等配件", intake.Due.AddDays(3), host.Clock.GetUtcNow())));
        return $"/desk/extensions/{(await RequestAsync(host)).Id}";
    }

    private static Task<ExtensionRequest> RequestAsync(DeskHost host) => host.ReadAsync(db => db.ExtensionRequests.AsNoTracking().OrderBy(r => r.Id).FirstAsync());

    private static Task<(IntakeStatus Status, DateTimeOffset Due)> StandsAsync(DeskHost host, Intake intake) =>
        host.ReadAsync(db => db.Intakes.AsNoTracking().Where(i => i.Id == intake.Id).Select(i => ValueTuple.Create(i.Status, i.Due)).SingleAsync());
}
