using System.Net;
using Bot.Api.Desk.Inbox;
using Bot.Data;
using Bot.Data.Audit;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.Search;
using Bot.Data.Storage;
using Bot.Data.Supervision;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.Desk;

public sealed class InboxTests
{
    private static readonly Actor Desk = new(ActorRole.Desk, "演示坐席", "desk:x");

    [Fact]
    public async Task Each_filter_holds_what_it_says_and_its_count_is_live()
    {
        await using var host = await DeskHost.StartAsync();
        var now = host.Clock.GetChinaNow();
        var fresh = await host.ReportAsync();
        var unheld = await MovedAsync(host, await host.ReportAsync(), Move.Accept);
        var soon = await MovedAsync(host, await host.ReportAsync(), Move.Accept, i => (i.Due, i.HandlerId) = (now.AddHours(3), "w1"));
        var late = await MovedAsync(host, await host.ReportAsync(), Move.Accept, i => i.HandlerId = "w1");

        // The row alone: a promise that is broken would go up by itself while the test looks.
        await host.Service<GroupCommit>().Run(session => session.Execute("""UPDATE "intakes" SET "Due" = @0 WHERE "Id" = @1""", now.AddHours(-3), late.Id));
        var unhappy = await MovedAsync(host, await host.ReportAsync(), Move.Accept, i => (i.Rating, i.HandlerId) = (1, "w1"));
        var worker = await host.ReportAsync(aboutWorker: true);
        var secret = await host.ReportAsync(confidential: true);
        var watched = await MovedAsync(host, await host.ReportAsync(), Move.Accept, i => i.HandlerId = "w1");
        await host.Service<GroupCommit>().Run(session => SupervisionOrders.Issue(session, watched, "township", "两次不满意", now, now.AddDays(2)));
        var unsent = await MovedAsync(host, await host.ReportAsync(), Move.Accept, i => i.HandlerId = "w1");
        await host.Service<GroupCommit>().Run(session => session.Insert(new Delivery
        {
            EventId = "x", Recipient = "resident:r", IntakeId = unsent.Id, Purpose = Purposes.Result, Body = "b", CreatedAt = now, State = DeliveryState.GaveUp, Error = "UserNotFollowing", EndedAt = now, NextAt = now,
        }));

        using var browser = await host.SignedInAsync("agent");
        foreach (var (filter, holds) in new Dictionary<string, Intake[]>(StringComparer.Ordinal)
        {
            ["new"] = [fresh, worker, secret], ["assign"] = [unheld], ["soon"] = [soon], ["late"] = [late], ["unhappy"] = [unhappy], ["supervised"] = [watched], ["worker"] = [worker],
            ["sealed"] = [secret], ["undelivered"] = [unsent], ["open"] = [fresh, unheld, soon, late, unhappy, worker, secret, watched, unsent],
        })
        {
            Assert.Equal(HttpStatusCode.OK, await browser.GetAsync("/desk/inbox?f=" + filter));
            if (filter == "undelivered")
            {
                // The residents of this test have never spoken: what is sent to them in earnest gives up as well.
                Assert.Contains(unsent.Number.ToString(), Numbers(browser));
                continue;
            }

            Assert.Equal((filter, string.Join(' ', holds.Select(i => i.Number.ToString()).Order(StringComparer.Ordinal))), (filter, string.Join(' ', Numbers(browser))));
        }

        Assert.Equal(1, browser.Html.Split("aria-current=\"page\"").Length - 2);
        await browser.GetAsync("/desk/inbox/counts?f=late");
        Assert.Matches("超期 +1", browser.Text.ReplaceLineEndings(" "));
        Assert.Matches("未办结 +9", browser.Text.ReplaceLineEndings(" "));
        await browser.GetAsync($"/desk/intakes/{unsent.Number}");
        Assert.Contains("UserNotFollowing", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_field_finds_by_number_phone_words_place_and_handler_and_looking_for_a_phone_is_recorded()
    {
        await using var host = await DeskHost.StartAsync();
        var lamp = await host.ReportAsync();
        var water = await host.ReportAsync(text: "小区下水道堵了，污水流到路上", phone: "13900001111");
        var far = await host.ReportAsync(grid: DeskHost.FarGrid, text: "村口井盖不见了");
        await MovedAsync(host, water, Move.Accept, i => (i.HandlerId, i.HandlerName) = ("w1", "演示周芳"));
        await host.Service<GroupCommit>().Run(session => IntakeMoves.Make(session, lamp.Id, new MoveRequest(Move.Supplement, new Actor(ActorRole.Resident, "居民"), host.Clock.GetUtcNow(), "旁边的石凳也坏了")));
        using var browser = await host.SignedInAsync("agent");
        foreach (var (words, found) in new[]
        {
            (lamp.Number.ToString(), lamp), ("2", water), ("路灯", lamp), ("下水道 堵", water), ("石凳", lamp), ("远村", far), ("井盖", far), ("演示周芳", water), ("13900001111", water), ("139 0000 1111", water),
        })
        {
            await browser.GetAsync("/desk/inbox?q=" + Uri.EscapeDataString(words));
            Assert.Equal((words, found.Number.ToString()), (words, string.Join(' ', Numbers(browser))));
        }

        await browser.GetAsync("/desk/inbox?q=" + Uri.EscapeDataString("\"' OR * NEAR("));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Equal(2, await host.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Act == AuditActs.Searched && !e.Detail.Contains("0000"))));
        using var near = await host.SignedInAsync("near");
        await near.GetAsync("/desk/inbox?q=" + Uri.EscapeDataString("井盖"));
        Assert.Empty(Numbers(near));
        using var auditor = await host.SignedInAsync("auditor");
        await auditor.GetAsync("/desk/inbox?q=13900001111");
        Assert.Empty(Numbers(auditor));
    }

    [Fact]
    public async Task Many_are_given_at_once_and_each_that_cannot_says_why()
    {
        await using var host = await DeskHost.StartAsync();
        var plain = await host.ReportAsync();
        var secret = await host.ReportAsync(confidential: true);
        var blamed = await host.ReportAsync(aboutWorker: true);
        var done = await MovedAsync(host, await MovedAsync(host, await host.ReportAsync(), Move.Accept), Move.Resolve);
        var far = await host.ReportAsync(grid: DeskHost.FarGrid);
        using var browser = await host.SignedInAsync("near");
        await browser.GetAsync("/desk/inbox");
        await browser.SendAsync("/desk/inbox?handler=Assign", [.. new[] { plain, secret, blamed, done, far }.Select(i => ("pick", $"{i.Id}")), ("target", "worker:w1"), ("note", "请今天看"), ("back", "new")]);
        Assert.Equal("/desk/inbox?f=new", browser.SentTo);
        await browser.FollowAsync();
        Assert.Contains("派出 1 件给演示周芳", browser.Text, StringComparison.Ordinal);
        Assert.Contains($"{secret.Number} 保密的事不能派给网格员", browser.Text, StringComparison.Ordinal);
        Assert.Contains($"{blamed.Number} 投诉网格员的事不能派回本网格", browser.Text, StringComparison.Ordinal);
        Assert.Contains($"{done.Number} 已经是“已办结", browser.Text, StringComparison.Ordinal);
        Assert.Contains($"{far.Number} 没有这件事", browser.Text, StringComparison.Ordinal);
        var given = await host.ReadAsync(db => db.Intakes.SingleAsync(i => i.Id == plain.Id));
        Assert.Equal((IntakeStatus.Assigned, "w1"), (given.Status, given.HandlerId));
        Assert.Equal(1, await host.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Act == AuditActs.IntakeMoved)));

        await browser.GetAsync("/desk/inbox");
        await browser.SendAsync("/desk/inbox?handler=Assign", ("pick", $"{secret.Id}"), ("pick", $"{blamed.Id}"), ("target", "level:township"));
        await browser.FollowAsync();
        Assert.Contains("派出 2 件", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_goes_on_where_it_stopped_and_shows_each_once()
    {
        await using var host = await DeskHost.StartAsync();
        for (var i = 0; i < InboxPage.PageSize + 7; i++)
        {
            await host.ReportAsync();
        }

        using var browser = await host.SignedInAsync("agent");
        await browser.GetAsync("/desk/inbox?f=new");
        var first = Numbers(browser);
        await browser.GetAsync(WebUtility.HtmlDecode(browser.Html.Split("<a class=\"btn\" href=\"")[^1].Split('"')[0]));
        var second = Numbers(browser);
        Assert.Equal((InboxPage.PageSize, 7, 0), (first.Count, second.Count, first.Intersect(second, StringComparer.Ordinal).Count()));
    }

    [Fact]
    public async Task What_was_reported_before_the_search_is_put_into_it_afterwards_and_once()
    {
        await using var host = await DeskHost.StartAsync();
        await host.ReportAsync();
        await host.Service<GroupCommit>().Run(session =>
        {
            session.Execute("""INSERT INTO "intake_search"("intake_search") VALUES ('delete-all')""");
            session.Execute("""DELETE FROM "import_marks" WHERE "Name" = @0""", SearchCatchUp.Mark);
        });
        Assert.Empty(await host.ReadAsync(db => IntakeSearch.FindAsync(db, "路灯", CancellationToken.None)));
        var catchUp = ActivatorUtilities.CreateInstance<SearchCatchUp>(host.App.Services);
        while (await catchUp.StepAsync(CancellationToken.None))
        {
        }

        Assert.Single(await host.ReadAsync(db => IntakeSearch.FindAsync(db, "路灯", CancellationToken.None)));
    }

    private static List<string> Numbers(DeskBrowser browser) =>
        [.. System.Text.RegularExpressions.Regex.Matches(browser.Html, "href=\"/desk/intakes/(WG-[0-9-]+)\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal)];

    private static async Task<Intake> MovedAsync(DeskHost host, Intake intake, Move move, Action<Intake>? change = null)
    {
        await host.Service<GroupCommit>().Run(session => IntakeMoves.Make(session, intake.Id, new MoveRequest(move, Desk, host.Clock.GetUtcNow(), "说明"), change));
        return await host.ReadAsync(db => db.Intakes.AsNoTracking().SingleAsync(i => i.Id == intake.Id));
    }
}
