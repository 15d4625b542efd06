using System.Net;
using System.Net.Http.Headers;
using Bot.Api.WeChat;
using Bot.Data.Consents;
using Bot.Data.Deliveries;
using Bot.Tests.Road;
using Bot.WeChat.Callbacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.MiniProgram.Accounts;

public sealed class NoticeTests(RoadFixture road)
{
    private const string Template = "demo-subscription-progress";
    private readonly MiniStage _stage = new(road);

    [Fact]
    public async Task Who_never_talked_finds_here_what_no_door_could_carry()
    {
        var resident = road.NewResident(following: false);
        using var phone = await MiniClient.SignedInAsync(road.BotUrl, resident);
        var intake = await _stage.ReportAsync(_stage.MiniKey(resident), "楼道的灯坏了");
        await road.GridPlatform.MustAsync(intake.Number.ToString(), "accept");
        await road.SettledAsync(intake.Number.ToString());

        var notice = Assert.Single((await phone.GetAsync("/api/mini/notices")).GetProperty("items").EnumerateArray());
        Assert.Equal(intake.Number.ToString(), notice.GetProperty("number").GetString());
        Assert.Contains("接了您报的", notice.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.False(notice.GetProperty("read").GetBoolean());
        Assert.Equal(DeliveryState.Kept, await _stage.ReadAsync(db => db.Deliveries.Where(d => d.IntakeId == intake.Id && d.Purpose == Purposes.Progress).Select(d => d.State).SingleAsync()));
    }

    [Fact]
    public async Task What_was_kept_and_is_read_here_is_not_said_again_in_the_chat()
    {
        var resident = road.NewResident();
        await resident.SayAsync("我要报事");
        using var phone = await MiniClient.SignedInAsync(road.BotUrl, resident);
        await road.UntilAsync(db => db.MiniAccounts.AnyAsync(a => a.Key == _stage.MiniKey(resident) && a.LinkedTo != null));
        var intake = await _stage.ReportAsync(_stage.ChatKey(resident), "路口积水");
        await _stage.TellAsync(_stage.ChatKey(resident), intake, "第一条留着的话", "test:first" + intake.Id);
        await _stage.TellAsync(_stage.ChatKey(resident), intake, "第二条留着的话", "test:second" + intake.Id);

        var page = await phone.GetAsync("/api/mini/notices?limit=1");
        Assert.Equal("第二条留着的话", page.GetProperty("items")[0].GetProperty("text").GetString());
        page = await phone.GetAsync("/api/mini/notices?limit=1&after=" + page.GetProperty("next").GetString());
        var id = page.GetProperty("items")[0].GetProperty("id").GetString();
        Assert.Null(page.GetProperty("next").GetString());
        await phone.AskAsync(HttpMethod.Post, $"/api/mini/notices/{id}/read", status: HttpStatusCode.NoContent);

        var reply = await resident.SayAsync("帮助");
        Assert.Contains("第二条留着的话", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("第一条留着的话", reply, StringComparison.Ordinal);
        Assert.Equal(Rungs.Mini, await _stage.ReadAsync(db => db.Deliveries.Where(d => d.EventId == "test:first" + intake.Id).Select(d => d.Channel).SingleAsync()));

        // Somebody else's notice is none.
        using var other = await MiniClient.SignedInAsync(road.BotUrl, road.NewResident(following: false));
        await other.AskAsync(HttpMethod.Post, $"/api/mini/notices/{id}/read", status: HttpStatusCode.NotFound);
        await other.AskAsync(HttpMethod.Get, "/api/mini/notices?limit=0", status: HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task One_tap_told_by_the_phone_and_by_the_platform_counts_once()
    {
        var resident = road.NewResident(following: false);
        using var phone = await MiniClient.SignedInAsync(road.BotUrl, resident);
        Assert.Equal(1, await TellAsync("accept"));
        await EventAsync(1_772_440_200);
        Assert.Equal(1, await LeftAsync());
        await EventAsync(1_772_440_201);
        Assert.Equal(2, await LeftAsync());
        Assert.Equal(2, await TellAsync("accept"));
        Assert.Equal(3, await TellAsync("accept"));
        Assert.Equal(3, await TellAsync("reject"));
        Assert.Equal(0, await TellAsync("ban"));
        await phone.AskAsync(HttpMethod.Post, "/api/mini/consents", new { templateId = Template, result = "maybe" }, HttpStatusCode.UnprocessableEntity);

        async Task<int> TellAsync(string result) =>
            (await phone.AskAsync(HttpMethod.Post, "/api/mini/consents", new { templateId = Template, result })).GetProperty("left").GetInt32();

        async Task<int> LeftAsync() => (await phone.GetAsync("/api/mini/consents")).GetProperty("items")[0].GetProperty("left").GetInt32();

        async Task EventAsync(long at) => await road.BotServices.GetRequiredService<PlatformNotices>().TakeAsync(
            new SubscriptionPopupEvent("gh", resident.MiniProgramOpenId, at, [new SubscriptionChoice(Template, IsAccepted: true)]), Consent.MiniProgram, CancellationToken.None);
    }

    [Fact]
    public async Task What_did_not_change_is_not_sent_again()
    {
        using var phone = await MiniClient.SignedInAsync(road.BotUrl, road.NewResident(following: false));
        using var first = await phone.SendAsync(HttpMethod.Get, "/api/mini/me");
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/mini/me");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", phone.Token);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await phone.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        await phone.AskAsync(HttpMethod.Patch, "/api/mini/me", new { @public = false });
        using var third = await phone.SendAsync(HttpMethod.Get, "/api/mini/me");
        Assert.NotEqual(first.Headers.ETag, third.Headers.ETag);
    }
}
