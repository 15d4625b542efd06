using Bot.Simulator.Platform.Residents;
using Xunit;

namespace Bot.Tests.Simulator;

public sealed class PushTests
{
    private const string Template = """{"touser":"oDemoA","template_id":"demo-template-result","url":"http://localhost/x","data":{"thing1":{"value":"路灯修好了"}}}""";

    [Fact]
    public async Task Five_messages_may_follow_a_message_and_the_sixth_waits_for_the_resident()
    {
        await using var bot = await EchoBot.StartAsync();
        var token = await bot.TokenAsync();
        var resident = bot.Platform.Follow("oDemoA");
        Assert.Equal(45015, (await bot.PushAsync(token, "oDemoA")).Code());

        await resident.SayAsync("在吗");
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(0, (await bot.PushAsync(token, "oDemoA")).Code());
        }

        Assert.Equal(45047, (await bot.PushAsync(token, "oDemoA")).Code());
        await resident.SayAsync("还在");
        Assert.Equal(0, (await bot.PushAsync(token, "oDemoA", "第六条")).Code());
        Assert.Equal(ChatWay.CustomerService, (await resident.WaitForPushAsync("第六条")).Way);
    }

    [Fact]
    public async Task The_window_closes_after_48_hours_to_the_second()
    {
        await using var bot = await EchoBot.StartAsync();
        var resident = bot.Platform.Follow("oDemoA");
        await resident.SayAsync("在吗");

        bot.Clock.Move(TimeSpan.FromHours(48) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, (await bot.PushAsync(await bot.TokenAsync(), "oDemoA")).Code());
        bot.Clock.Move(TimeSpan.FromSeconds(1));
        Assert.Equal(45015, (await bot.PushAsync(await bot.TokenAsync(), "oDemoA")).Code());
    }

    [Fact]
    public async Task A_menu_click_allows_three_messages_for_a_minute()
    {
        await using var bot = await EchoBot.StartAsync();
        var token = await bot.TokenAsync();
        var resident = bot.Platform.Follow("oDemoA");
        await resident.ClickAsync("HELP");

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(0, (await bot.PushAsync(token, "oDemoA")).Code());
        }

        Assert.Equal(45047, (await bot.PushAsync(token, "oDemoA")).Code());
        await resident.ClickAsync("HELP");
        bot.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal(45015, (await bot.PushAsync(token, "oDemoA")).Code());
    }

    [Fact]
    public async Task Allowances_of_a_follow_and_a_message_do_not_add_up()
    {
        await using var bot = await EchoBot.StartAsync();
        var token = await bot.TokenAsync();
        var resident = bot.Platform.Meet("oDemoA");
        await resident.SubscribeAsync();
        await resident.SayAsync("在吗");

        Assert.Equal(5, resident.Window.Left()!.Value.Sends);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(0, (await bot.PushAsync(token, "oDemoA")).Code());
        }

        Assert.Equal(45047, (await bot.PushAsync(token, "oDemoA")).Code());
    }

    [Fact]
    public async Task A_stranger_a_former_follower_and_a_text_too_long_are_refused_and_cost_nothing()
    {
        await using var bot = await EchoBot.StartAsync();
        var token = await bot.TokenAsync();
        var resident = bot.Platform.Follow("oDemoA");
        await resident.SayAsync("在吗");

        Assert.Equal(40003, (await bot.PushAsync(token, "oNobody")).Code());
        Assert.Equal(45002, (await bot.PushAsync(token, "oDemoA", new string('a', 2049))).Code());
        Assert.Equal(44002, (await bot.PostJsonAsync($"/cgi-bin/message/custom/send?access_token={token}", "")).Code());
        Assert.Equal(47001, (await bot.PostJsonAsync($"/cgi-bin/message/custom/send?access_token={token}", "[")).Code());
        Assert.Equal(5, resident.Window.Left()!.Value.Sends);
        await resident.UnsubscribeAsync();
        Assert.Equal(43004, (await bot.PushAsync(token, "oDemoA")).Code());
    }

    [Fact]
    public async Task A_template_message_arrives_and_its_fate_is_reported_later()
    {
        await using var bot = await EchoBot.StartAsync();
        var token = await bot.TokenAsync();
        var resident = bot.Platform.Follow("oDemoA");

        var answer = await bot.PostJsonAsync($"/cgi-bin/message/template/send?access_token={token}", Template);

        Assert.Equal("路灯修好了", (await resident.WaitForPushAsync("路灯修好了")).Values[0].Value);
        await bot.Platform.Signal.UntilAsync(() => bot.Heard.FirstOrDefault(), TimeSpan.FromSeconds(5), () => "no event");
        var xml = Assert.Single(bot.Heard).Xml;
        Assert.Equal("TEMPLATESENDJOBFINISH", xml.Element("Event")!.Value);
        Assert.Equal(answer["msgid"]!.ToString(), xml.Element("MsgID")!.Value);
        Assert.Equal("success", xml.Element("Status")!.Value);
    }

    [Fact]
    public async Task A_template_message_under_the_same_client_id_is_sent_once_in_ten_minutes()
    {
        await using var bot = await EchoBot.StartAsync();
        var path = $"/cgi-bin/message/template/send?access_token={await bot.TokenAsync()}";
        var resident = bot.Platform.Follow("oDemoA");
        var body = Template.Replace("\"url\"", "\"client_msg_id\":\"delivery-1\",\"url\"", StringComparison.Ordinal);

        var first = await bot.PostJsonAsync(path, body);
        var second = await bot.PostJsonAsync(path, body);

        Assert.Equal(first["msgid"]!.ToString(), second["msgid"]!.ToString());
        Assert.Single(resident.Chat);
        bot.Clock.Move(TimeSpan.FromMinutes(10));
        await bot.PostJsonAsync(path, body);
        Assert.Equal(2, resident.Chat.Count);
    }

    [Fact]
    public async Task A_template_message_is_refused_for_an_unknown_template_a_stranger_and_a_spent_day()
    {
        await using var bot = await EchoBot.StartAsync();
        var path = $"/cgi-bin/message/template/send?access_token={await bot.TokenAsync()}";
        bot.Platform.Meet("oDemoA");

        Assert.Equal(40037, (await bot.PostJsonAsync(path, Template.Replace("demo-template-result", "nope", StringComparison.Ordinal))).Code());
        Assert.Equal(43004, (await bot.PostJsonAsync(path, Template)).Code());
        bot.Platform.Follow("oDemoA");
        Assert.Equal(47003, (await bot.PostJsonAsync(path, Template.Replace("路灯修好了", new string('长', 21), StringComparison.Ordinal))).Code());
        bot.Platform.Templates.PerDay = 1;
        Assert.Equal(0, (await bot.PostJsonAsync(path, Template)).Code());
        Assert.Equal(45009, (await bot.PostJsonAsync(path, Template)).Code());
        bot.Clock.Move(TimeSpan.FromDays(1));
        Assert.Equal(0, (await bot.PostJsonAsync($"/cgi-bin/message/template/send?access_token={await bot.TokenAsync()}", Template)).Code());
    }

    [Fact]
    public async Task A_subscription_message_needs_one_consent_each()
    {
        await using var bot = await EchoBot.StartAsync();
        var resident = bot.Platform.Meet("oDemoA");
        var mini = $"/cgi-bin/message/subscribe/send?access_token={await bot.TokenAsync(mini: true)}";
        var body = Template.Replace("oDemoA", resident.MiniProgramOpenId, StringComparison.Ordinal).Replace("demo-template-result", "demo-subscription-result", StringComparison.Ordinal);

        Assert.Equal(43101, (await bot.PostJsonAsync(mini, body)).Code());
        resident.AcceptSubscription("demo-subscription-result");
        Assert.Equal(0, (await bot.PostJsonAsync(mini, body)).Code());
        Assert.Equal(43101, (await bot.PostJsonAsync(mini, body)).Code());
        Assert.Equal(ChatWay.Subscription, (await resident.WaitForPushAsync("路灯修好了")).Way);
    }
}
