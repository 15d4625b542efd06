using System.Text.Json;
using Bot.Api.Understanding;
using Bot.Data.Intakes;
using Bot.Tests.Conversations;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Understanding;

/// <summary>What residents choose where the bot was not sure is kept to learn from, and leaves the house without whose it was.</summary>
public sealed class CorrectionsTests(RoadFixture road)
{
    [Fact]
    public async Task What_a_resident_chose_is_kept_with_what_was_offered_and_exported_without_numbers()
    {
        var resident = road.NewResident();
        var offered = await resident.SayAsync("那个东西又不行了，电话13800138000");
        Assert.Contains("3 ", offered, StringComparison.Ordinal);
        await resident.SayAsync("2");
        await resident.SayAsync("翠湖小区9号楼");
        var number = StandingRoad.NumberIn(await resident.SayAsync("确认"));
        await using var db = road.OpenDatabase();
        var id = StandingRoad.IdOf(number);
        var kept = await db.ItemCorrections.SingleAsync(c => c.IntakeId == id);
        Assert.Equal((ItemCorrection.ByResident, kept.Offered.Split(',')[1]), (kept.By, kept.Chosen));
        Assert.Equal(3, kept.Offered.Split(',').Length);
        Assert.Equal(kept.Chosen, await db.Intakes.Where(i => i.Id == id).Select(i => i.Item).SingleAsync());

        var lines = await ExportCorrectionsVerb.LinesAsync(db).ToListAsync();
        Assert.DoesNotContain(lines, l => l.Contains("13800138000", StringComparison.Ordinal) || l.Contains("WG-", StringComparison.Ordinal));
        Assert.Contains(lines, l => JsonDocument.Parse(l).RootElement is var row
            && row.GetProperty("item").GetString() == kept.Chosen && row.GetProperty("text").GetString()!.Contains("那个东西又不行了", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_sure_and_what_is_confidential_is_nothing_to_learn_from()
    {
        var sure = road.NewResident();
        await sure.SayAsync("锦绣家园7号楼路灯坏了");
        var number = StandingRoad.NumberIn(await sure.SayAsync("确认"));
        await using var db = road.OpenDatabase();
        Assert.False(await db.ItemCorrections.AnyAsync(c => c.IntakeId == StandingRoad.IdOf(number)));

        var hidden = road.NewResident();
        await hidden.SayAsync("举报 那个东西又不行了");
        await hidden.SayAsync("1");
        await hidden.SayAsync("翠湖小区");
        var quiet = StandingRoad.NumberIn(await hidden.SayAsync("确认"));
        Assert.False(await db.ItemCorrections.AnyAsync(c => c.IntakeId == StandingRoad.IdOf(quiet)));
    }
}
