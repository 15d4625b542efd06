using Bot.Api.WeChat;
using Bot.Data.Accounts;
using Bot.Data.Consents;
using Bot.Data.Deliveries;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Tests.Result;
using Bot.WeChat.Callbacks;
using Xunit;

namespace Bot.Tests.MiniProgram.Accounts;

/// <summary>Who is known from the mini-program alone is told by its subscription messages, and never given up.</summary>
public sealed class MiniOnlyDeliveryTests
{
    private const string OpenId = "mDEMO_only_0001";
    private const string MiniPath = "/cgi-bin/message/subscribe/send";

    [Fact]
    public async Task With_a_consent_it_is_sent_with_the_mini_programs_own_template_and_without_one_it_is_kept()
    {
        await using var host = await DeliveryHost.StartAsync(profile: p => p["templates"]!["miniProgress"] = "mini-progress");
        host.On(MiniPath, DeliveryHost.Ok);
        var personal = host.Service<PersonalData>();
        var resident = personal.ResidentKey(OpenId);
        await host.Service<GroupCommit>().Run(s => s.Insert(
            new MiniAccount { Key = resident, SealedOpenId = personal.Seal(OpenId), CreatedAt = host.Clock.GetUtcNow(), LastLoginAt = host.Clock.GetUtcNow() }));
        await host.Service<PlatformNotices>().TakeAsync(
            new SubscriptionPopupEvent("gh", OpenId, 1_772_440_200, [new SubscriptionChoice("mini-progress", IsAccepted: true)]), Consent.MiniProgram, CancellationToken.None);

        var first = await host.TellAsync(resident, "接了");
        var second = await host.TellAsync(resident, "延期");
        await host.RunAsync();
        Assert.Equal((DeliveryState.Sent, Rungs.Subscription), ((await host.NowAsync(first)).State, (await host.NowAsync(first)).Channel));
        Assert.Equal(DeliveryState.Kept, (await host.NowAsync(second)).State);
        var sent = host.Platform.Last(MiniPath).Json;
        Assert.Equal((OpenId, "mini-progress"), (sent.GetProperty("touser").GetString(), sent.GetProperty("template_id").GetString()));
        Assert.Equal("pages/intake/intake?number=WG-20261123-000001", sent.GetProperty("page").GetString());
    }

    [Fact]
    public async Task Whoever_was_erased_is_told_nothing_more_and_the_row_says_why()
    {
        await using var host = await DeliveryHost.StartAsync();
        var told = await host.TellAsync(ResidentErasure.Mark + "20261123000001", "接了");
        await host.RunAsync();
        var row = await host.NowAsync(told);
        Assert.Equal((DeliveryState.GaveUp, ResidentErasure.Reason), (row.State, row.Error));
    }
}
