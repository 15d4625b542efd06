using Xunit;

namespace Bot.Tests.Simulator;

public sealed class TokenTests
{
    [Fact]
    public async Task A_stable_token_is_the_same_until_it_nears_its_end_and_the_old_one_lives_five_minutes_more()
    {
        await using var bot = await EchoBot.StartAsync();
        var first = await bot.TokenAsync();
        Assert.Equal(first, await bot.TokenAsync());

        bot.Clock.Move(TimeSpan.FromMinutes(116));
        var second = await bot.TokenAsync();
        Assert.NotEqual(first, second);
        Assert.Equal(46003, (await bot.GetJsonAsync($"/cgi-bin/menu/get?access_token={first}")).Code());

        bot.Clock.Move(TimeSpan.FromMinutes(5));
        Assert.Equal(42001, (await bot.GetJsonAsync($"/cgi-bin/menu/get?access_token={first}")).Code());
        Assert.Equal(46003, (await bot.GetJsonAsync($"/cgi-bin/menu/get?access_token={second}")).Code());
    }

    [Theory]
    [InlineData("client_credential", "", "", 41002)]
    [InlineData("client_credential", "wxnobody", "x", 40013)]
    [InlineData("client_credential", "wxdemo0000000001", "", 41004)]
    [InlineData("client_credential", "wxdemo0000000001", "wrong", 40125)]
    [InlineData("password", "wxdemo0000000001", "wrong", 40002)]
    public async Task A_wrong_request_for_a_token_is_refused_by_number(string grant, string appId, string secret, int code)
    {
        await using var bot = await EchoBot.StartAsync();

        var answer = await bot.PostJsonAsync("/cgi-bin/stable_token", $$"""{"grant_type":"{{grant}}","appid":"{{appId}}","secret":"{{secret}}"}""");

        Assert.Equal(code, answer.Code());
    }

    [Fact]
    public async Task No_token_a_wrong_one_and_one_of_another_app_are_told_apart()
    {
        await using var bot = await EchoBot.StartAsync();
        var mini = await bot.TokenAsync(mini: true);

        Assert.Equal(41001, (await bot.GetJsonAsync("/cgi-bin/menu/get")).Code());
        Assert.Equal(40001, (await bot.GetJsonAsync("/cgi-bin/menu/get?access_token=nonsense")).Code());
        Assert.Equal(40001, (await bot.GetJsonAsync($"/cgi-bin/menu/get?access_token={mini}")).Code());
    }

    [Fact]
    public async Task Tokens_and_secrets_are_masked_in_the_log()
    {
        await using var bot = await EchoBot.StartAsync();
        var token = await bot.TokenAsync();
        await bot.GetJsonAsync($"/cgi-bin/menu/get?access_token={token}");

        var log = string.Join('\n', bot.Platform.Log.Calls.Select(c => c.Path + c.Request + c.Response));

        Assert.DoesNotContain(token, log, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Platform.Settings.OfficialAccount.AppSecret, log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WeCom_knows_its_own_secret_only()
    {
        await using var bot = await EchoBot.StartAsync();
        var settings = bot.Platform.Settings;

        Assert.Equal(40001, (await bot.GetJsonAsync($"/cgi-bin/gettoken?corpid={settings.CorpId}&corpsecret=wrong")).Code());
        var answer = await bot.GetJsonAsync($"/cgi-bin/gettoken?corpid={settings.CorpId}&corpsecret={settings.CorpSecret}");
        Assert.Equal(7200, answer["expires_in"]!.GetValue<int>());
    }
}
