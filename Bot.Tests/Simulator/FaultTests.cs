using System.Net;
using System.Text;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Faults;
using Xunit;

namespace Bot.Tests.Simulator;

/// <summary>The knobs on the platforms' APIs: each does what its name says, as often as it was told, to whom it was told.</summary>
public sealed class FaultTests
{
    private const string Send = "/cgi-bin/message/custom/send";

    [Fact]
    public async Task A_platform_that_is_down_answers_nobody_until_it_is_up_again()
    {
        await using var bot = await EchoBot.StartAsync();
        var token = await bot.TokenAsync();
        await bot.Platform.Follow("oDemoA").SayAsync("在吗");

        var down = bot.Platform.Faults.PlatformDown();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => bot.PushAsync(token, "oDemoA"));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => bot.TokenAsync());
        Assert.True(down.Fired >= 2);
        Assert.Equal("您说：还在", await bot.Platform.FindResident("oDemoA")!.SayAsync("还在"));

        bot.Platform.Faults.Lift(down);
        Assert.Equal(0, (await bot.PushAsync(token, "oDemoA")).Code());
        Assert.DoesNotContain(bot.Platform.Faults.All, f => f.IsActive);
    }

    [Fact]
    public async Task A_dropped_call_has_no_effect_and_a_lost_answer_has_its_effect()
    {
        await using var bot = await EchoBot.StartAsync();
        var token = await bot.TokenAsync();
        var resident = bot.Platform.Follow("oDemoA");
        await resident.SayAsync("在吗");

        bot.Platform.Faults.Arm(new Fault.ConnectionDropped { Path = Send, Times = 1 });
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => bot.PushAsync(token, "oDemoA", "没到"));
        bot.Platform.Faults.Arm(new Fault.AnswerLost { Path = Send, Times = 1 });
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => bot.PushAsync(token, "oDemoA", "到了"));

        Assert.Equal(["到了"], resident.Chat.Where(m => m.Pushed).Select(m => m.Text));
        Assert.Equal(0, (await bot.PushAsync(token, "oDemoA")).Code());
        Assert.Contains(bot.Platform.Log.Calls, c => c is { Status: 0, Failed: true, Trouble: "已经生效，回答在路上丢了（故障）" });
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(42001)]
    [InlineData(45047)]
    public async Task An_errcode_meets_only_its_path_its_recipient_and_its_number_of_calls(int code)
    {
        await using var bot = await EchoBot.StartAsync();
        var token = await bot.TokenAsync();
        var one = bot.Platform.Follow("oDemoA");
        var other = bot.Platform.Follow("oDemoB");
        await one.SayAsync("在吗");
        await other.SayAsync("在吗");

        var armed = bot.Platform.Faults.Arm(new Fault.Errcode(code) { Path = Send, To = "oDemoA", Times = 2 });

        Assert.Equal(0, (await bot.PushAsync(token, "oDemoB")).Code());
        Assert.Equal(46003, (await bot.GetJsonAsync($"/cgi-bin/menu/get?access_token={token}")).Code());
        Assert.Equal([code, code, 0], [(await bot.PushAsync(token, "oDemoA")).Code(), (await bot.PushAsync(token, "oDemoA")).Code(), (await bot.PushAsync(token, "oDemoA")).Code()]);
        Assert.Equal(2, armed.Fired);
        Assert.False(armed.IsActive);
        Assert.Single(one.Chat, m => m.Pushed);
    }

    [Fact]
    public async Task A_revoked_token_is_worth_nothing_and_a_new_one_works()
    {
        await using var bot = await EchoBot.StartAsync();
        var token = await bot.TokenAsync();
        var armed = bot.Platform.Faults.Arm(new Fault.TokenRevoked());

        Assert.Equal(40001, (await bot.GetJsonAsync($"/cgi-bin/menu/get?access_token={token}")).Code());
        Assert.Equal(46003, (await bot.GetJsonAsync($"/cgi-bin/menu/get?access_token={await bot.TokenAsync()}")).Code());
        Assert.Equal(1, armed.Fired);
    }

    [Fact]
    public async Task A_slow_answer_has_its_effect_at_once_and_a_hanging_call_none_and_junk_is_an_HTTP_500()
    {
        await using var bot = await EchoBot.StartAsync();
        var token = await bot.TokenAsync();
        var resident = bot.Platform.Follow("oDemoA");
        await resident.SayAsync("在吗");

        bot.Platform.Faults.Arm(new Fault.Slow(600) { Path = Send, Times = 1 });
        var slow = bot.PushAsync(token, "oDemoA", "慢");
        await resident.WaitForPushAsync("慢");
        Assert.False(slow.IsCompleted);

        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var hang = bot.Platform.Faults.Arm(new Fault.Hang { Path = "/cgi-bin/menu/get", Times = 1 });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bot.Api.GetStringAsync(new Uri($"/cgi-bin/menu/get?access_token={token}", UriKind.Relative), impatient.Token));
        Assert.Equal(1, hang.Fired);

        bot.Platform.Faults.Arm(new Fault.ServerError { Times = 1 });
        var (status, type, bytes, _) = await bot.FetchAsync($"/cgi-bin/menu/get?access_token={token}");
        Assert.Equal((HttpStatusCode.InternalServerError, "text/html"), (status, type));
        Assert.StartsWith("<html>", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        bot.Api.CancelPendingRequests();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
    }

    [Fact]
    public async Task Media_that_is_gone_is_40007_for_the_one_named_and_for_all()
    {
        await using var bot = await EchoBot.StartAsync();
        var token = await bot.TokenAsync();
        var one = (await bot.UploadAsync(token, DemoMedia.Png()))["media_id"]!.ToString();
        var other = (await bot.UploadAsync(token, DemoMedia.Png(32)))["media_id"]!.ToString();

        var armed = bot.Platform.Faults.Arm(new Fault.MediaGone(one));
        Assert.Equal(40007, (await bot.GetJsonAsync($"/cgi-bin/media/get?access_token={token}&media_id={one}")).Code());
        Assert.Equal("image/png", (await bot.FetchAsync($"/cgi-bin/media/get?access_token={token}&media_id={other}")).Type);
        bot.Platform.Faults.Lift(armed);
        Assert.Equal("image/png", (await bot.FetchAsync($"/cgi-bin/media/get?access_token={token}&media_id={one}")).Type);
        bot.Platform.Faults.Arm(new Fault.MediaGone());
        Assert.Equal(40007, (await bot.GetJsonAsync($"/cgi-bin/media/get?access_token={token}&media_id={other}")).Code());
    }
}
