using Bot.Api.WeChat;
using Bot.Data.Consents;
using Bot.Data.Deliveries;
using Bot.WeChat.Callbacks;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Result;

/// <summary>One consent, one subscription message: counted from what the platform tells, of both accounts.</summary>
public sealed class ConsentTests
{
    private const string OpenId = "oDEMO_resident_0001";
    private const string Subscription = "demo-subscription-progress";
    private static readonly TimeSpan TooLong = TimeSpan.FromHours(49);

    [Fact]
    public async Task One_consent_carries_one_message_and_the_same_event_told_thrice_counts_once()
    {
        await using var host = await StartAsync(withTemplates: false);
        var resident = await host.ResidentAsync(OpenId, TooLong);
        var popup = new SubscriptionPopupEvent("gh", OpenId, 1_772_440_200, [new SubscriptionChoice(Subscription, IsAccepted: true)]);
        for (var i = 0; i < 3; i++)
        {
            await host.Service<PlatformNotices>().TakeAsync(popup, Consent.OfficialAccount, CancellationToken.None);
        }

        var first = await host.TellAsync(resident, "接了");
        var second = await host.TellAsync(resident, "延期");
        await host.RunAsync();
        Assert.Equal((DeliveryState.Sent, Rungs.Subscription), await EndAsync(host, first));
        Assert.Equal(DeliveryState.Kept, (await host.NowAsync(second)).State);
        Assert.Equal(1, host.Platform.Count(DeliveryHost.SubscriptionPath));
    }

    [Theory]
    [InlineData(43101, 0)]
    [InlineData(40037, 2)]
    [InlineData(-1, 2)]
    public async Task A_refused_consent_is_gone_and_any_other_error_gives_it_back(int code, int left)
    {
        await using var host = await StartAsync();
        var resident = await host.ResidentAsync(OpenId, TooLong);
        await AllowAsync(host, OpenId, 2);
        host.On(DeliveryHost.SubscriptionPath, DeliveryHost.Error(code));
        var told = await host.TellAsync(resident, "接了");
        await host.RunAsync();
        Assert.Equal(left, await host.ReadAsync(db => db.Consents.Where(c => c.Resident == resident).Select(c => c.Left).SingleAsync()));
        Assert.Equal(code == -1 ? DeliveryState.Waiting : DeliveryState.Sent, (await host.NowAsync(told)).State);
    }

    [Fact]
    public async Task A_consent_taken_back_on_the_settings_page_is_gone()
    {
        await using var host = await StartAsync();
        var resident = await host.ResidentAsync(OpenId, TooLong);
        await AllowAsync(host, OpenId, 2);
        await host.Service<PlatformNotices>().TakeAsync(
            new SubscriptionChangeEvent("gh", OpenId, 1_772_440_900, [new SubscriptionChoice(Subscription, IsAccepted: false)]), Consent.OfficialAccount, CancellationToken.None);
        await host.TellAsync(resident, "接了");
        await host.RunAsync();
        Assert.Equal(0, host.Platform.Count(DeliveryHost.SubscriptionPath));
    }

    [Fact]
    public async Task The_mini_programs_consent_is_used_through_the_mini_program()
    {
        await using var host = await StartAsync(withTemplates: false);
        host.On("/cgi-bin/message/subscribe/send", DeliveryHost.Ok);
        await host.Service<PlatformNotices>().TakeAsync(
            new SubscriptionPopupEvent("gh", "mDEMO_1", 1_772_440_200, [new SubscriptionChoice(Subscription, IsAccepted: true)]), Consent.MiniProgram, CancellationToken.None);
        var told = await host.TellAsync(host.Service<Bot.Data.People.PersonalData>().ResidentKey("mDEMO_1"), "接了");
        await host.RunAsync();
        Assert.Equal((DeliveryState.Sent, Rungs.Subscription), await EndAsync(host, told));
        Assert.Equal("mDEMO_1", host.Platform.Last("/cgi-bin/message/subscribe/send").Json.GetProperty("touser").GetString());
    }

    private static Task<DeliveryHost> StartAsync(bool withTemplates = true) => DeliveryHost.StartAsync(profile: p =>
    {
        p["templates"]!["subscriptionProgress"] = Subscription;
        if (withTemplates)
        {
            p["templates"]!["progress"] = "demo-template-progress";
        }
    });

    private static async Task AllowAsync(DeliveryHost host, string openId, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var popup = new SubscriptionPopupEvent("gh", openId, 1_772_440_200 + i, [new SubscriptionChoice(Subscription, IsAccepted: true)]);
            await host.Service<PlatformNotices>().TakeAsync(popup, Consent.OfficialAccount, CancellationToken.None);
        }
    }

    private static async Task<(DeliveryState State, string? Channel)> EndAsync(DeliveryHost host, Delivery delivery)
    {
        var row = await host.NowAsync(delivery);
        return (row.State, row.Channel);
    }
}
