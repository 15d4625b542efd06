using Xunit;

namespace Bot.Tests.Simulator;

public sealed class GroupRobotTests
{
    private const string Path = "/cgi-bin/webhook/send?key=robot-demo";

    private const string Markdown = """{"msgtype":"markdown","markdown":{"content":"**新诉求** WG-20261120-000001\n[去办理](http://localhost:5080/w/abc)"}}""";

    private const string Card = """
        {"msgtype":"template_card","template_card":{"card_type":"text_notice","main_title":{"title":"路灯不亮","desc":"WG-20261120-000001"},
        "horizontal_content_list":[{"keyname":"期限","value":"11月26日"}],"card_action":{"type":1,"url":"http://localhost:5080/w/abc"}}}
        """;

    [Fact]
    public async Task Markdown_and_cards_arrive_with_their_links()
    {
        await using var bot = await EchoBot.StartAsync();
        var group = bot.Platform.AddGroup("robot-demo", "演示群");

        Assert.Equal(0, (await bot.PostJsonAsync(Path, Markdown)).Code());
        Assert.Equal(0, (await bot.PostJsonAsync(Path, Card)).Code());

        Assert.Equal("http://localhost:5080/w/abc", (await group.WaitForAsync("新诉求")).Links[0].Url);
        var card = await group.WaitForAsync("11月26日");
        Assert.Equal(("路灯不亮", "http://localhost:5080/w/abc"), (card.Title, card.Links[0].Url));
    }

    [Fact]
    public async Task The_twenty_first_send_in_any_sixty_seconds_is_refused_and_refused_tries_count()
    {
        await using var bot = await EchoBot.StartAsync();
        var group = bot.Platform.AddGroup("robot-demo", "演示群");
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(0, (await bot.PostJsonAsync(Path, Markdown)).Code());
            bot.Clock.Move(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(45009, (await bot.PostJsonAsync(Path, Markdown)).Code());

        // At 60 s only the first send has left the window, and the refused try took its place.
        bot.Clock.Move(TimeSpan.FromSeconds(40));
        Assert.Equal(45009, (await bot.PostJsonAsync(Path, Markdown)).Code());
        bot.Clock.Move(TimeSpan.FromSeconds(60));
        Assert.Equal(0, (await bot.PostJsonAsync(Path, Markdown)).Code());
        Assert.Equal(21, group.Messages.Count);
    }

    [Fact]
    public async Task Robots_do_not_share_their_limit()
    {
        await using var bot = await EchoBot.StartAsync();
        bot.Platform.AddGroup("robot-demo", "演示群");
        bot.Platform.AddGroup("robot-other", "另一个演示群");
        for (var i = 0; i < 21; i++)
        {
            await bot.PostJsonAsync(Path, Markdown);
        }

        Assert.Equal(0, (await bot.PostJsonAsync("/cgi-bin/webhook/send?key=robot-other", Markdown)).Code());
    }

    [Theory]
    [InlineData("nobody", """{"msgtype":"text","text":{"content":"好"}}""", 93000)]
    [InlineData("robot-demo", """{"msgtype":"dance"}""", 40008)]
    [InlineData("robot-demo", """{"msgtype":"markdown","markdown":{}}""", 40058)]
    [InlineData("robot-demo", """{"msgtype":"template_card","template_card":{"card_type":"text_notice","main_title":{"title":"好"}}}""", 40058)]
    public async Task What_a_robot_may_not_send_is_refused_by_number(string key, string body, int code)
    {
        await using var bot = await EchoBot.StartAsync();
        var group = bot.Platform.AddGroup("robot-demo", "演示群");

        Assert.Equal(code, (await bot.PostJsonAsync($"/cgi-bin/webhook/send?key={key}", body)).Code());
        Assert.Empty(group.Messages);
    }
}
