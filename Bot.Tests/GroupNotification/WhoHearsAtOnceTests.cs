using System.Text.Json.Nodes;
using Bot.Data.Deliveries;
using Bot.Tests.Deadlines;
using Bot.Tests.Road;
using Xunit;

namespace Bot.Tests.GroupNotification;

/// <summary>Who gets the card of a new intake in the same moment, as the place says.</summary>
public sealed class WhoHearsAtOnceTests
{
    [Fact]
    public async Task Urgent_the_levels_that_the_place_names_hear_at_once_beside_whoever_holds_it()
    {
        var named = ChangedProfile.Write(p => p["urgent"] = JsonNode.Parse("""{"tellAtOnce":["county"]}"""));
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00", named);
        await stage.ReportAsync(urgent: true);
        Assert.Equal([PromiseStage.GridRobot, PromiseStage.DeskRobot], await CardsAsync(stage));
        await stage.ReportAsync();
        Assert.Equal([PromiseStage.GridRobot], await CardsAsync(stage));
    }

    [Fact]
    public async Task Where_the_place_names_none_the_office_and_the_desk_hear_of_what_is_urgent()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        await stage.ReportAsync(urgent: true);
        Assert.Equal([PromiseStage.GridRobot, PromiseStage.OfficeRobot, PromiseStage.DeskRobot], await CardsAsync(stage));
    }

    [Theory]
    [InlineData("basic", true)]
    [InlineData("exclusive", false)]
    public async Task Of_a_grid_under_two_hands_the_office_hears_of_every_new_intake(string kind, bool hears)
    {
        var twoHands = ChangedProfile.Write(p => p["grids"] = JsonNode.Parse($$"""{"kinds":[{"kind":"{{kind}}","name":"演示网格","dualManagement":true}]}"""));
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00", twoHands);
        await stage.ReportAsync();
        Assert.Equal(hears ? [PromiseStage.GridRobot, PromiseStage.OfficeRobot] : [PromiseStage.GridRobot], await CardsAsync(stage));
    }

    private static async Task<List<string>> CardsAsync(PromiseStage stage) =>
        [.. (await stage.NewsAsync()).Where(d => d.Purpose == Purposes.Card).Select(d => d.Recipient)];
}
