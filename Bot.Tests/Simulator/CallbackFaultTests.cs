using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Faults;
using Bot.Simulator.Platform.Residents;
using Xunit;

namespace Bot.Tests.Simulator;

/// <summary>The knobs on callbacks and their replies.</summary>
public sealed class CallbackFaultTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_is_delivered_as_often_as_told(bool atOnce)
    {
        await using var bot = await EchoBot.StartAsync();
        var resident = bot.Platform.Follow("oDemoA");
        bot.Platform.Faults.Arm(new Fault.Duplicate(4, atOnce) { Times = 1 });

        Assert.Equal("您说：一件事", await resident.SayAsync("一件事"));
        await resident.SayAsync("另一件");

        Assert.Equal([4, 1], bot.Heard.GroupBy(h => h.Xml.Element("MsgId")!.Value).Select(g => g.Count()));
        Assert.Equal(2, resident.Chat.Count(m => m.Way == ChatWay.Passive));
    }

    [Fact]
    public async Task Messages_are_held_back_and_delivered_in_the_order_told()
    {
        await using var bot = await EchoBot.StartAsync();
        var resident = bot.Platform.Follow("oDemoA");
        var other = bot.Platform.Follow("oDemoB");
        var armed = bot.Platform.Faults.Arm(new Fault.Reordered(3, [1, 2, 0]) { To = "oDemoA", Times = 1 });

        Task<string?>[] said = [resident.SayAsync("一"), resident.SayAsync("二")];
        await other.SayAsync("别人");
        Assert.All(said, s => Assert.False(s.IsCompleted));
        await Task.WhenAll([.. said, resident.SayAsync("三")]);
        await resident.SayAsync("四");

        Assert.Equal(["别人", "二", "三", "一", "四"], bot.Heard.Select(h => h.Xml.Element("Content")!.Value));
        Assert.Equal("您说：一", await said[0]);
        Assert.Equal(1, armed.Fired);
    }

    [Fact]
    public async Task Lifting_a_reordering_lets_go_of_what_it_holds()
    {
        await using var bot = await EchoBot.StartAsync();
        var resident = bot.Platform.Follow("oDemoA");
        var armed = bot.Platform.Faults.Arm(new Fault.Reordered(3));
        var said = resident.SayAsync("一");

        bot.Platform.Faults.Lift(armed);

        Assert.Equal("您说：一", await said.WaitAsync(Patience));
    }

    [Fact]
    public async Task Late_and_lost_replies_and_a_hang_up_are_tried_again_with_one_MsgId()
    {
        await using var bot = await EchoBot.StartAsync(new PlatformSettings { CallbackTimeout = TimeSpan.FromMilliseconds(200) });
        var resident = bot.Platform.Follow("oDemoA");
        bot.Platform.Faults.Arm(new Fault.ReplyLost { Times = 1 });
        bot.Platform.Faults.Arm(new Fault.ReplyLate { Times = 1 });

        Assert.Equal("您说：在吗", await resident.SayAsync("在吗"));
        Assert.Equal(3, bot.Heard.Count);
        Assert.Single(bot.Heard.Select(h => h.Xml.Element("MsgId")!.Value).Distinct());
        Assert.Single(resident.Chat, m => m.Way == ChatWay.Passive);

        bot.Platform.Faults.Arm(new Fault.HungUp(0) { Times = 3 });
        Assert.Null(await resident.SayAsync("挂断"));
        Assert.Equal(ChatWay.Notice, resident.Chat[^1].Way);
    }

    [Fact]
    public async Task A_skewed_clock_shows_in_the_message_and_in_the_signature()
    {
        await using var bot = await EchoBot.StartAsync();
        var now = bot.Clock.GetUtcNow().ToUnixTimeSeconds();
        var armed = bot.Platform.Faults.Arm(new Fault.ClockSkew(-120, 300) { Times = 1 });

        await bot.Platform.Follow("oDemoA").SayAsync("在吗");

        var heard = Assert.Single(bot.Heard);
        Assert.Equal(now - 120, long.Parse(heard.Xml.Element("CreateTime")!.Value));
        Assert.Equal(now + 300, long.Parse(heard.Query["timestamp"].ToString()));
        Assert.False(armed.IsActive);
    }
}
