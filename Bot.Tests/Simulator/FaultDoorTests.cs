using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Bot.Tests.Simulator;

/// <summary>The door <c>/sim/faults</c>.</summary>
public sealed class FaultDoorTests
{
    [Fact]
    public async Task Faults_are_switched_on_listed_and_lifted_over_HTTP()
    {
        await using var bot = await EchoBot.StartAsync();
        var token = await bot.TokenAsync();
        bot.Platform.Follow("oDemoA");

        using var one = await PostAsync(bot, """{"kind":"errcode","code":45015,"path":"/cgi-bin/message/custom/send","times":2}""");
        var id = (await one.Content.ReadFromJsonAsync<JsonObject>())!["id"]!.GetValue<long>();
        using var script = await PostAsync(bot, """[{"kind":"platform-down","path":"/cgi-bin/menu"},{"kind":"clock-skew","createTime":0,"timestamp":-700}]""");
        Assert.Equal(HttpStatusCode.OK, script.StatusCode);
        Assert.Equal(45015, (await bot.PushAsync(token, "oDemoA")).Code());

        var listed = (await bot.Api.GetFromJsonAsync<JsonArray>(new Uri("/sim/faults", UriKind.Relative)))!;
        Assert.Equal(["errcode", "platform-down", "clock-skew"], listed.Select(f => f!["fault"]!["kind"]!.ToString()));
        Assert.Equal(1, listed[0]!["fired"]!.GetValue<int>());

        using var lifted = await bot.Api.DeleteAsync(new Uri($"/sim/faults/{id}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, lifted.StatusCode);
        Assert.Equal(2, bot.Platform.Faults.All.Count);
        using var all = await bot.Api.DeleteAsync(new Uri("/sim/faults", UriKind.Relative));
        Assert.Empty(bot.Platform.Faults.All);
    }

    [Theory]
    [InlineData("""{"kind":"nonsense"}""", "nonsense")]
    [InlineData("""{"kind":"errcode"}""", "code")]
    [InlineData("""{"kind":"errcode","code":0}""", "code: 0 不是错误")]
    [InlineData("""{"kind":"errcode","code":-1,"times":0}""", "times: 1 到")]
    [InlineData("""{"kind":"hang","path":"cgi-bin"}""", "path: 以 / 开头")]
    [InlineData("""{"kind":"slow","seconds":0}""", "seconds: 大于 0")]
    [InlineData("""{"kind":"duplicate","copies":1}""", "copies: 2 到")]
    [InlineData("""{"kind":"reordered","count":2,"order":[0,0]}""", "order: 0 到 1")]
    [InlineData("""{"kind":"clock-skew","createTime":0,"timestamp":90000}""", "timestamp: 最多差")]
    [InlineData("""{"kind":"hang","pfad":"/x"}""", "pfad")]
    [InlineData("""[{"kind":"hang"},{"kind":"slow","seconds":-1}]""", "seconds: 大于 0")]
    [InlineData("nonsense", "is an invalid JSON literal")]
    public async Task A_fault_that_makes_no_sense_is_refused_by_field_and_reason(string body, string why)
    {
        await using var bot = await EchoBot.StartAsync();

        using var answer = await PostAsync(bot, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(why, (await answer.Content.ReadFromJsonAsync<JsonObject>())!["detail"]!.ToString(), StringComparison.Ordinal);
        Assert.Empty(bot.Platform.Faults.All);
    }

    private static async Task<HttpResponseMessage> PostAsync(EchoBot bot, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await bot.Api.PostAsync(new Uri("/sim/faults", UriKind.Relative), content);
    }
}
