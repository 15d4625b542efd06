using Bot.Api.GroupNotification;
using Bot.Data.Intakes;
using Bot.Simulator.Platform.Residents;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Conversations;

/// <summary>What a confidential report and a complaint about a grid worker show to whom.</summary>
public sealed class SealedReportTests(StandingRoad road) : IClassFixture<StandingRoad>
{
    private const string Grid = "半阁村第2网格";
    private const string Office = TestPlace.OfficeRobot;
    private const string Desk = TestPlace.DeskRobot;

    [Fact]
    public async Task Nothing_that_leaves_the_house_says_who_made_a_confidential_report()
    {
        var resident = road.NewResident();
        await resident.ScanAsync("grid:370481106226002");
        await resident.SayAsync("举报");
        await resident.SayAsync("有人开赌场聚众赌博，我电话13200001234");
        var number = ToldNumber.In(await resident.SayAsync("1"));
        await resident.SayAsync($"补充 {number} 一般晚上九点，打13200001234找我");
        await resident.SayAsync($"催办 {number}");
        Assert.Contains(number, await resident.SayAsync("查进度"), StringComparison.Ordinal);

        var told = (await road.ToldAsync(number, Office)).Concat(await road.ToldAsync(number, Desk)).ToList();
        Assert.NotEmpty(await road.ToldAsync(number, Desk));
        Assert.Empty(await road.ToldAsync(number, StandingRoad.RobotOf(Grid)));
        var events = (await road.GridPlatform.EventsOfAsync(number)).Select(e => e.GetRawText()).ToList();
        Assert.Equal(3, events.Count);
        var key = await road.ReadAsync(db => db.Intakes.Where(i => i.Id == ToldNumber.IdOf(number)).Select(i => i.Resident!).SingleAsync());
        foreach (var leaving in told.Concat(events))
        {
            AssertSilent(leaving, resident, key);
        }

        var intake = await road.ReadAsync(db => db.Intakes.SingleAsync(i => i.Id == ToldNumber.IdOf(number)));
        Assert.DoesNotContain("居民所在", intake.PlaceText, StringComparison.Ordinal);
        Assert.DoesNotContain("13200001234", intake.SealedPhone, StringComparison.Ordinal);

        await road.GridPlatform.MustAsync(number, "accept");
        await road.GridPlatform.MustAsync(number, "resolve", "已经查处");
        Assert.Contains("谢谢", await resident.SayAsync($"评价 {number} 5分"), StringComparison.Ordinal);
        foreach (var cloudEvent in await road.GridPlatform.EventsOfAsync(number))
        {
            AssertSilent(cloudEvent.GetRawText(), resident, key);
        }
    }

    [Fact]
    public async Task A_recording_is_kept_sealed_once_the_matter_is_confidential_and_its_id_leaves_nowhere()
    {
        var resident = road.NewResident();
        await resident.SendVoiceAsync("");
        await resident.SayAsync("保密");
        await resident.SayAsync("翠湖小区有人偷电");
        Assert.Contains("不收录音", await resident.SendVoiceAsync(""), StringComparison.Ordinal);
        var number = ToldNumber.In(await resident.SayAsync("1"));
        var voice = await road.ReadAsync(db => db.Attachments.SingleAsync(a => a.IntakeId == ToldNumber.IdOf(number)));
        Assert.Equal((Attachment.Sealed, "voice"), (voice.By, voice.Type));
        await resident.SayAsync($"补充 {number} 是二楼");
        foreach (var cloudEvent in await road.GridPlatform.EventsOfAsync(number))
        {
            Assert.Empty(cloudEvent.GetProperty("data").GetProperty("attachments").EnumerateArray());
        }
    }

    [Fact]
    public async Task A_complaint_about_a_worker_is_accepted_without_a_grid_and_heard_by_office_and_desk_only()
    {
        var resident = road.NewResident();
        Assert.Contains("哪天、什么事", await resident.SayAsync("网格员态度太差"), StringComparison.Ordinal);
        await resident.SayAsync("昨天上门骂人，还推搡老人");
        var number = ToldNumber.In(await resident.SayAsync("1"));
        var intake = await road.ReadAsync(db => db.Intakes.SingleAsync(i => i.Id == ToldNumber.IdOf(number)));
        Assert.Equal((true, "township", (string?)null), (intake.AboutWorker, intake.Level, intake.GridCode));
        Assert.NotEmpty(await road.ToldAsync(number, Office));
        Assert.NotEmpty(await road.ToldAsync(number, Desk));
    }

    [Fact]
    public async Task On_whose_behalf_is_kept_without_a_name()
    {
        var resident = road.NewResident();
        await resident.SayAsync("替邻居王奶奶报个修，水管爆了");
        await resident.SayAsync("翠湖小区");
        await resident.SayAsync("13200005678");
        var number = ToldNumber.In(await resident.SayAsync("1"));
        Assert.Equal("邻居奶奶", await road.ReadAsync(db => db.Intakes.Where(i => i.Id == ToldNumber.IdOf(number)).Select(i => i.OnBehalfOf).SingleAsync()));
        await road.ToldAsync(number, Office);
        var card = await road.ReadAsync(db => db.Deliveries.SingleAsync(d => d.IntakeId == ToldNumber.IdOf(number) && d.Recipient.StartsWith("robot:")));
        Assert.EndsWith("（替邻居奶奶报的）", GroupCard.Parse(card.Body).Words, StringComparison.Ordinal);
    }

    private static void AssertSilent(string leaving, SimulatedResident resident, string key)
    {
        Assert.DoesNotContain(resident.OpenId, leaving, StringComparison.Ordinal);
        Assert.DoesNotContain(resident.Name, leaving, StringComparison.Ordinal);
        Assert.DoesNotContain(resident.Phone, leaving, StringComparison.Ordinal);
        Assert.DoesNotContain("13200001234", leaving, StringComparison.Ordinal);
        Assert.DoesNotContain(key, leaving, StringComparison.Ordinal);
    }
}
