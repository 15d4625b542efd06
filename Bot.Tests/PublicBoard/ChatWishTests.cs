using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.PublicBoard;
using Bot.Simulator.Platform.Residents;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.PublicBoard;

/// <summary>不公开 in the chat, from the word to what the public may see.</summary>
public sealed class ChatWishTests(RoadFixture road)
{
    private const string Words = "半阁村第2网格路口的路灯坏了好几天";

    [Fact]
    public async Task What_a_resident_says_of_one_hides_that_one_and_可以公开_shows_it_again()
    {
        var resident = road.NewResident();
        var open = await ReportAsync(resident);
        await resident.SayAsync(Words + "，北门的也不亮");
        Assert.Contains("不放上公开栏", await resident.SayAsync("不公开"), StringComparison.Ordinal);
        var hidden = await NumberAsync(resident, "1");
        Assert.Equal((true, false), (await IsShownAsync(open), await IsShownAsync(hidden)));

        Assert.Contains(hidden, await resident.SayAsync("可以公开 " + hidden), StringComparison.Ordinal);
        await resident.SayAsync("不要公开 " + open);
        Assert.Equal((false, true), (await IsShownAsync(open), await IsShownAsync(hidden)));
    }

    [Fact]
    public async Task Who_wants_nothing_shown_is_heard_for_all_that_is_and_comes_and_is_not_overruled_by_one_word()
    {
        var resident = road.NewResident();
        var first = await ReportAsync(resident);
        Assert.Contains("以后的也是", await resident.SayAsync("都不公开"), StringComparison.Ordinal);
        var second = await ReportAsync(resident);
        Assert.Equal((false, false), (await IsShownAsync(first), await IsShownAsync(second)));
        Assert.Contains("您说过都不公开", await resident.SayAsync("可以公开 " + second), StringComparison.Ordinal);
        Assert.False(await IsShownAsync(second));

        await resident.SayAsync("不公开 " + first);
        await resident.SayAsync("都可以公开");
        Assert.Equal((true, true), (await IsShownAsync(first), await IsShownAsync(second)));
    }

    [Fact]
    public async Task Nobody_hides_or_shows_what_somebody_else_reported()
    {
        var number = await ReportAsync(road.NewResident());
        Assert.Contains("不在您报过的事里", await road.NewResident().SayAsync("不公开 " + number), StringComparison.Ordinal);
        Assert.True(await IsShownAsync(number));
    }

    private static async Task<string> ReportAsync(SimulatedResident resident)
    {
        await resident.SayAsync(Words);
        var number = await NumberAsync(resident, "确认");
        return number;
    }

    private static async Task<string> NumberAsync(SimulatedResident resident, string word)
    {
        var reply = await resident.SayAsync(word) ?? "";
        var at = reply.IndexOf("WG-", StringComparison.Ordinal);
        return at >= 0 ? reply.Substring(at, 18) : throw new InvalidOperationException(reply);
    }

    private async Task<bool> IsShownAsync(string number)
    {
        Assert.True(IntakeNumber.TryParse(number, out var id));
        await using var db = road.OpenDatabase();
        return await PublicIntakes.Of(db, road.BotServices.GetRequiredService<Profile>()).AnyAsync(i => i.Id == id.Id);
    }
}
