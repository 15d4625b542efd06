using System.Collections.Concurrent;
using Bot.Api.GroupNotification;
using Bot.Api.Result;
using Bot.Data.Deliveries;
using Bot.Data.Storage;
using Bot.Tests.Result;
using Bot.Tests.WeChat;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.GroupNotification;

/// <summary>What a robot may be made to say: its minute, its digests, its nights, its troubles.</summary>
public sealed class RobotDisciplineTests
{
    [Fact]
    public async Task Sixty_cards_at_once_stay_within_the_robots_minute_and_each_is_said()
    {
        await using var host = await DeliveryHost.StartAsync();
        var sent = Watch(host);
        for (var i = 1; i <= 60; i++)
        {
            await host.PostAsync(DeliveryHost.Robot, i);
        }

        await host.RunAsync();
        var urgent = await host.PostAsync(DeliveryHost.Robot, 61, urgent: true);
        await host.RunAsync();
        Assert.Equal(DeliveryState.Sent, (await host.NowAsync(urgent)).State);
        await RunMinutesAsync(host, 5);
        AssertWithinMinutes(sent);
        var words = string.Join('\n', sent.Select(s => s.Call.Text));
        Assert.All(Enumerable.Range(1, 61), i => Assert.Contains(DeliveryHost.NumberOf(i), words, StringComparison.Ordinal));
        Assert.DoesNotContain(sent, s => s.Call.Text.Contains("合在一起", StringComparison.Ordinal) && s.Call.Text.Contains(DeliveryHost.NumberOf(61), StringComparison.Ordinal));
        Assert.All(await AllAsync(host), d => Assert.Equal(DeliveryState.Sent, d.State));
        Assert.Contains(await AllAsync(host), d => d.Channel == Rungs.Digest);
    }

    [Fact]
    public async Task A_flood_of_urgent_ones_and_others_never_makes_more_than_twenty_in_any_minute()
    {
        await using var host = await DeliveryHost.StartAsync();
        var sent = Watch(host);
        for (var i = 1; i <= 90; i++)
        {
            await host.PostAsync(DeliveryHost.Robot, i, urgent: i % 2 == 0);
            if (i % 3 == 0)
            {
                await host.RunAsync();
                host.Clock.Advance(TimeSpan.FromSeconds(1));
            }
        }

        await RunMinutesAsync(host, 8);
        AssertWithinMinutes(sent);
        Assert.All(await AllAsync(host), d => Assert.Equal(DeliveryState.Sent, d.State));
    }

    [Fact]
    public async Task After_a_restart_the_robots_last_minute_is_still_counted()
    {
        await using var host = await DeliveryHost.StartAsync();
        var sent = Watch(host);
        for (var i = 1; i <= 18; i++)
        {
            await host.PostAsync(DeliveryHost.Robot, i, urgent: true);
        }

        await host.RunAsync();

        // One more is under way when the process ends: it may have reached the platform.
        await host.PostAsync(DeliveryHost.Robot, 19, urgent: true);
        await host.Service<GroupCommit>().Run(session => DeliveryLedger.LeaseDue(session, host.Clock.GetUtcNow(), DeliveryWorker.Lease, urgent: true, 1, []));
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        await host.RestartAsync();
        for (var i = 20; i <= 30; i++)
        {
            await host.PostAsync(DeliveryHost.Robot, i, urgent: true);
        }

        await host.RunAsync();
        Assert.Equal(19, sent.Count);
        await RunMinutesAsync(host, 3);
        AssertWithinMinutes(sent);
        Assert.All(await AllAsync(host), d => Assert.Equal(DeliveryState.Sent, d.State));
    }

    [Fact]
    public async Task At_night_only_urgent_ones_go_and_the_rest_in_the_morning()
    {
        await using var host = await DeliveryHost.StartAsync(new DateTimeOffset(2026, 11, 23, 23, 30, 0, TimeSpan.FromHours(8)));
        var sent = Watch(host);
        var resident = await host.TellAsync(await host.ResidentAsync("oDEMO_1", TimeSpan.FromHours(1)), "接了");
        await host.PostAsync(DeliveryHost.Robot, 1);
        await host.PostAsync(DeliveryHost.Robot, 2, urgent: true);
        await host.RunAsync();
        Assert.Contains(DeliveryHost.NumberOf(2), Assert.Single(sent).Call.Text, StringComparison.Ordinal);
        Assert.Equal(DeliveryState.Sent, (await host.NowAsync(resident)).State);
        host.Clock.Advance(TimeSpan.FromHours(7));
        await host.RunAsync();
        Assert.Single(sent);
        host.Clock.Advance(TimeSpan.FromMinutes(30));
        await host.RunAsync();
        Assert.Equal(2, sent.Count);
    }

    [Theory]
    [InlineData("22:00", "07:00", 23, true)]
    [InlineData("22:00", "07:00", 3, true)]
    [InlineData("22:00", "07:00", 7, false)]
    [InlineData("12:00", "14:00", 13, true)]
    [InlineData("12:00", "14:00", 14, false)]
    [InlineData("08:00", "08:00", 8, false)]
    public void Quiet_hours_span_midnight_and_equal_ends_mean_never(string from, string until, int hour, bool quiet)
    {
        var now = new DateTimeOffset(2026, 11, 23, hour, 0, 0, TimeSpan.FromHours(8));
        var end = new QuietHours(TimeOnly.Parse(from, null), TimeOnly.Parse(until, null)).EndAfter(now);
        Assert.Equal(quiet, end is not null);
        Assert.True(end is null || (end > now && end - now < TimeSpan.FromDays(1)));
    }

    [Fact]
    public async Task A_dead_robot_is_reported_once_its_messages_are_kept_and_all_go_out_when_it_works_again()
    {
        await using var host = await DeliveryHost.StartAsync();
        var dead = true;
        host.Platform.OnJson(DeliveryHost.RobotPath, call => dead && call.Query["key"] == DeliveryHost.Robot ? DeliveryHost.Error(93000) : DeliveryHost.Ok);
        for (var i = 1; i <= 40; i++)
        {
            await host.PostAsync(DeliveryHost.Robot, i);
            await host.RunAsync();
        }

        var urgent = await host.PostAsync(DeliveryHost.Robot, 41, urgent: true);
        await host.RunAsync();
        Assert.Equal(1, host.Platform.Calls.Count(c => c.Path == DeliveryHost.RobotPath && c.Query["key"] == DeliveryHost.Robot));
        Assert.All((await AllAsync(host)).Where(d => d.Recipient == Recipients.Robot(DeliveryHost.Robot)), d => Assert.Equal((DeliveryState.Kept, "InvalidRobotKey"), (d.State, d.Error)));
        var desk = host.Platform.Calls.Where(c => c.Path == DeliveryHost.RobotPath && c.Query["key"] == DeliveryHost.DeskRobot).ToList();
        Assert.Single(desk, c => c.Text.Contains("发不出去", StringComparison.Ordinal));
        Assert.Single(desk, c => c.Text.Contains(DeliveryHost.NumberOf(41), StringComparison.Ordinal));

        dead = false;
        host.Clock.Advance(RobotTroubles.ProbeEvery);
        await host.RunAsync();
        await RunMinutesAsync(host, 3);
        Assert.Equal(DeliveryState.Sent, (await host.NowAsync(urgent)).State);
        Assert.All(await AllAsync(host), d => Assert.Equal(DeliveryState.Sent, d.State));
        Assert.Equal(0, await host.ReadAsync(db => db.RobotTroubles.CountAsync()));
    }

    [Fact]
    public async Task What_no_robot_took_for_a_week_is_given_up_by_name()
    {
        await using var host = await DeliveryHost.StartAsync();
        host.On(DeliveryHost.RobotPath, DeliveryHost.Error(93004));
        var card = await host.PostAsync(DeliveryHost.Robot, 1);
        await host.RunAsync();
        host.Clock.Advance(RobotTroubles.KeptFor - TimeSpan.FromMinutes(1));
        await host.RunAsync();
        Assert.Equal(DeliveryState.Kept, (await host.NowAsync(card)).State);
        host.Clock.Advance(RobotTroubles.ProbeEvery);
        await host.RunAsync();
        var row = await host.NowAsync(card);
        Assert.Equal((DeliveryState.GaveUp, "RobotDisabled"), (row.State, row.Error));
    }

    [Fact]
    public async Task A_card_whose_form_is_refused_goes_as_plain_words_and_the_robot_is_not_blamed()
    {
        await using var host = await DeliveryHost.StartAsync();
        host.Platform.OnJson(DeliveryHost.RobotPath, call => call.Text.Contains("template_card", StringComparison.Ordinal) ? DeliveryHost.Error(40058) : DeliveryHost.Ok);
        var card = await host.PostAsync(DeliveryHost.Robot, 1);
        await host.RunAsync();
        Assert.Equal(DeliveryState.Sent, (await host.NowAsync(card)).State);
        Assert.Equal(["group InvalidWeComArgument", "group "], (await host.TriesAsync(card)).Select(t => $"{t.Rung} {t.Error}"));
        Assert.Contains(DeliveryHost.NumberOf(1), host.Platform.Last(DeliveryHost.RobotPath).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_that_was_under_way_when_the_bot_ended_is_sent_again_and_nothing_else_is()
    {
        await using var host = await DeliveryHost.StartAsync();
        var sent = Watch(host);
        for (var i = 1; i <= 17; i++)
        {
            await host.PostAsync(DeliveryHost.Robot, i);
        }

        List<string> taken = [];
        await host.Service<GroupCommit>().Run(session =>
        {
            var now = host.Clock.GetUtcNow();
            var head = DeliveryLedger.LeaseDue(session, now, DeliveryWorker.Lease, urgent: false, 1, []);
            Assert.Equal(Purposes.Digest, host.Service<RobotDiscipline>().Admit(session, head[0], DeliveryHost.Robot, now, taken)!.Purpose);
        });
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.RestartAsync();
        await RunMinutesAsync(host, 2);
        Assert.Single(sent);
        Assert.All(await AllAsync(host), d => Assert.Equal(DeliveryState.Sent, d.State));
    }

    private static ConcurrentQueue<(DateTimeOffset At, Call Call)> Watch(DeliveryHost host)
    {
        var sent = new ConcurrentQueue<(DateTimeOffset, Call)>();
        host.Platform.OnJson(DeliveryHost.RobotPath, call =>
        {
            sent.Enqueue((host.Clock.GetUtcNow(), call));
            return DeliveryHost.Ok;
        });
        return sent;
    }

    private static async Task RunMinutesAsync(DeliveryHost host, int minutes)
    {
        for (var second = 0; second < minutes * 60; second += 10)
        {
            await host.RunAsync();
            host.Clock.Advance(TimeSpan.FromSeconds(10));
        }
    }

    private static void AssertWithinMinutes(IEnumerable<(DateTimeOffset At, Call Call)> sent)
    {
        var instants = sent.Select(s => s.At).Order().ToList();
        Assert.All(instants, at => Assert.True(instants.Count(o => o >= at && o < at + TimeSpan.FromSeconds(60)) <= 20, $"More than twenty from {at}."));
    }

    private static Task<List<Delivery>> AllAsync(DeliveryHost host) => host.ReadAsync(db => db.Deliveries.AsNoTracking().ToListAsync());
}
