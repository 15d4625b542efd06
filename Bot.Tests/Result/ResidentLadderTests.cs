using Bot.Api.Result;
using Bot.Api.WeChat;
using Bot.Data.Consents;
using Bot.Data.Deliveries;
using Bot.WeChat.Callbacks;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Result;

/// <summary>Which door a resident is told by, what each errcode leads to, and that every rung tried stands in the ledger.</summary>
public sealed class ResidentLadderTests
{
    private const string OpenId = "oDEMO_resident_0001";
    private const string Subscription = "demo-subscription-progress";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan TooLong = TimeSpan.FromHours(49);

    [Fact]
    public async Task Within_48_hours_of_a_message_the_customer_message_carries_it()
    {
        await using var host = await StartAsync();
        var told = await host.TellAsync(await host.ResidentAsync(OpenId, Hour), "接了");
        await host.RunAsync();
        Assert.Equal((DeliveryState.Sent, Rungs.Customer), await EndAsync(host, told));
        Assert.Equal(["customer"], await LedgerAsync(host, told));
    }

    [Theory]
    [InlineData(45015, "ReplyWindowClosed")]
    [InlineData(45047, "TooManyUnanswered")]
    [InlineData(48001, "NotAuthorised")]
    [InlineData(43004, "NotFollowing")]
    [InlineData(45002, "ContentTooLong")]
    public async Task A_customer_message_that_is_refused_steps_down_to_the_template(int code, string name)
    {
        await using var host = await StartAsync();
        host.On(DeliveryHost.CustomerPath, DeliveryHost.Error(code));
        var told = await host.TellAsync(await host.ResidentAsync(OpenId, Hour), "接了");
        await host.RunAsync();
        Assert.Equal((DeliveryState.Sent, Rungs.Template), await EndAsync(host, told));
        Assert.Equal([$"customer {name}", "template"], await LedgerAsync(host, told));
        Assert.Equal($"delivery-{told.Id}", host.Platform.Last(DeliveryHost.TemplatePath).Json.GetProperty("client_msg_id").GetString());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(45011)]
    [InlineData(40001)]
    public async Task An_error_that_passes_is_tried_again_on_the_same_rung(int code)
    {
        await using var host = await StartAsync();
        host.On(DeliveryHost.CustomerPath, DeliveryHost.Error(code));
        var told = await host.TellAsync(await host.ResidentAsync(OpenId, Hour), "接了");
        await host.RunAsync();
        Assert.Equal(DeliveryState.Waiting, (await host.NowAsync(told)).State);
        Assert.Equal(0, host.Platform.Count(DeliveryHost.TemplatePath));
        host.On(DeliveryHost.CustomerPath, DeliveryHost.Ok);
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await host.RunAsync();
        Assert.Equal((DeliveryState.Sent, Rungs.Customer), await EndAsync(host, told));
    }

    [Theory]
    [InlineData(40003)]
    [InlineData(46004)]
    public async Task Nobody_there_is_the_one_thing_that_is_given_up(int code)
    {
        await using var host = await StartAsync();
        host.On(DeliveryHost.CustomerPath, DeliveryHost.Error(code));
        var told = await host.TellAsync(await host.ResidentAsync(OpenId, Hour), "接了");
        await host.RunAsync();
        Assert.Equal(DeliveryState.GaveUp, (await host.NowAsync(told)).State);
    }

    [Fact]
    public async Task A_rung_the_account_is_not_authorised_for_is_left_alone_for_an_hour()
    {
        await using var host = await StartAsync();
        host.On(DeliveryHost.CustomerPath, DeliveryHost.Error(48001));
        var resident = await host.ResidentAsync(OpenId, Hour);
        await host.TellAsync(resident, "一");
        await host.RunAsync();
        await host.TellAsync(resident, "二");
        await host.RunAsync();
        Assert.Equal(1, host.Platform.Count(DeliveryHost.CustomerPath));
        host.Clock.Advance(RungGates.OffFor);
        host.On(DeliveryHost.CustomerPath, DeliveryHost.Ok);
        var third = await host.TellAsync(resident, "三");
        await host.RunAsync();
        Assert.Equal((DeliveryState.Sent, Rungs.Customer), await EndAsync(host, third));
    }

    [Fact]
    public async Task Tries_without_an_answer_close_no_window()
    {
        await using var host = await StartAsync(withTemplates: false);
        var told = await host.TellAsync(await host.ResidentAsync(OpenId, Hour), "办好了");
        host.On(DeliveryHost.CustomerPath, "<html>502 Bad Gateway</html>");
        for (var i = 0; i <= CustomerWindow.SendsAfterMessage; i++)
        {
            await host.RunAsync();
            host.Clock.Advance(DeliveryRecord.LongestPause);
        }

        Assert.Equal(CustomerWindow.SendsAfterMessage + 1, host.Platform.Count(DeliveryHost.CustomerPath));
        host.On(DeliveryHost.CustomerPath, DeliveryHost.Ok);
        await host.RunAsync();
        Assert.Equal((DeliveryState.Sent, Rungs.Customer), await EndAsync(host, told));
    }

    [Fact]
    public async Task Five_customer_messages_after_a_message_and_no_sixth_until_the_next_word()
    {
        await using var host = await StartAsync(withTemplates: false);
        var resident = await host.ResidentAsync(OpenId, Hour);
        var six = new List<Delivery>();
        for (var i = 0; i < 6; i++)
        {
            six.Add(await host.TellAsync(resident, $"第{i}条"));
        }

        await host.RunAsync();
        Assert.Equal(5, host.Platform.Count(DeliveryHost.CustomerPath));
        Assert.Equal(DeliveryState.Kept, (await host.NowAsync(six[5])).State);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("第5条", await host.SayAsync(OpenId, "帮助", "m1"), StringComparison.Ordinal);
        Assert.DoesNotContain("第5条", await host.SayAsync(OpenId, "帮助", "m2"), StringComparison.Ordinal);
        await host.TellAsync(resident, "第6条");
        await host.RunAsync();
        Assert.Equal(6, host.Platform.Count(DeliveryHost.CustomerPath));
    }

    [Fact]
    public async Task A_click_opens_one_minute_and_three_sends()
    {
        await using var host = await StartAsync(withTemplates: false);
        var resident = await host.ResidentAsync(OpenId, TooLong, sinceContact: TimeSpan.FromSeconds(10));
        for (var i = 0; i < 4; i++)
        {
            await host.TellAsync(resident, $"第{i}条");
        }

        await host.RunAsync();
        Assert.Equal(3, host.Platform.Count(DeliveryHost.CustomerPath));
        var later = await host.ResidentAsync("oDEMO_resident_0002", TooLong, sinceContact: TimeSpan.FromMinutes(2));
        await host.TellAsync(later, "晚了");
        await host.RunAsync();
        Assert.Equal(3, host.Platform.Count(DeliveryHost.CustomerPath));
    }

    [Fact]
    public async Task A_word_that_changes_nothing_and_writes_no_row_opens_the_window()
    {
        await using var host = await StartAsync(withTemplates: false);
        var resident = await host.ResidentAsync(OpenId, TimeSpan.FromMinutes(30));
        for (var i = 0; i < 5; i++)
        {
            await host.TellAsync(resident, $"第{i}条");
        }

        await host.RunAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.SayAsync(OpenId, "帮助", "m1");
        Assert.Equal(1, await host.ReadAsync(db => db.Conversations.Where(c => c.Resident == resident).Select(c => c.Version).SingleAsync()));
        var sixth = await host.TellAsync(resident, "第5条");
        await host.RunAsync();
        Assert.Equal((DeliveryState.Sent, Rungs.Customer), await EndAsync(host, sixth));
    }

    [Fact]
    public async Task The_days_template_quota_is_counted_and_skips_the_rung_until_tomorrow()
    {
        await using var host = await StartAsync(perDay: 1);
        var resident = await host.ResidentAsync(OpenId, TooLong);
        await host.TellAsync(resident, "一");
        var second = await host.TellAsync(resident, "二");
        await host.RunAsync();
        Assert.Equal(1, host.Platform.Count(DeliveryHost.TemplatePath));
        Assert.Equal(DeliveryState.Kept, (await host.NowAsync(second)).State);
        await host.RestartAsync();
        await host.TellAsync(resident, "三");
        await host.RunAsync();
        Assert.Equal(1, host.Platform.Count(DeliveryHost.TemplatePath));
        host.Clock.Advance(TimeSpan.FromHours(15));
        await host.TellAsync(resident, "四");
        await host.RunAsync();
        Assert.Equal(2, host.Platform.Count(DeliveryHost.TemplatePath));
    }

    [Fact]
    public async Task The_platforms_word_that_the_quota_is_used_up_skips_the_rung_until_tomorrow()
    {
        await using var host = await StartAsync();
        host.On(DeliveryHost.TemplatePath, DeliveryHost.Error(45009));
        var resident = await host.ResidentAsync(OpenId, TooLong);
        await host.TellAsync(resident, "一");
        await host.TellAsync(resident, "二");
        await host.RunAsync();
        Assert.Equal(1, host.Platform.Count(DeliveryHost.TemplatePath));
    }

    [Fact]
    public async Task A_template_message_that_did_not_arrive_is_kept_whichever_comes_first_the_event_or_our_record()
    {
        await using var host = await StartAsync();
        var resident = await host.ResidentAsync(OpenId, TooLong);
        var told = await host.TellAsync(resident, "接了");
        await host.RunAsync();
        await host.Service<PlatformNotices>().TakeAsync(new TemplateSentEvent("gh", OpenId, 1, "9001", "failed:user block"), Consent.OfficialAccount, CancellationToken.None);
        Assert.Equal((DeliveryState.Kept, "TemplateNotDelivered"), await StateAsync(host, told));

        await host.Service<PlatformNotices>().TakeAsync(new TemplateSentEvent("gh", OpenId, 1, "9002", "failed:user block"), Consent.OfficialAccount, CancellationToken.None);
        host.On(DeliveryHost.TemplatePath, """{"errcode":0,"errmsg":"ok","msgid":"9002"}""");
        var early = await host.TellAsync(resident, "延期");
        await host.RunAsync();
        Assert.Equal((DeliveryState.Kept, "TemplateNotDelivered"), await StateAsync(host, early));
    }

    [Fact]
    public async Task Older_kept_messages_go_before_a_newer_one_when_a_door_opens()
    {
        await using var host = await StartAsync(withTemplates: false);
        var resident = await host.ResidentAsync(OpenId, Hour);
        await host.TellAsync(resident, "旧的", state: DeliveryState.Kept);
        await host.TellAsync(resident, "新的");
        await host.RunAsync();
        Assert.Equal(["旧的", "新的"], host.Platform.Calls.Where(c => c.Path == DeliveryHost.CustomerPath).Select(c => c.Json.GetProperty("text").GetProperty("content").GetString()));
    }

    private static Task<DeliveryHost> StartAsync(bool withTemplates = true, int perDay = 100) => DeliveryHost.StartAsync(profile: p =>
    {
        p["templates"]!["subscriptionProgress"] = Subscription;
        p["templates"]!["perDay"] = perDay;
        if (withTemplates)
        {
            p["templates"]!["progress"] = "demo-template-progress";
        }
    });

    private static async Task<(DeliveryState State, string? Channel)> EndAsync(DeliveryHost host, Delivery delivery)
    {
        var row = await host.NowAsync(delivery);
        return (row.State, row.Channel);
    }

    private static async Task<(DeliveryState State, string? Error)> StateAsync(DeliveryHost host, Delivery delivery)
    {
        var row = await host.NowAsync(delivery);
        return (row.State, row.Error);
    }

    private static async Task<IEnumerable<string>> LedgerAsync(DeliveryHost host, Delivery delivery) =>
        (await host.TriesAsync(delivery)).Select(t => t.Error is null ? t.Rung : $"{t.Rung} {t.Error}");
}
