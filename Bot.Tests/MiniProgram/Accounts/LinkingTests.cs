using System.Net;
using System.Text.RegularExpressions;
using Bot.Data.Deliveries;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.MiniProgram.Accounts;

/// <summary>One person in the official account and in the mini-program is found to be one, and only when they are.</summary>
public sealed partial class LinkingTests(RoadFixture road)
{
    private readonly MiniStage _stage = new(road);

    [Fact]
    public async Task By_unionid_both_become_one_and_everything_moves()
    {
        var resident = road.NewResident();
        using var phone = await MiniClient.SignedInAsync(road.BotUrl, resident);
        Assert.False(phone.Linked);
        await phone.AskAsync(HttpMethod.Post, "/api/mini/consents", new { templateId = "demo-subscription-progress", result = "accept" });
        await phone.AskAsync(HttpMethod.Patch, "/api/mini/me", new { @public = false });
        var intake = await _stage.ReportAsync(_stage.MiniKey(resident), "小区门口的路灯不亮，先在小程序里报的");

        // Whoever never talked in the official account is nobody's double; one word there is enough.
        await resident.SayAsync("我要报事");
        await road.UntilAsync(db => db.MiniAccounts.AnyAsync(a => a.Key == _stage.MiniKey(resident) && a.LinkedTo == _stage.ChatKey(resident)));

        Assert.Equal(_stage.ChatKey(resident), await _stage.OwnerAsync(intake));
        Assert.Empty(await _stage.WhereverAsync("resident:" + _stage.MiniKey(resident)));
        var me = await phone.GetAsync("/api/mini/me");
        Assert.True(me.GetProperty("linked").GetBoolean());
        Assert.False(me.GetProperty("public").GetBoolean());
        Assert.Equal(1, (await phone.GetAsync("/api/mini/consents")).GetProperty("items")[0].GetProperty("left").GetInt32());

        // The chat knows what the mini-program reported.
        Assert.Contains(intake.Number.ToString(), await resident.SayAsync("查进度"), StringComparison.Ordinal);

        using var second = await MiniClient.SignedInAsync(road.BotUrl, resident);
        Assert.True(second.Linked);
    }

    [Fact]
    public async Task Once_the_chat_is_known_the_first_login_links_at_once()
    {
        var resident = road.NewResident();
        await resident.SayAsync("我要报事");
        using var waiting = await MiniClient.SignedInAsync(road.BotUrl, road.NewResident(following: false));
        await road.UntilAsync(db => db.Conversations.AnyAsync(c => c.Resident == _stage.ChatKey(resident) && c.UnionKey != null));
        using var phone = await MiniClient.SignedInAsync(road.BotUrl, resident);
        Assert.True(phone.Linked);
    }

    [Fact]
    public async Task A_number_left_in_the_chat_links_only_who_can_read_the_code_there()
    {
        var (chatty, mini) = (road.NewResident(), road.NewResident(following: false));
        await chatty.SayAsync("我要报事");
        await _stage.ReportAsync(_stage.ChatKey(chatty), "楼下井盖松了，请打我电话", mini.Phone);
        using var phone = await MiniClient.SignedInAsync(road.BotUrl, mini);
        var offer = await phone.AskAsync(HttpMethod.Post, "/api/mini/me/phone", new { code = mini.PhoneCode() });
        Assert.Equal("offered", offer.GetProperty("link").GetString());
        Assert.Equal($"{mini.Phone[..3]}****{mini.Phone[^4..]}", offer.GetProperty("phone").GetString());

        var code = Code().Match((await chatty.WaitForPushAsync("小程序验证码")).Text).Value;
        var wrong = code == "000000" ? "000001" : "000000";
        var first = await phone.AskAsync(HttpMethod.Post, "/api/mini/me/link", new { code = wrong }, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("还可以试 4 次", first.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("code", first.GetProperty("field").GetString());
        Assert.False((await phone.GetAsync("/api/mini/me")).GetProperty("linked").GetBoolean());

        // The code is of this account: nobody else can use it.
        using var other = await MiniClient.SignedInAsync(road.BotUrl, road.NewResident(following: false));
        await other.AskAsync(HttpMethod.Post, "/api/mini/me/link", new { code }, HttpStatusCode.UnprocessableEntity);

        Assert.True((await phone.AskAsync(HttpMethod.Post, "/api/mini/me/link", new { code })).GetProperty("linked").GetBoolean());
        Assert.Equal(_stage.ChatKey(chatty), await _stage.ReadAsync(db => db.MiniAccounts.Where(a => a.Key == _stage.MiniKey(mini)).Select(a => a.LinkedTo).SingleAsync()));
    }

    [Fact]
    public async Task After_five_wrong_codes_the_right_one_is_void()
    {
        var (chatty, mini) = (road.NewResident(), road.NewResident(following: false));
        await chatty.SayAsync("我要报事");
        await _stage.ReportAsync(_stage.ChatKey(chatty), "路边的树倒了，请打我电话", mini.Phone);
        using var phone = await MiniClient.SignedInAsync(road.BotUrl, mini);
        await phone.AskAsync(HttpMethod.Post, "/api/mini/me/phone", new { code = mini.PhoneCode() });
        var code = Code().Match((await chatty.WaitForPushAsync("小程序验证码")).Text).Value;
        for (var i = 0; i < 5; i++)
        {
            await phone.AskAsync(HttpMethod.Post, "/api/mini/me/link", new { code = code == "000000" ? "000001" : "000000" }, HttpStatusCode.UnprocessableEntity);
        }

        await phone.AskAsync(HttpMethod.Post, "/api/mini/me/link", new { code }, HttpStatusCode.UnprocessableEntity);
        Assert.False((await phone.GetAsync("/api/mini/me")).GetProperty("linked").GetBoolean());
    }

    [Fact]
    public async Task What_was_taken_down_for_a_number_becomes_its_owners_but_never_the_confidential()
    {
        var mini = road.NewResident(following: false);
        var mine = await _stage.ReportAsync(null, "老人家水管漏水，网格员代报", mini.Phone, takenDown: true);
        var secret = await _stage.ReportAsync(null, "不愿透露姓名的举报", mini.Phone, confidential: true, takenDown: true);
        var about = await _stage.ReportAsync(null, "对网格员有意见", mini.Phone, aboutWorker: true, takenDown: true);
        using var phone = await MiniClient.SignedInAsync(road.BotUrl, mini);
        var claim = await phone.AskAsync(HttpMethod.Post, "/api/mini/me/phone", new { code = mini.PhoneCode() });
        Assert.Equal((1, null), (claim.GetProperty("claimed").GetInt32(), claim.GetProperty("link").GetString()));
        Assert.Equal(_stage.MiniKey(mini), await _stage.OwnerAsync(mine));
        Assert.Null(await _stage.OwnerAsync(secret));
        Assert.Null(await _stage.OwnerAsync(about));
        await phone.AskAsync(HttpMethod.Post, "/api/mini/me/phone", new { code = "made-up" }, HttpStatusCode.UnprocessableEntity);
    }

    [GeneratedRegex("(?<![0-9])[0-9]{6}(?![0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Code();
}
