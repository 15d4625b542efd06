using System.Net;
using System.Text.Json;
using Bot.Api.Desk.Work;
using Bot.Data;
using Bot.Data.Accounts;
using Bot.Data.Audit;
using Bot.Data.Deliveries;
using Bot.Data.EventQueue;
using Bot.Data.Integration;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.WeChat.Api;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>What goes on in the background, and another try for what did not go through.</summary>
public sealed class WorkTests
{
    [Fact]
    public async Task A_parked_event_is_run_again_or_set_aside_with_a_reason_and_only_by_the_administrator()
    {
        await using var host = await DeskHost.StartAsync();
        var lamp = await host.ReportAsync();
        var water = await host.ReportAsync(text: "小区下水道堵了");
        await UntilAsync(host, async db => !await db.Events.AnyAsync(e => e.State < EventState.Done));
        await ParkAsync(host, lamp);
        await ParkAsync(host, water);
        var (first, second) = (await PositionAsync(host, lamp), await PositionAsync(host, water));

        using var leader = await host.SignedInAsync("leader");
        Assert.Equal(HttpStatusCode.OK, await leader.GetAsync("/desk/work"));
        Assert.Contains(lamp.Number.ToString(), leader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("重来一次", leader.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await leader.SendAsync("/desk/work?handler=Event", ("position", $"{first}")));

        using var admin = await host.SignedInAsync("admin");
        await admin.GetAsync("/desk/work");
        await admin.SendAsync("/desk/work?handler=Event", ("position", $"{first}"));
        await admin.FollowAsync();
        Assert.Contains("重新排上了", admin.Text, StringComparison.Ordinal);
        await UntilAsync(host, async db => await db.Events.AnyAsync(e => e.Position == first && e.State == EventState.Done && e.Attempts == 1));

        await admin.SendAsync("/desk/work?handler=Event", ("position", $"{second}"), ("aside", "1"), ("reason", "  "));
        await admin.FollowAsync();
        Assert.Contains("请写上原因", admin.Text, StringComparison.Ordinal);
        Assert.Equal(EventState.Parked, await host.ReadAsync(db => db.Events.Where(e => e.Position == second).Select(e => e.State).SingleAsync()));
        await admin.SendAsync("/desk/work?handler=Event", ("position", $"{second}"), ("aside", "1"), ("reason", "已经电话告诉 13812345678"));
        Assert.Equal(EventState.Done, await host.ReadAsync(db => db.Events.Where(e => e.Position == second).Select(e => e.State).SingleAsync()));
        var acts = await host.ReadAsync(db => db.AuditEntries.Where(e => e.Act == AuditActs.WorkRetried || e.Act == AuditActs.WorkSetAside).OrderBy(e => e.Id).ToListAsync());
        Assert.Equal([AuditActs.WorkRetried, AuditActs.WorkSetAside], acts.Select(a => a.Act));
        Assert.Contains("已经电话告诉", JsonDocument.Parse(acts[1].Detail).RootElement.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", acts[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_that_gave_up_are_shown_by_error_in_chinese_and_sent_again_one_or_all()
    {
        await using var host = await DeskHost.StartAsync();
        var intake = await host.ReportAsync();
        var now = host.Clock.GetUtcNow();
        string[] recipients = [Recipients.Resident("r1"), Recipients.Resident("r2"), Recipients.Resident("r3"), Recipients.Resident(ResidentErasure.Mark + "7")];
        await host.Service<GroupCommit>().Run(session =>
        {
            foreach (var (recipient, at) in recipients.Select((r, n) => (r, n)))
            {
                session.Insert(Stuck(intake, recipient, Purposes.Result, $"t{at}", DeliveryState.GaveUp, "DailyQuotaReached", now));
            }

            session.Insert(Stuck(intake, Recipients.Robot("robot-demo"), Purposes.MorningDigest, "t9", DeliveryState.GaveUp, "DailyQuotaReached", now));
            session.Insert(Stuck(intake, Recipients.Resident("r4"), Purposes.Progress, "t5", DeliveryState.Kept, "CustomerWindowClosed", now));
        });
        using var admin = await host.SignedInAsync("admin");
        await admin.GetAsync("/desk/work");
        Assert.Contains("接口调用超过限制", admin.Text, StringComparison.Ordinal);
        Assert.Contains("45009 DailyQuotaReached", string.Join(' ', admin.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("5 条", admin.Text, StringComparison.Ordinal);
        Assert.Contains("等他下次开口一起说", admin.Text, StringComparison.Ordinal);

        await admin.GetAsync("/desk/work/deliveries?state=gave-up&error=DailyQuotaReached");
        var first = await host.ReadAsync(db => db.Deliveries.Where(d => d.EventId == "t0").Select(d => d.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.Found, await admin.SendAsync("/desk/work/deliveries?handler=One", ("id", $"{first}"), ("state", "gave-up"), ("error", "DailyQuotaReached")));
        await UntilAsync(host, async db => await db.Deliveries.AnyAsync(d => d.Id == first && d.Error != "DailyQuotaReached"));
        await admin.FollowAsync();
        await admin.SendAsync("/desk/work/deliveries?handler=All", ("state", "gave-up"), ("error", "DailyQuotaReached"));
        await admin.FollowAsync();
        Assert.Contains("2 条重新排上了", admin.Text, StringComparison.Ordinal);
        await UntilAsync(host, async db => await db.Deliveries.CountAsync(d => d.Error == "DailyQuotaReached" && d.State == DeliveryState.GaveUp) == 2);

        // What is of nobody any more, and a digest of another hour, stay.
        Assert.Equal(["t3", "t9"], await host.ReadAsync(db => db.Deliveries.Where(d => d.Error == "DailyQuotaReached" && d.State == DeliveryState.GaveUp).OrderBy(d => d.EventId).Select(d => d.EventId).ToListAsync()));
        Assert.Equal(2, await host.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Act == AuditActs.WorkRetried)));
        using var leader = await host.SignedInAsync("leader");
        await leader.GetAsync("/desk/work");
        Assert.Equal(HttpStatusCode.Forbidden, await leader.SendAsync("/desk/work/deliveries?handler=All", ("state", "kept"), ("error", "CustomerWindowClosed")));
        await leader.GetAsync("/desk/work");
        Assert.Equal(HttpStatusCode.Forbidden, await leader.SendAsync("/desk/work/deliveries?handler=One", ("id", "1")));
    }

    [Fact]
    public async Task A_parked_action_of_the_platform_is_carried_out_later_or_says_why_not()
    {
        await using var host = await DeskHost.StartAsync();
        var intake = await host.ReportAsync();
        var now = host.Clock.GetUtcNow();
        string[] note = ["number", intake.Number.ToString(), "action", "note", "note", "平台补记一笔", "name", "演示平台"];
        await host.Service<GroupCommit>().Run(session =>
        {
            session.Insert(new ParkedAction { EntryId = "1-1", Number = intake.Number.ToString(), Fields = JsonSerializer.Serialize(note), Reason = "failed", At = now });
            session.Insert(new ParkedAction { EntryId = "1-2", Number = null, Fields = """["action","note"]""", Reason = "no-number", At = now });
        });
        using var admin = await host.SignedInAsync("admin");
        await admin.GetAsync("/desk/work");
        await admin.SendAsync("/desk/work?handler=Action", ("entry", "1-1"));
        await admin.FollowAsync();
        Assert.Contains("这个动作办成了", admin.Text, StringComparison.Ordinal);
        Assert.True(await host.ReadAsync(db => db.Timeline.AnyAsync(t => t.IntakeId == intake.Id && t.Note == "平台补记一笔")));
        await admin.SendAsync("/desk/work?handler=Action", ("entry", "1-2"));
        await admin.FollowAsync();
        Assert.Contains("没有办成：请写明编号", admin.Text, StringComparison.Ordinal);
        await admin.SendAsync("/desk/work?handler=Action", ("entry", "1-2"), ("aside", "1"), ("reason", "对方写错了，已请他重发"));
        Assert.Empty(await host.ReadAsync(db => db.ParkedActions.ToListAsync()));
        Assert.Equal(3, await host.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Act == AuditActs.WorkRetried || e.Act == AuditActs.WorkSetAside)));
    }

    [Fact]
    public async Task A_paused_subscription_goes_on_with_what_it_gave_up_and_a_robot_in_trouble_is_tried_at_once()
    {
        await using var host = await DeskHost.StartAsync();
        var intake = await host.ReportAsync();
        var now = host.Clock.GetUtcNow();
        var id = new string('a', 32);
        await UntilAsync(host, async db => !await db.Events.AnyAsync(e => e.State < EventState.Done));
        await host.Service<GroupCommit>().Run(session =>
        {
            session.Insert(new WebhookSubscription
            {
                Id = id, Holder = "demo", Url = "http://127.0.0.1:9/secret-path", Types = "", SealedSecret = host.Service<PersonalData>().Seal("demo-signing-key"), CreatedAt = now, State = WebhookState.Paused, Cursor = 1_000, LastError = "Unreachable",
            });
            session.Insert(new WebhookDelivery { SubscriptionId = id, Position = 1, EventId = "e1", Type = "submitted", IntakeId = intake.Id, CreatedAt = now, State = WebhookDeliveryState.Parked, NextAt = now });
            session.Insert(new RobotTrouble { Robot = "robot-other", Error = "RobotDisabled", Since = now, NextProbe = now.AddHours(1) });
        });
        using var admin = await host.SignedInAsync("admin");
        await admin.GetAsync("/desk/work");
        Assert.Contains("demo · 127.0.0.1", admin.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-path", admin.Html, StringComparison.Ordinal);
        Assert.Contains("机器人被停用了", admin.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("robot-other", admin.Html, StringComparison.Ordinal);
        await admin.SendAsync("/desk/work?handler=Robot", ("mark", WorkState.MarkOf("robot-other")));
        await admin.FollowAsync();
        Assert.False(await host.ReadAsync(db => db.RobotTroubles.AnyAsync(t => t.Robot == "robot-other" && t.NextProbe >= now.AddHours(1))));
        await admin.SendAsync("/desk/work?handler=Webhook", ("id", id));
        await admin.FollowAsync();
        Assert.Contains("接着推送，其中 1 条是放弃过的", admin.Text, StringComparison.Ordinal);
        Assert.Equal(WebhookState.Active, await host.ReadAsync(db => db.Webhooks.Select(w => w.State).SingleAsync()));
        Assert.Equal(2, await host.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Act == AuditActs.WorkRetried)));
    }

    [Fact]
    public async Task The_live_part_tells_queues_workers_connections_and_the_bot_itself()
    {
        await using var host = await DeskHost.StartAsync();
        using var leader = await host.SignedInAsync("leader");
        await UntilAsync(host, async _ =>
        {
            await leader.GetAsync("/desk/work/now");
            return leader.Text.Contains("看过", StringComparison.Ordinal);
        });
        foreach (var word in new[] { "要发的消息", "等内容检查", "盯期限", "早间汇总", "清理过期的记录", "数据库（SQLite）", "Redis", "语言模型", "磁盘还剩", "版本" })
        {
            Assert.Contains(word, leader.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_error_the_platform_documents_has_words()
    {
        Assert.All(PlatformErrors.WeChat.Concat(PlatformErrors.WeCom), e => Assert.NotEqual("没有记载的原因", ErrorWords.Of(e.Name)));
        Assert.All(TransportErrors.All, e => Assert.NotEqual("没有记载的原因", ErrorWords.Of(e.Name)));
    }

    internal static async Task UntilAsync(DeskHost host, Func<BotDbContext, Task<bool>> isSo)
    {
        while (!await host.ReadAsync(isSo))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static Delivery Stuck(Intake intake, string recipient, string purpose, string eventId, DeliveryState state, string error, DateTimeOffset now) => new()
    {
        EventId = eventId, Recipient = recipient, IntakeId = intake.Id, Purpose = purpose, Body = "b", CreatedAt = now, State = state, Error = error, EndedAt = state == DeliveryState.GaveUp ? now : null, NextAt = now, Attempts = 300,
    };

    private static Task ParkAsync(DeskHost host, Intake intake) => host.Service<GroupCommit>().Run(session =>
        session.Execute("""UPDATE "events" SET "State" = 3, "Attempts" = 8, "LastError" = 'InvalidOperationException' WHERE "IntakeId" = @0""", intake.Id));

    private static Task<long> PositionAsync(DeskHost host, Intake intake) => host.ReadAsync(db => db.Events.Where(e => e.IntakeId == intake.Id).Select(e => e.Position).SingleAsync());
}
