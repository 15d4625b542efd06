using Bot.WeChat.Api;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.WeChat;

public sealed class AccessTokensTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_who_ask_at_once_make_one_token_call()
    {
        await using var platform = await LoopbackPlatform.Start();
        await using var services = platform.Services();
        platform.OnAuthorised("/cgi-bin/user/info", """{"subscribe":1,"openid":"o1"}""");
        var account = services.GetRequiredService<OfficialAccountClient>();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => account.GetUserInfo("o1", Stop)));
        Assert.All(answers, answer => Assert.True(answer.IsOk));
        Assert.Equal(1, platform.Count("/cgi-bin/stable_token"));
        Assert.False(platform.Last("/cgi-bin/stable_token").Json.GetProperty("force_refresh").GetBoolean());
    }

    [Fact]
    public async Task A_token_is_replaced_five_minutes_before_its_end_and_not_sooner()
    {
        await using var platform = await LoopbackPlatform.Start();
        await using var services = platform.Services();
        var tokens = services.GetRequiredService<OfficialAccountClient>().Tokens;
        Assert.Equal("T1", (await tokens.Get(Stop)).Value);
        platform.Clock.Advance(TimeSpan.FromSeconds(7_200 - 301));
        Assert.Equal("T1", (await tokens.Get(Stop)).Value);
        platform.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("T2", (await tokens.Get(Stop)).Value);
    }

    [Theory]
    [InlineData(40001)]
    [InlineData(40014)]
    [InlineData(42001)]
    public async Task A_refused_token_is_replaced_and_the_call_made_once_more(int code)
    {
        await using var platform = await LoopbackPlatform.Start();
        await using var services = platform.Services();
        platform.OnJson("/cgi-bin/message/custom/send", call => call.Token == "T1" ? $$"""{"errcode":{{code}},"errmsg":"token"}""" : """{"errcode":0,"errmsg":"ok"}""");
        var sent = await services.GetRequiredService<OfficialAccountClient>().SendCustomerText("o1", "您好", Stop);
        Assert.True(sent.IsOk);
        Assert.Equal(2, platform.Count("/cgi-bin/message/custom/send"));
        Assert.Equal(2, platform.Count("/cgi-bin/stable_token"));
    }

    [Fact]
    public async Task A_call_refused_twice_gives_up_with_the_name()
    {
        await using var platform = await LoopbackPlatform.Start();
        await using var services = platform.Services();
        platform.OnJson("/cgi-bin/message/custom/send", _ => """{"errcode":40001,"errmsg":"no"}""");
        var sent = await services.GetRequiredService<OfficialAccountClient>().SendCustomerText("o1", "您好", Stop);
        Assert.Equal("InvalidCredential", sent.Error?.Name);
        Assert.Equal(2, platform.Count("/cgi-bin/message/custom/send"));
    }

    [Fact]
    public async Task Only_when_the_same_refused_token_comes_back_is_another_one_forced()
    {
        await using var platform = await LoopbackPlatform.Start();
        await using var services = platform.Services();
        platform.OnJson("/cgi-bin/stable_token", call => call.Json.GetProperty("force_refresh").GetBoolean()
            ? """{"access_token":"forced","expires_in":7200}"""
            : """{"access_token":"same","expires_in":7200}""");
        var tokens = services.GetRequiredService<OfficialAccountClient>().Tokens;
        Assert.Equal("same", (await tokens.Get(Stop)).Value);
        tokens.Invalidate("older");
        Assert.Equal("same", (await tokens.Get(Stop)).Value);
        Assert.Equal(1, platform.Count("/cgi-bin/stable_token"));
        tokens.Invalidate("same");
        Assert.Equal("forced", (await tokens.Get(Stop)).Value);
        Assert.Equal(3, platform.Count("/cgi-bin/stable_token"));
    }

    [Fact]
    public async Task Fifty_whose_token_is_refused_at_once_make_one_more_token_call()
    {
        await using var platform = await LoopbackPlatform.Start();
        await using var services = platform.Services();
        platform.OnJson("/cgi-bin/user/info", call => call.Token == "T1" ? """{"errcode":42001,"errmsg":"expired"}""" : """{"openid":"o1"}""");
        var account = services.GetRequiredService<OfficialAccountClient>();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => account.GetUserInfo("o1", Stop)));
        Assert.All(answers, answer => Assert.True(answer.IsOk));
        Assert.Equal(2, platform.Count("/cgi-bin/stable_token"));
    }

    [Fact]
    public async Task Those_who_waited_for_a_fetch_that_failed_share_its_failure_and_the_next_one_tries_again()
    {
        await using var platform = await LoopbackPlatform.Start();
        await using var services = platform.Services();
        var arrived = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        platform.Answers["/cgi-bin/stable_token"] = async (context, _) =>
        {
            arrived.TrySetResult();
            await release.Task;
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, """{"errcode":40164,"errmsg":"invalid ip 1.2.3.4, not in whitelist"}""");
        };
        var tokens = services.GetRequiredService<OfficialAccountClient>().Tokens;
        var waiting = Enumerable.Range(0, 20).Select(_ => tokens.Get(Stop)).ToArray();
        await arrived.Task.WaitAsync(Stop);
        release.SetResult();
        Assert.All(await Task.WhenAll(waiting), answer => Assert.Equal("AddressNotAllowed", answer.Error?.Name));
        Assert.Equal(1, platform.Count("/cgi-bin/stable_token"));
        await tokens.Get(Stop);
        Assert.Equal(2, platform.Count("/cgi-bin/stable_token"));
    }
}
