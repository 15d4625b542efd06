using System.Net;
using Bot.Api.CallBacks;
using Bot.Data.Audit;
using Bot.Data.CallBacks;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Data.Supervision;
using Bot.Tests.Deadlines;
using Bot.Tests.Dispatching;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>Urging, orders, disputes, call-backs, merging, findings, corrected items: what the desk does besides moving intakes.</summary>
public sealed class SupervisionTests
{
    private static readonly Actor Worker = new(ActorRole.GridWorker, "演示周芳", "w1");

    [Fact]
    public async Task A_leader_urges_and_the_group_hears_it_but_not_the_resident()
    {
        await using var host = await DeskHost.StartAsync();
        var page = $"/desk/intakes/{(await host.ReportAsync()).Number}/order";
        using var leader = await host.SignedInAsync("leader");
        await leader.GetAsync(page);
        await leader.SendAsync(page, ("once", leader.Hidden("once")), ("how", "urge"), ("words", "今天就去看，老人要走夜路"));
        Assert.StartsWith("/desk/intakes/", leader.SentTo, StringComparison.Ordinal);
        var note = await host.ReadAsync(db => db.Timeline.AsNoTracking().SingleAsync(t => t.Move == Move.Note));
        Assert.Contains("催办：今天就去看", note.Note, StringComparison.Ordinal);
        Assert.False(note.IsPublic);
        Assert.Equal(1, await host.ReadAsync(db => db.Deliveries.CountAsync(d => d.Body.Contains("催办：今天就去看"))));
        Assert.Equal(1, await host.ReadAsync(db => db.AuditEntries.CountAsync(a => a.Act == AuditActs.IntakeUrged)));
    }

    [Fact]
    public async Task An_order_is_numbered_due_to_a_person_stands_once_and_is_answered_by_whom_it_concerns()
    {
        await using var host = await DeskHost.StartAsync();
        var page = $"/desk/intakes/{(await host.ReportAsync()).Number}/order";
        using var leader = await host.SignedInAsync("leader");
        for (var i = 0; i < 2; i++)
        {
            await leader.GetAsync(page);
            await leader.SendAsync(page, ("once", leader.Hidden("once")), ("how", "order"), ("words", "三天没人管，写明原因"), ("person", "演示周芳"), ("until", "2026-11-27"));
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, leader.Status);
        Assert.Contains("已经有一张督办", leader.Text, StringComparison.Ordinal);
        var order = await host.ReadAsync(db => db.SupervisionOrders.AsNoTracking().SingleAsync());
        Assert.Equal(("DB-20261125-001", "演示周芳", "演示leader"), (order.Number, order.ToPerson, order.IssuedBy));
        Assert.Equal(new DateOnly(2026, 11, 27), Bot.Data.ChinaTime.ChinaDate(order.Due));

        using var far = await host.SignedInAsync("far");
        await far.GetAsync("/desk/orders");
        Assert.DoesNotContain(order.Number, far.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await far.GetAsync($"/desk/orders/{order.Number}"));
        using var near = await host.SignedInAsync("near");
        await near.GetAsync("/desk/orders");
        Assert.Contains(order.Number, near.Text, StringComparison.Ordinal);
        await near.GetAsync($"/desk/orders/{order.Number}");
        await near.SendAsync($"/desk/orders/{order.Number}", ("once", near.Hidden("once")), ("words", "昨天停电没修成，今天下午修"));
        var answered = await host.ReadAsync(db => db.SupervisionOrders.AsNoTracking().SingleAsync());
        Assert.Equal(("演示near", "昨天停电没修成，今天下午修"), (answered.AnsweredBy, answered.Answer));
    }

    [Fact]
    public async Task What_came_back_waits_to_be_given_and_a_dispute_is_decided_by_the_leader_with_an_owner()
    {
        await using var host = await DeskHost.StartAsync();
        var number = await ReturnedAsync(host, "不归网格，是住建的");
        var page = $"/desk/intakes/{number}/owner";
        using var near = await host.SignedInAsync("near");
        await near.GetAsync("/desk/dispatch");
        Assert.Contains("不归网格，是住建的", near.Text, StringComparison.Ordinal);
        await near.GetAsync(page);
        await near.SendAsync(page, ("once", near.Hidden("once")), ("words", "住建说是物业的，物业说是住建的"));
        await near.GetAsync(page);
        Assert.Equal(HttpStatusCode.Forbidden, await near.SendAsync(page, ("words", "我来定"), ("owner", "演示近村第1网格")));

        using var leader = await host.SignedInAsync("leader");
        await leader.GetAsync("/desk/dispatch");
        Assert.Contains("物业说是住建的", leader.Text, StringComparison.Ordinal);
        await leader.GetAsync(page);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await leader.SendAsync(page, ("words", "归他"), ("owner", "不认识的单位")));
        await leader.SendAsync(page, ("once", leader.Hidden("once")), ("words", "路灯在小区围墙内"), ("owner", "演示近村第1网格"));
        Assert.Equal($"/desk/intakes/{number}", leader.SentTo);
        var dispute = await host.ReadAsync(db => db.OwnerDisputes.AsNoTracking().SingleAsync());
        Assert.Equal(("演示leader", "演示近村第1网格", "路灯在小区围墙内"), (dispute.DecidedBy, dispute.Owner, dispute.Decision));
        var given = await host.ReadAsync(db => db.Intakes.AsNoTracking().SingleAsync());
        Assert.Equal((IntakeStatus.Assigned, "grid", "演示周芳"), (given.Status, given.Level, given.HandlerName));
        await leader.GetAsync("/desk/dispatch");
        Assert.DoesNotContain(number, leader.Text, StringComparison.Ordinal);
        await host.UntilAsync(db => db.Deliveries.AsNoTracking().FirstOrDefaultAsync(d => d.Recipient == "resident:resident-1" && d.Body.Contains("由演示周芳办")));
        await host.UntilAsync(async db => (await db.Deliveries.AsNoTracking().Where(d => d.Recipient == "robot:robot-demo" && d.Purpose == Purposes.Card).ToListAsync()).Find(d => PromiseStage.Words(d).Contains("裁定归演示周芳", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(IntakeStatus.Submitted)]
    [InlineData(IntakeStatus.Handling)]
    public async Task A_decided_dispute_goes_to_the_department_in_the_same_commit_wherever_it_stood_and_everybody_hears_it(IntakeStatus from)
    {
        await using var host = await DeskHost.StartAsync();
        var intake = await host.ReportAsync();
        await host.Service<GroupCommit>().Run(session =>
        {
            if (from == IntakeStatus.Handling)
            {
                IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Accept, Worker, host.Clock.GetUtcNow()));
                IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Assign, Worker, host.Clock.GetUtcNow()), i => (i.HandlerId, i.HandlerName) = ("w1", "演示周芳"));
                IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Start, Worker, host.Clock.GetUtcNow()));
            }

            OwnerDisputes.Raise(session, intake.Id, "演示near", "网格说是住建的", host.Clock.GetUtcNow());
        });
        var page = $"/desk/intakes/{intake.Number}/owner";
        using var leader = await host.SignedInAsync("leader");
        await leader.GetAsync(page);
        await leader.SendAsync(page, ("once", leader.Hidden("once")), ("words", "灯杆是住建的"), ("owner", DispatchPlace.Department));
        Assert.Equal($"/desk/intakes/{intake.Number}", leader.SentTo);
        var given = await host.ReadAsync(db => db.Intakes.AsNoTracking().SingleAsync());
        Assert.Equal((IntakeStatus.Assigned, DispatchPlace.Department, null), (given.Status, given.Department, given.HandlerId));
        Assert.Equal(1, await host.ReadAsync(db => db.Timeline.CountAsync(t => t.Move == Move.Assign && t.Note!.Contains("裁定归演示住建局：灯杆是住建的") && !t.IsPublic)));
        await host.UntilAsync(db => db.Deliveries.AsNoTracking().FirstOrDefaultAsync(d => d.Recipient == "resident:resident-1" && d.Body.Contains("已经派给演示住建局")));
        await host.UntilAsync(db => db.Deliveries.AsNoTracking().FirstOrDefaultAsync(d => d.Recipient == "robot:" + DispatchPlace.Robot));
        await host.UntilAsync(db => db.Deliveries.AsNoTracking().FirstOrDefaultAsync(d => d.Recipient == "robot:robot-demo" && d.Body.Contains("这边不用再办")));
        using var housing = await host.SignedInAsync("housing");
        await housing.GetAsync("/desk/inbox");
        Assert.Contains(intake.Number.ToString(), housing.Text, StringComparison.Ordinal);
        Assert.Empty(await host.ReadAsync(db => TimelineAudit.FindFaultsAsync(db, CancellationToken.None)));
    }

    [Fact]
    public async Task Somebody_without_WeChat_is_owed_a_call_and_an_unhappy_one_has_it_done_again()
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignedInAsync("agent");
        var id = await ResolvedAsync(host, await PhonePageTests.TakeAsync(browser));
        var call = await host.UntilAsync(db => db.CallBacks.AsNoTracking().FirstOrDefaultAsync(c => c.DoneAt == null));
        Assert.Equal((id, CallBackReason.NotInChat), (call.IntakeId, call.Reason));
        await browser.GetAsync("/desk/calls");
        Assert.Contains(IntakeNumber.FromId(id).ToString(), browser.Text, StringComparison.Ordinal);
        await browser.GetAsync($"/desk/calls/{call.Id}");
        Assert.Contains("换了灯泡，亮了", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("13987654321", browser.Html, StringComparison.Ordinal);

        await browser.SendAsync($"/desk/calls/{call.Id}", ("once", browser.Hidden("once")), ("result", "tried"));
        Assert.Equal((1, null), await host.ReadAsync(db => db.CallBacks.AsNoTracking().Select(c => ValueTuple.Create(c.Tries, c.DoneAt)).SingleAsync()));
        await browser.GetAsync($"/desk/calls/{call.Id}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await browser.SendAsync($"/desk/calls/{call.Id}", ("once", browser.Hidden("once")), ("result", "Unsatisfied")));
        await browser.SendAsync($"/desk/calls/{call.Id}", ("once", browser.Hidden("once")), ("result", "Unsatisfied"), ("words", "又灭了一个"));
        var done = await host.ReadAsync(db => db.CallBacks.AsNoTracking().SingleAsync(c => c.Id == call.Id));
        Assert.Equal((CallBackResult.Unsatisfied, "演示agent", "又灭了一个"), (done.Result, done.DoneBy, done.Answer));
        Assert.Equal(IntakeStatus.Reopened, await host.ReadAsync(db => db.Intakes.Where(i => i.Id == id).Select(i => i.Status).SingleAsync()));
        Assert.Equal(1, await host.ReadAsync(db => db.Deadlines.CountAsync(d => d.IntakeId == id && d.Kind == Bot.Data.Deadlines.DeadlineKind.Resolve && d.EndedAt == null)));
    }

    [Fact]
    public async Task Who_was_merged_on_the_phone_is_called_about_the_others_result()
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignedInAsync("agent");
        var first = await PhonePageTests.TakeAsync(browser);
        var second = await PhonePageTests.TakeAsync(browser, ("join", first));
        var id = await ResolvedAsync(host, first);
        await host.UntilAsync(db => db.CallBacks.AsNoTracking().FirstOrDefaultAsync(c => c.IntakeId != id));
        Assert.Equal([first, second], (await host.ReadAsync(db => db.CallBacks.Select(c => c.IntakeId).OrderBy(i => i).ToListAsync())).Select(i => IntakeNumber.FromId(i).ToString()));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(20, 120, 280)]
    [InlineData(100, 1000, 1000)]
    public async Task The_sample_is_the_share_that_the_place_names(int percent, int least, int most)
    {
        await using var host = await DeskHost.StartAsync();
        var intake = await host.ReportAsync();
        var sampled = Enumerable.Range(1, 1000).Count(i => CallBackRules.IsSampled(Copy(intake, IntakeNumber.Of(new DateOnly(2026, 11, 25), i).Id), percent));
        Assert.InRange(sampled, least, most);
    }

    [Fact]
    public async Task A_merge_is_undone_at_the_desk_and_what_is_sealed_is_never_merged()
    {
        await using var host = await DeskHost.StartAsync();
        var (first, second, secret) = (await host.ReportAsync(), await host.ReportAsync(), await host.ReportAsync(confidential: true));
        using var agent = await host.SignedInAsync("agent");
        var page = $"/desk/intakes/{second.Number}/merge";
        await agent.GetAsync(page);
        Assert.Contains(first.Number.ToString(), agent.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await agent.SendAsync(page, ("once", agent.Hidden("once")), ("other", secret.Number.ToString())));
        await agent.SendAsync(page, ("once", agent.Hidden("once")), ("into", first.Number.ToString()));
        Assert.Equal((IntakeStatus.Merged, first.Id), await StandsAsync(host, second.Id));
        await agent.GetAsync(page);
        await agent.SendAsync(page, ("once", agent.Hidden("once")), ("words", "其实是两盏灯"));
        Assert.Equal((IntakeStatus.Submitted, null), await StandsAsync(host, second.Id));
        Assert.Equal(2, await host.ReadAsync(db => db.AuditEntries.CountAsync(a => a.Act == AuditActs.IntakeMerged || a.Act == AuditActs.IntakeUnmerged)));
    }

    [Fact]
    public async Task A_complaint_about_a_worker_ends_with_a_verdict_and_words_to_who_complained()
    {
        await using var host = await DeskHost.StartAsync();
        var intake = await host.ReportAsync(text: "网格员演示周芳态度太差，叫她来根本不来", aboutWorker: true);
        var page = $"/desk/intakes/{intake.Number}/finding";
        using var leader = await host.SignedInAsync("leader");
        await leader.GetAsync("/desk/complaints");
        Assert.Contains(intake.Number.ToString(), leader.Text, StringComparison.Ordinal);
        await leader.GetAsync(page);
        var once = leader.Hidden("once");
        const string Words = "查了走访记录，网格员确实没有按时到，已经批评，明天后由街道的人上门，请打 13800000002";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await leader.SendAsync(page, ("once", once), ("verdict", "Founded"), ("worker", "演示周芳"), ("words", Words)));
        Assert.Contains("答应了日期", leader.Text, StringComparison.Ordinal);
        Assert.Contains("别人的个人信息", leader.Text, StringComparison.Ordinal);
        await leader.SendAsync(page, ("once", once), ("verdict", "Founded"), ("worker", "演示周芳"), ("words", Words), ("confirmed", leader.Hidden("confirmed")));
        Assert.Equal("/desk/complaints", leader.SentTo);
        var finding = await host.ReadAsync(db => db.WorkerFindings.AsNoTracking().SingleAsync());
        Assert.Equal((FindingVerdict.Founded, "演示周芳", DeskHost.NearGrid), (finding.Verdict, finding.Worker, finding.GridCode));
        Assert.Equal(IntakeStatus.Resolved, (await StandsAsync(host, intake.Id)).Status);
        Assert.True(await host.ReadAsync(db => db.Timeline.AnyAsync(t => t.Move == Move.Resolve && t.IsPublic)));
        using var agent = await host.SignedInAsync("agent");
        Assert.Equal(HttpStatusCode.Forbidden, await agent.GetAsync(page));
    }

    [Fact]
    public async Task A_corrected_item_stands_beside_what_was_understood_and_offers_the_department()
    {
        await using var host = await DeskHost.StartAsync();
        var intake = await host.ReportAsync();
        var page = $"/desk/intakes/{intake.Number}/item";
        using var agent = await host.SignedInAsync("agent");
        await agent.GetAsync(page);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await agent.SendAsync(page, ("once", agent.Hidden("once")), ("item", "municipal-facility")));
        await agent.SendAsync(page, ("once", agent.Hidden("once")), ("item", "noise"), ("words", "其实是变压器响"));
        Assert.EndsWith("/move/assign", agent.SentTo, StringComparison.Ordinal);
        var correction = await host.ReadAsync(db => db.ItemCorrections.AsNoTracking().SingleAsync());
        Assert.Equal((intake.Id, "desk", "municipal-facility", "noise"), (correction.IntakeId, correction.By, correction.Offered, correction.Chosen));
        Assert.Equal("municipal-facility", await host.ReadAsync(db => db.Intakes.Select(i => i.Item).SingleAsync()));
        foreach (var where in new[] { $"/desk/intakes/{intake.Number}", "/desk/inbox" })
        {
            await agent.GetAsync(where);
            Assert.Contains($"原：{Name("municipal-facility")}，演示agent改的", agent.Text, StringComparison.Ordinal);
            Assert.Contains(Name("noise"), agent.Text, StringComparison.Ordinal);
        }

        string Name(string item) => host.Service<Bot.Dialogs.Jurisdiction>().Item(item)!.Name;
        Assert.Contains("其实是变压器响", (await host.ReadAsync(db => db.Timeline.AsNoTracking().SingleAsync(t => t.Move == Move.Note && !t.IsPublic))).Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Promises_that_were_put_off_are_listed_with_who_did_it_and_why()
    {
        await using var host = await DeskHost.StartAsync();
        var intake = await host.ReportAsync();
        await host.Service<GroupCommit>().Run(session =>
        {
            IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Accept, Worker, host.Clock.GetUtcNow()));
            IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Assign, Worker, host.Clock.GetUtcNow()));
            IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Extend, Worker, host.Clock.GetUtcNow(), "等配件"), i => i.Due = i.Due.AddDays(2));
        });
        using var leader = await host.SignedInAsync("leader");
        await leader.GetAsync("/desk/extensions");
        Assert.Contains("演示周芳：等配件", leader.Text, StringComparison.Ordinal);
    }

    private static Task<(IntakeStatus Status, long? Into)> StandsAsync(DeskHost host, long id) =>
        host.ReadAsync(db => db.Intakes.AsNoTracking().Where(i => i.Id == id).Select(i => ValueTuple.Create(i.Status, i.MergedInto)).SingleAsync());

    private static async Task<string> ReturnedAsync(DeskHost host, string why)
    {
        var intake = await host.ReportAsync();
        await host.Service<GroupCommit>().Run(session =>
        {
            IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Accept, Worker, host.Clock.GetUtcNow()));
            IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Assign, Worker, host.Clock.GetUtcNow()), i => (i.HandlerId, i.HandlerName) = ("w1", "演示周芳"));
            IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Return, Worker, host.Clock.GetUtcNow(), why));
        });
        return intake.Number.ToString();
    }

    private static async Task<long> ResolvedAsync(DeskHost host, string number)
    {
        Assert.True(IntakeNumber.TryParse(number, out var parsed));
        await host.Service<GroupCommit>().Run(session =>
        {
            IntakeMoves.Make(session, parsed.Id, new MoveRequest(Move.Accept, Worker, host.Clock.GetUtcNow()));
            IntakeMoves.Make(session, parsed.Id, new MoveRequest(Move.Resolve, Worker, host.Clock.GetUtcNow(), "换了灯泡，亮了"), i => (i.HandlerId, i.HandlerName) = ("w1", "演示周芳"));
        });
        host.Service<Bot.Api.Hosting.EventSignal>().Raise();
        return parsed.Id;
    }

    private static Intake Copy(Intake intake, long id) => new()
    {
        Id = id, Kind = intake.Kind, Item = intake.Item, Text = intake.Text, PlaceText = intake.PlaceText, Level = intake.Level, Channel = intake.Channel, LastHash = "",
    };
}
