using System.Text.Json.Nodes;
using Bot.Data.CallBacks;
using Bot.Data.Deliveries;
using Bot.Tests.Deadlines;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.CallBacks;

/// <summary>Who is called back, by when, and that the desk hears of it.</summary>
public sealed class CallBackTests
{
    [Fact]
    public async Task A_key_matter_is_called_back_within_the_places_days_and_an_everyday_one_is_not()
    {
        var profile = ChangedProfile.Write(p =>
        {
            p["items"] = JsonNode.Parse("""{"entries":[{"code":"noise","callBack":true}]}""");
            p["callBacks"] = new JsonObject { ["workingDays"] = 2 };
        });
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00", profile);
        var everyday = await ResolvedAsync(stage);
        var key = await ResolvedAsync(stage, item: "noise");
        var owed = Assert.Single(await OwedAsync(stage));
        Assert.Equal((key, CallBackReason.KeyMatter, PromiseStage.At("2026-11-25 18:00")), (owed.IntakeId, owed.Reason, owed.Due));
        var notes = (await stage.NewsAsync()).FindAll(d => d.Body.Contains("要回访", StringComparison.Ordinal));
        Assert.Equal((PromiseStage.DeskRobot, key, Purposes.GroupNote), Assert.Single(notes) is var note ? (note.Recipient, note.IntakeId, note.Purpose) : default);
        Assert.NotEqual(everyday, key);
    }

    [Fact]
    public async Task What_was_urgent_is_called_back_within_three_days_and_an_unhappy_rating_meanwhile_owes_no_second_call()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var id = await ResolvedAsync(stage, urgent: true);
        Assert.Equal((CallBackReason.Urgent, PromiseStage.At("2026-11-26 18:00")), Assert.Single(await OwedAsync(stage)) is var owed ? (owed.Reason, owed.Due) : default);
        await stage.RateAsync(id, 1, "又灭了");
        Assert.Single(await OwedAsync(stage));
    }

    [Fact]
    public async Task Whoever_is_unhappy_is_called_back_and_once_that_is_done_again()
    {
        await using var stage = await PromiseStage.OpenAsync("2026-11-23 09:00");
        var id = await ResolvedAsync(stage);
        Assert.Empty(await OwedAsync(stage));
        await stage.RateAsync(id, 2, "又灭了");
        Assert.Equal(CallBackReason.Unhappy, Assert.Single(await OwedAsync(stage)).Reason);
        var owed = Assert.Single(await stage.ReadAsync(db => db.CallBacksOwed().ToListAsync()));
        Assert.Equal((id, id), (owed.CallBack.IntakeId, owed.Intake.Id));
        Assert.True(await DoneAsync(stage, owed.CallBack.Id));
        Assert.False(await DoneAsync(stage, owed.CallBack.Id));
        Assert.Empty(await stage.ReadAsync(db => db.CallBacksOwed().ToListAsync()));
        await stage.ActAsync(id, "resolve", "又修了");
        await stage.RateAsync(id, 1);
        Assert.Equal(2, (await OwedAsync(stage)).Count);
    }

    private static Task<bool> DoneAsync(PromiseStage stage, long id) =>
        stage.Commit.Run(session => OpenCallBacks.Done(session, id, "演示坐席", "打通了，说满意", stage.Clock.GetUtcNow()));

    private static async Task<long> ResolvedAsync(PromiseStage stage, string item = "municipal-facility", bool urgent = false)
    {
        var id = await stage.ReportAsync(urgent, item);
        await stage.ActAsync(id, "accept");
        await stage.ActAsync(id, "resolve", "办好了");
        return id;
    }

    private static Task<List<CallBack>> OwedAsync(PromiseStage stage) => stage.ReadAsync(db => db.CallBacks.AsNoTracking().OrderBy(c => c.Id).ToListAsync());
}
