using System.Text.Json;
using Bot.Api.Understanding;
using Bot.Data.Intakes;
using Bot.Dialogs;
using Bot.Dialogs.Understanding;
using Bot.Tests.Conversations;
using Bot.Tests.Intakes;
using Bot.Tests.Road;
using Bot.Tests.Storage;
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
        var number = ToldNumber.In(await resident.SayAsync("确认"));
        await using var db = road.OpenDatabase();
        var id = ToldNumber.IdOf(number);
        var kept = await db.ItemCorrections.SingleAsync(c => c.IntakeId == id);
        Assert.Equal((ItemCorrection.ByResident, kept.Offered.Split(',')[1]), (kept.By, kept.Chosen));
        Assert.Equal(3, kept.Offered.Split(',').Length);
        Assert.Equal(kept.Chosen, await db.Intakes.Where(i => i.Id == id).Select(i => i.Item).SingleAsync());

        var lines = await ExportCorrectionsVerb.LinesAsync(db, ServiceItems.All).ToListAsync();
        Assert.DoesNotContain(lines, l => l.Contains("13800138000", StringComparison.Ordinal) || l.Contains("WG-", StringComparison.Ordinal));
        Assert.Contains(lines, l => JsonDocument.Parse(l).RootElement is var row
            && row.GetProperty("item").GetString() == kept.Chosen && row.GetProperty("text").GetString()!.Contains("那个东西又不行了", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_places_own_item_is_written_as_the_built_in_one_that_it_is_a_part_of()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await database.Commit.Run(session =>
        {
            foreach (var chosen in new[] { "river-clean-up", "noise", "gone-since" })
            {
                var intake = IntakeSubmission.Submit(session, IntakeFixtures.Submitted($"那个又来了 {chosen}"), IntakeFixtures.Due);
                session.Insert(new ItemCorrection { IntakeId = intake.Id, At = IntakeFixtures.Due, By = ItemCorrection.ByResident, Offered = "river-clean-up,sanitation,noise", Chosen = chosen });
            }
        });
        await using var db = database.Open();
        ServiceItem[] items = [.. ServiceItems.All, new("river-clean-up", "河道清运", "", "") { PartOf = "sanitation" }];
        var rows = await ExportCorrectionsVerb.LinesAsync(db, items).Select(l => JsonDocument.Parse(l).RootElement).ToListAsync();
        Assert.Equal(["sanitation", "noise"], rows.Select(r => r.GetProperty("item").GetString()));
        Assert.All(rows, r => Assert.Equal(["sanitation", "noise"], r.GetProperty("offered").EnumerateArray().Select(o => o.GetString())));
    }

    [Fact]
    public async Task What_was_sure_and_what_is_confidential_is_nothing_to_learn_from()
    {
        var sure = road.NewResident();
        await sure.SayAsync("锦绣家园7号楼路灯坏了");
        var number = ToldNumber.In(await sure.SayAsync("确认"));
        await using var db = road.OpenDatabase();
        Assert.False(await db.ItemCorrections.AnyAsync(c => c.IntakeId == ToldNumber.IdOf(number)));

        var hidden = road.NewResident();
        await hidden.SayAsync("举报 那个东西又不行了");
        await hidden.SayAsync("1");
        await hidden.SayAsync("翠湖小区");
        var quiet = ToldNumber.In(await hidden.SayAsync("确认"));
        Assert.False(await db.ItemCorrections.AnyAsync(c => c.IntakeId == ToldNumber.IdOf(quiet)));
    }
}
