using System.Collections.Concurrent;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Residents;
using Xunit;

namespace Bot.Tests.Simulator;

public sealed class CallbackWireTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    [Theory]
    [InlineData(CallbackMode.Safe)]
    [InlineData(CallbackMode.Compatible)]
    [InlineData(CallbackMode.Plain)]
    public async Task A_resident_is_answered_in_every_mode(CallbackMode mode)
    {
        await using var bot = await EchoBot.StartAsync(new PlatformSettings { Mode = mode });
        var resident = bot.Platform.Follow("oDemoA");

        Assert.Equal("您说：路灯 <坏> & ]]> 了", await resident.SayAsync("路灯 <坏> & ]]> 了"));

        Assert.Equal([ChatWay.Said, ChatWay.Passive], resident.Chat.Select(m => m.Way));
        var heard = Assert.Single(bot.Heard);
        Assert.Equal(mode != CallbackMode.Plain, heard.Query.ContainsKey("msg_signature"));
        Assert.Equal(mode != CallbackMode.Safe, heard.Body.Contains("<Content>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_bots_addresses_are_proven_by_an_exact_echo()
    {
        await using var bot = await EchoBot.StartAsync();

        Assert.True(await bot.Platform.VerifyAsync());
        Assert.True(await bot.Platform.VerifyMiniProgramAsync());
    }

    [Fact]
    public async Task A_slow_bot_is_tried_three_times_with_one_MsgId_and_then_the_resident_sees_the_fault()
    {
        await using var bot = await EchoBot.StartAsync(new PlatformSettings { CallbackTimeout = Patience });
        var never = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        bot.Answer = _ => never.Task;
        var resident = bot.Platform.Follow("oDemoA");

        Assert.Null(await resident.SayAsync("在吗"));

        never.SetResult("success");
        Assert.Equal(3, bot.Heard.Count);
        Assert.Single(bot.Heard.Select(h => h.Xml.Element("MsgId")!.Value).Distinct());
        Assert.Equal(3, bot.Heard.Select(h => h.Query["nonce"].ToString()).Distinct().Count());
        Assert.Equal("该服务号提供的服务出现故障，请稍后再试", resident.Chat[^1].Text);
        Assert.Equal([1, 2, 3], bot.Platform.Log.Calls.Select(c => c.Try));
        Assert.All(bot.Platform.Log.Calls, call => Assert.True(call.Failed));
    }

    [Fact]
    public async Task A_bot_that_is_late_once_still_answers_at_the_second_try()
    {
        await using var bot = await EchoBot.StartAsync(new PlatformSettings { CallbackTimeout = Patience });
        var never = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        bot.Answer = _ => bot.Heard.Count == 1 ? never.Task : Task.FromResult<string?>(null);
        var resident = bot.Platform.Follow("oDemoA");

        Assert.Equal("您说：在吗", await resident.SayAsync("在吗"));

        never.SetResult("success");
        Assert.Equal(2, bot.Heard.Count);
    }

    [Fact]
    public async Task The_same_message_can_be_delivered_three_times_at_once()
    {
        await using var bot = await EchoBot.StartAsync();
        var resident = bot.Platform.Follow("oDemoA");
        await resident.SayAsync("一件事");

        var answers = await resident.RedeliverAsync(resident.Chat[0]);

        Assert.Equal(["您说：一件事", "您说：一件事", "您说：一件事"], answers.Select(a => a.Text));
        Assert.Single(bot.Heard.Select(h => h.Xml.Element("MsgId")!.Value).Distinct());
        Assert.Equal(2, resident.Chat.Count);
    }

    public static TheoryData<string, string> BrokenReplies => new()
    {
        { "plain", "没有加密" },
        { "json", "不是 XML" },
        { "long", "2049 字节" },
        { "empty", "Content 是空的" },
        { "stranger", "ToUserName" },
        { "two-articles", "1 到 1 条" },
        { "unknown-media", "MediaId 无效" },
    };

    [Theory]
    [MemberData(nameof(BrokenReplies))]
    public async Task A_reply_that_breaks_a_rule_is_not_shown_and_the_log_says_why(string fault, string why)
    {
        await using var bot = await EchoBot.StartAsync();
        var resident = bot.Platform.Follow("oDemoA");
        var other = bot.Platform.Follow("oDemoB");
        var item = "<item><Title>一</Title></item>";
        bot.Answer = _ => Task.FromResult<string?>(fault switch
        {
            "plain" => bot.Reply(resident, EchoBot.TextOf("好"), CallbackMode.Plain),
            "json" => "{\"ok\":true}",
            "long" => bot.Reply(resident, EchoBot.TextOf(new string('a', 2049))),
            "empty" => bot.Reply(resident, EchoBot.TextOf("")),
            "stranger" => bot.Reply(other, EchoBot.TextOf("好")),
            "two-articles" => bot.Reply(resident, $"<MsgType>news</MsgType><ArticleCount>2</ArticleCount><Articles>{item}{item}</Articles>"),
            _ => bot.Reply(resident, "<MsgType>image</MsgType><Image><MediaId>nope</MediaId></Image>"),
        });

        Assert.Null(await resident.SayAsync("在吗"));

        Assert.Equal(ChatWay.Notice, resident.Chat[^1].Way);
        Assert.Contains(why, Assert.Single(bot.Platform.Log.Calls).Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_of_exactly_2048_bytes_is_shown()
    {
        await using var bot = await EchoBot.StartAsync();
        var resident = bot.Platform.Follow("oDemoA");
        bot.Answer = _ => Task.FromResult<string?>(bot.Reply(resident, EchoBot.TextOf(new string('a', 2048))));

        Assert.Equal(2048, (await resident.SayAsync("在吗"))!.Length);
    }

    [Fact]
    public async Task Every_kind_of_message_and_event_reaches_the_bot_as_WeChat_writes_it()
    {
        await using var bot = await EchoBot.StartAsync();
        var resident = bot.Platform.Meet("oDemoA");

        await resident.SubscribeAsync("grid:370481106009001");
        await resident.SendLocationAsync(117.02, 34.95, "西岗镇");
        await resident.SendImageAsync(DemoMedia.Png());
        Assert.Equal("您说：路灯坏了", await resident.SendVoiceAsync("路灯坏了"));
        await resident.SendVideoAsync();
        await resident.ClickAsync("REPORT");
        await resident.ScanAsync("grid:370481106009002");
        await resident.UnsubscribeAsync();

        var heard = new ConcurrentQueue<Heard>(bot.Heard);
        string[] kinds = [.. heard.Select(h => h.Xml.Element("Event")?.Value ?? h.Xml.Element("MsgType")!.Value)];
        Assert.Equal(["subscribe", "location", "image", "voice", "video", "CLICK", "SCAN", "unsubscribe"], kinds);
        var xml = heard.Select(h => h.Xml).ToArray();
        Assert.Equal("qrscene_grid:370481106009001", xml[0].Element("EventKey")!.Value);
        Assert.Null(xml[0].Element("MsgId"));
        Assert.Equal("34.950000", xml[1].Element("Location_X")!.Value);
        Assert.Equal("117.020000", xml[1].Element("Location_Y")!.Value);
        Assert.Equal("grid:370481106009002", xml[6].Element("EventKey")!.Value);
        Assert.All(xml, x => Assert.Equal(bot.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(), x.Element("CreateTime")!.Value));
    }

    [Fact]
    public async Task Who_does_not_follow_cannot_talk()
    {
        await using var bot = await EchoBot.StartAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => bot.Platform.Meet("oDemoA").SayAsync("在吗"));
        Assert.Empty(bot.Heard);
    }
}
