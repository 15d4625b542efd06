using System.Text.Json.Nodes;
using Bot.Tests.Road;
using Xunit;

namespace Bot.Tests.MiniProgram.Acts;

/// <summary>What a place says in its profile holds for forms as for the chat.</summary>
public sealed class PlaceRulesTests
{
    private const string Grid = "370481106226002";

    [Fact]
    public async Task What_the_place_refuses_withdrew_or_limits_holds_for_forms_too()
    {
        await using var host = new MiniHost(ChangedProfile.Write(Change));
        await host.InitializeAsync();
        using var phone = await host.PhoneAsync();

        var refused = await phone.PostAsync("/intakes", new { text = "让网格员去罚款，楼下乱停车", place = new { gridCode = Grid } }, 422);
        Assert.Contains("请找演示执法队", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("out-of-scope", refused.GetProperty("type").GetString(), StringComparison.Ordinal);

        var withdrawn = await phone.PostAsync("/intakes", new { text = "路口的树枝挡住了路灯", item = "greening", place = new { gridCode = Grid } }, 422);
        Assert.Contains("请找演示园林所", withdrawn.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain((await phone.GetAsync("/services")).GetProperty("items").EnumerateArray(), s => s.GetProperty("code").GetString() == "greening");
        Assert.Empty((await phone.GetAsync("/intakes")).GetProperty("items").EnumerateArray());

        // Asked as a question it goes to a person, as the refusal offers.
        await phone.ReportAsync(new { text = "路口的树枝挡住了路灯", kind = withdrawn.GetProperty("instead").GetProperty("kind").GetString(), item = "greening", place = new { gridCode = Grid } });

        for (var i = 1; i < 5; i++)
        {
            await phone.ReportAsync(new { text = $"第{i}盏路灯坏了", place = new { gridCode = Grid } });
        }

        var fast = await phone.PostAsync("/intakes", new { text = "路灯又坏了一盏", place = new { gridCode = Grid } }, 429);
        Assert.EndsWith("too-fast", fast.GetProperty("type").GetString(), StringComparison.Ordinal);
        await phone.ReportAsync(new { text = "三楼着火了，快来人", place = new { gridCode = Grid } });
    }

    private static void Change(JsonObject profile)
    {
        AloneProfile.Apply(profile);
        profile["limits"] = new JsonObject { ["messagesPerMinute"] = 5, ["intakesPerDay"] = 20 };
        profile["refusals"] = new JsonArray(new JsonObject
        {
            ["words"] = new JsonArray("让网格员"), ["with"] = new JsonArray("去罚款"), ["say"] = "罚款要由有执法权的部门来做，请找演示执法队（0632-00000011）。",
        });
        profile["items"] = new JsonObject
        {
            ["entries"] = new JsonArray(new JsonObject { ["code"] = "greening", ["withdrawn"] = "绿化不由网格办了，请找演示园林所（0632-00000012）。" }),
        };
    }
}
