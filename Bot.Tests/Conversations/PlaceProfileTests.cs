using System.Text.Json.Nodes;
using Bot.Tests.Result;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Conversations;

/// <summary>A place's profile heard in the chat, through the real pipeline and rows.</summary>
public sealed class PlaceProfileTests
{
    [Fact]
    public async Task A_profile_refuses_withdraws_names_its_own_items_and_shows_its_own_steps()
    {
        await using var host = await DeliveryHost.StartAsync(profile: p =>
        {
            p["refusals"] = JsonNode.Parse("""[{"words":["催收"],"with":["物业费"],"say":"收费不归网格员，请找物业公司。"}]""");
            p["items"] = JsonNode.Parse("""{"entries":[{"code":"noise","withdrawn":"噪音改由公安受理，请打 110。"},{"code":"river-clean-up","name":"河道清运","partOf":"sanitation","words":["河边"]}]}""");
            p["progress"] = JsonNode.Parse("""{"steps":["发现","上报","处置"],"at":{"submitted":"上报","handling":"处置","verified":"处置"}}""");
            p["confidential"] = JsonNode.Parse("""{"name":"秘密上报"}""");
        });
        Assert.Contains("请找物业公司", await host.SayAsync("o-a", "让网格员帮我们催收物业费", "1"), StringComparison.Ordinal);
        Assert.Contains("请打 110", await host.SayAsync("o-b", "楼上打麻将到半夜两点，吵得睡不着", "2"), StringComparison.Ordinal);
        Assert.Contains("秘密上报", await host.SayAsync("o-c", "举报", "3"), StringComparison.Ordinal);

        await host.SayAsync("o-d", "河边垃圾堆了一个星期没人清", "4");
        Assert.Contains("河道清运", await host.SayAsync("o-d", "跳过", "5"), StringComparison.Ordinal);
        await host.SayAsync("o-d", "1", "6");
        Assert.Equal("river-clean-up", await host.ReadAsync(db => db.Intakes.Select(i => i.Item).SingleAsync()));
        Assert.Contains("进度：发现 › 【上报】 › 处置", await host.SayAsync("o-d", "查进度", "7"), StringComparison.Ordinal);
    }
}
