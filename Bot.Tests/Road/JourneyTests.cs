using Bot.Data.Deliveries;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Groups;
using Bot.Simulator.Platform.Residents;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Road;

/// <summary>The road from a resident's words to their rating, on the running product.</summary>
public sealed class JourneyTests(RoadFixture road)
{
    private const string Grid = "半阁村第2网格";

    [Fact]
    public async Task A_report_of_three_turns_is_handled_told_rated_and_closed()
    {
        var resident = road.NewResident();
        Assert.Contains("在哪里", await resident.SayAsync("路口的路灯坏了好几天，晚上看不见路，电话13800138000"), StringComparison.Ordinal);
        var number = await PlaceAndConfirmAsync(resident);

        var card = await CardAsync(number);
        Assert.Contains("路灯坏了", card.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("13800138000", card.AllText, StringComparison.Ordinal);
        Assert.Contains(card.Links, l => l.Url.StartsWith(new Uri(road.BotUrl, "/w/").AbsoluteUri, StringComparison.Ordinal));

        await road.GridPlatform.MustAsync(number, "accept");
        await resident.WaitForPushAsync(number);
        await road.GridPlatform.MustAsync(number, "resolve", "换了新灯泡，已经亮了");
        Assert.Contains("换了新灯泡", (await resident.WaitForPushAsync("满意吗")).Text, StringComparison.Ordinal);
        await road.SettledAsync(number);

        Assert.Contains("谢谢", await resident.SayAsync("1"), StringComparison.Ordinal);
        await road.SettledAsync(number);
        Assert.Equal(
            ["submitted", "accepted", "resolved", "rated", "closed"],
            (await road.GridPlatform.EventsOfAsync(number)).Select(WordOfType));
        await using var db = road.OpenDatabase();
        Assert.All(await db.Deliveries.Where(d => d.IntakeId == ToldNumber.IdOf(number)).ToListAsync(), d => Assert.Equal(DeliveryState.Sent, d.State));
        Assert.Equal(5, (await db.Intakes.SingleAsync(i => i.Id == ToldNumber.IdOf(number))).Rating);
        Assert.All(await db.Deadlines.Where(d => d.IntakeId == ToldNumber.IdOf(number)).ToListAsync(), d => Assert.NotNull(d.EndedAt));
    }

    [Fact]
    public async Task An_unhappy_rating_sends_it_back_with_fresh_deadlines()
    {
        var resident = road.NewResident();
        await resident.SayAsync("楼道里的垃圾好几天没人清");
        var number = await PlaceAndConfirmAsync(resident);
        await road.GridPlatform.MustAsync(number, "accept");
        await road.GridPlatform.MustAsync(number, "resolve", "已处理");
        await road.SettledAsync(number);
        Assert.Contains("核实", await resident.SayAsync("3 根本没人来"), StringComparison.Ordinal);
        await road.SettledAsync(number);
        Assert.Contains("核实", (await road.Platform.FindGroup(TestPlace.OfficeRobot)!.WaitForAsync(number, RoadFixture.Patience)).AllText, StringComparison.Ordinal);

        await using var db = road.OpenDatabase();
        Assert.Equal(IntakeStatus.Reopened, (await db.Intakes.SingleAsync(i => i.Id == ToldNumber.IdOf(number))).Status);
        Assert.Equal(2, await db.Deadlines.CountAsync(d => d.IntakeId == ToldNumber.IdOf(number) && d.EndedAt == null));
        Assert.Contains((await road.GridPlatform.EventsOfAsync(number)).Select(WordOfType), t => t == "reopened");
    }

    [Fact]
    public async Task The_same_message_three_times_at_once_has_one_effect_and_one_reply()
    {
        var resident = road.NewResident();
        await resident.SayAsync("楼道里的垃圾堆了一个星期没人清");
        await SendPlaceAsync(resident);
        var answers = await resident.SayRepeatedlyAsync("确认");
        var replies = answers.Select(a => a.Reply?.Text).ToList();
        Assert.Single(replies.Distinct(StringComparer.Ordinal));
        Assert.Contains("WG-", replies[0], StringComparison.Ordinal);

        await using var db = road.OpenDatabase();
        var key = (await db.Intakes.SingleAsync(i => i.Id == ToldNumber.IdOf(ToldNumber.In(replies[0])))).Resident;
        Assert.Equal(1, await db.Intakes.CountAsync(i => i.Resident == key));
    }

    [Fact]
    public async Task Photos_sent_first_arrive_with_the_intake_and_are_fetched()
    {
        var resident = road.NewResident();
        await resident.SendImageAsync(DemoMedia.Png(48));
        await resident.SayAsync("河边有人乱倒建筑垃圾");
        var number = await PlaceAndConfirmAsync(resident);
        await road.UntilAsync(async db => await db.Attachments.AnyAsync(a => a.IntakeId == ToldNumber.IdOf(number) && a.State == AttachmentState.Stored));
        var submitted = (await road.GridPlatform.EventsOfAsync(number))[0];
        Assert.Single(submitted.GetProperty("data").GetProperty("attachments").EnumerateArray());
    }

    [Fact]
    public async Task A_result_that_finds_no_open_door_is_told_with_the_next_reply_and_can_be_rated()
    {
        var resident = road.NewResident();
        await resident.SayAsync("公园的椅子断了");
        var number = await PlaceAndConfirmAsync(resident);
        await road.SettledAsync(number);
        resident.Window.Close();
        await road.GridPlatform.MustAsync(number, "accept");
        await road.GridPlatform.MustAsync(number, "resolve", "椅子换好了");
        await road.SettledAsync(number);

        var reply = await resident.SayAsync("帮助");
        Assert.Contains("椅子换好了", reply, StringComparison.Ordinal);
        Assert.Contains("谢谢", await resident.SayAsync("1"), StringComparison.Ordinal);
        await road.UntilAsync(async db => !await db.Deliveries.AnyAsync(d => d.IntakeId == ToldNumber.IdOf(number) && d.State != DeliveryState.Sent));
    }

    [Fact]
    public async Task A_sealed_report_and_a_complaint_about_a_worker_never_reach_the_grid_group()
    {
        var resident = road.NewResident();
        await resident.SayAsync("投诉网格员");
        await resident.SayAsync("半阁村第2网格的网格员态度很差，叫他来根本不来");
        var number = await PlaceAndConfirmAsync(resident);
        await road.SettledAsync(number);
        var grid = DemoPoints.Grids.Single(g => g.Name == Grid);
        Assert.DoesNotContain(road.Platform.FindGroup(grid.Robot)!.Messages, m => m.AllText.Contains(number, StringComparison.Ordinal));
        var office = await road.Platform.FindGroup(TestPlace.OfficeRobot)!.WaitForAsync(number, RoadFixture.Patience);
        var link = office.Links.OrderByDescending(l => l.Words == number).First(l => l.Url.Contains("/w/", StringComparison.Ordinal)).Url;
        Assert.Contains("态度很差", await OpenAsAsync(link, "office-demo-1"), StringComparison.Ordinal);
        Assert.DoesNotContain("态度很差", await OpenAsAsync(link, grid.Members.First(m => m.UserId is not null).UserId!), StringComparison.Ordinal);
        Assert.Equal("township", (await road.GridPlatform.EventsOfAsync(number))[0].GetProperty("data").GetProperty("level").GetString());
    }

    /// <summary>Opens a card's link as a phone would whose WeCom knows who holds it.</summary>
    private static async Task<string> OpenAsAsync(string link, string userId)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var phone = new HttpClient(handler);
        var next = new Uri(link);
        while (true)
        {
            using var answer = await phone.GetAsync(next);
            if (answer.Headers.Location is not { } location)
            {
                return System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            }

            next = new Uri(next, location);
            if (next.AbsolutePath.StartsWith("/connect/", StringComparison.Ordinal))
            {
                next = new UriBuilder(next) { Query = next.Query + "&userid=" + userId, Fragment = "" }.Uri;
            }
        }
    }

    private async Task<string> PlaceAndConfirmAsync(SimulatedResident resident)
    {
        await SendPlaceAsync(resident);
        return ToldNumber.In(await resident.SayAsync("确认"));
    }

    private static Task<string?> SendPlaceAsync(SimulatedResident resident)
    {
        var (longitude, latitude) = Coordinates.FromWgs84(DemoPoints.In(Grid), CoordinateSystem.Gcj02);
        return resident.SendLocationAsync(longitude, latitude);
    }

    private Task<GroupMessage> CardAsync(string number) =>
        road.Platform.FindGroup(DemoPoints.Grids.Single(g => g.Name == Grid).Robot)!.WaitForAsync(number, RoadFixture.Patience);

    private static string WordOfType(System.Text.Json.JsonElement cloudEvent) => cloudEvent.GetProperty("type").GetString()!.Split('.')[3];
}
