using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.Joining;
using Bot.Simulator.Platform.Residents;
using Bot.Tests.Conversations;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Joining;

/// <summary>Going along with a neighbour's intake, from the encrypted door to both chats and the groups.</summary>
public sealed class GoingAlongTests(NeighbourRoad neighbours) : IClassFixture<NeighbourRoad>
{
    private RoadFixture Road => neighbours.Road;

    [Fact]
    public async Task Who_goes_along_makes_no_intake_and_is_told_and_asked_like_the_one_who_reported()
    {
        var (owner, number) = await ReportAsync("翠湖小区路灯坏了，黑灯瞎火");
        var follower = Road.NewResident();
        var asked = await follower.SayAsync("翠湖小区的路灯不亮，老人摔了一跤，电话13800138111");
        Assert.Contains($"邻居已反映（{number}", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("黑灯瞎火", asked, StringComparison.Ordinal);
        Assert.Contains(number, await follower.SayAsync("1"), StringComparison.Ordinal);
        await Road.SettledAsync(number);

        await using (var db = Road.OpenDatabase())
        {
            var id = ToldNumber.IdOf(number);
            var row = await db.IntakeFollowers.SingleAsync(f => f.IntakeId == id);
            Assert.DoesNotContain("13800138111", row.SealedPhone, StringComparison.Ordinal);
            Assert.False(await db.Intakes.AnyAsync(i => i.Resident == row.Resident));
            var said = await db.Timeline.SingleAsync(t => t.IntakeId == id && t.Sequence == row.SaidAs);
            Assert.Equal((Move.Supplement, Followers.Name, (string?)null, false), (said.Move, said.ActorName, said.ActorId, said.IsPublic));
            Assert.Contains("摔了一跤", said.Note, StringComparison.Ordinal);
            var note = await db.Deliveries.Where(d => d.IntakeId == id && d.Purpose == Purposes.GroupNote && d.Body.Contains("摔了一跤")).SingleAsync();
            Assert.DoesNotContain("13800138111", note.Body, StringComparison.Ordinal);
        }

        await Road.GridPlatform.MustAsync(number, "accept");
        await Road.GridPlatform.MustAsync(number, "resolve", "换了灯泡");
        await Road.SettledAsync(number);
        Assert.Single(Told(owner, "换了灯泡"));
        Assert.Single(Told(follower, "换了灯泡"));
        Assert.Single(Told(owner, "接了您报的"));
        Assert.Single(Told(follower, "接了您跟进的"));
        Assert.Empty(Told(owner, "摔了一跤"));

        // The owner's rating closes it; the follower's own is still taken, moves nothing, and the desk hears of it.
        Assert.Contains("谢谢", await owner.SayAsync("1"), StringComparison.Ordinal);
        await Road.SettledAsync(number);
        Assert.Contains("监督热线", await follower.SayAsync("3 还有一盏不亮"), StringComparison.Ordinal);
        await Road.SettledAsync(number);
        await using var after = Road.OpenDatabase();
        var closed = await after.Intakes.SingleAsync(i => i.Id == ToldNumber.IdOf(number));
        Assert.Equal((IntakeStatus.Closed, 5), (closed.Status, closed.Rating));
        Assert.Equal(1, (await after.IntakeFollowers.SingleAsync(f => f.IntakeId == closed.Id)).Rating);
        Assert.Contains(
            await after.Deliveries.Where(d => d.IntakeId == closed.Id && d.Recipient == "robot:" + TestPlace.DeskRobot).ToListAsync(),
            d => d.Body.Contains("还有一盏不亮", StringComparison.Ordinal));
        Assert.Empty(await TimelineAudit.FindFaultsAsync(after, CancellationToken.None));
    }

    [Fact]
    public async Task A_danger_neither_shows_a_neighbours_nor_is_shown()
    {
        var urgent = Road.NewResident();
        Assert.Contains("119", await urgent.SayAsync("锦绣家园楼道里有煤气味，头都晕了"), StringComparison.Ordinal);
        var (_, number) = await ReportAsync("锦绣家园水管没水，停了两天");
        var next = Road.NewResident();
        Assert.DoesNotContain("邻居", await next.SayAsync("锦绣家园楼道煤气泄漏了"), StringComparison.Ordinal);
        await Road.SettledAsync(number);
    }

    [Fact]
    public async Task Who_reported_takes_it_back_and_the_others_are_told_that_it_is_over()
    {
        var (owner, number) = await ReportAsync("东方小区垃圾没人清");
        var follower = Road.NewResident();
        await follower.SayAsync("东方小区垃圾堆成山没人清");
        await follower.SayAsync("1");
        await owner.SayAsync($"撤回 {number}");
        await owner.SayAsync("1");
        await Road.SettledAsync(number);
        Assert.Single(Told(follower, "报的人撤回了"));
        Assert.DoesNotContain("邻居已反映", await Road.NewResident().SayAsync("东方小区垃圾没人清"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_platform_merges_two_and_both_residents_get_one_result_each()
    {
        var (first, into) = await ReportAsync("善国小区下水道堵了");
        var second = Road.NewResident();
        await second.SayAsync("善国小区下水道又堵了，污水横流");
        var merged = ToldNumber.In(await second.SayAsync("2"));
        Assert.NotEqual(into, merged);
        Assert.Equal(422, (int)(await Road.GridPlatform.ActAsync(merged, new { action = "merge", assignee = merged })).StatusCode);
        using var done = await Road.GridPlatform.ActAsync(merged, new { action = "merge", assignee = into, actor = new { userid = "p-1", name = "演示平台", role = "平台" } });
        Assert.True(done.IsSuccessStatusCode, await done.Content.ReadAsStringAsync());
        await Road.SettledAsync(merged);
        Assert.Contains(into, Assert.Single(Told(second, "同一件事")).Text, StringComparison.Ordinal);

        await Road.GridPlatform.MustAsync(into, "accept");
        await Road.GridPlatform.MustAsync(into, "resolve", "疏通了");
        await Road.SettledAsync(into);
        Assert.Single(Told(first, "疏通了"));
        Assert.Single(Told(second, "疏通了"));
        await using var db = Road.OpenDatabase();
        var (a, b) = (ToldNumber.IdOf(into), ToldNumber.IdOf(merged));
        Assert.Equal((IntakeStatus.Merged, (long?)a), await db.Intakes.Where(i => i.Id == b).Select(i => ValueTuple.Create(i.Status, i.MergedInto)).SingleAsync());
        Assert.Contains(await db.Timeline.Where(t => t.IntakeId == b).ToListAsync(), t => t.Move == Move.Merge && t.Note!.Contains(into, StringComparison.Ordinal));
        Assert.Contains(await db.Timeline.Where(t => t.IntakeId == a).ToListAsync(), t => t.Move == Move.Note && t.Note!.Contains(merged, StringComparison.Ordinal));
    }

    private async Task<(SimulatedResident Resident, string Number)> ReportAsync(string words)
    {
        var resident = Road.NewResident();
        var number = ToldNumber.In(await SayTwiceAsync(resident, words));
        await Road.SettledAsync(number);
        return (resident, number);
    }

    private static async Task<string?> SayTwiceAsync(SimulatedResident resident, string words)
    {
        await resident.SayAsync(words);
        return await resident.SayAsync("1");
    }

    private static List<ChatMessage> Told(SimulatedResident resident, string words) =>
        [.. resident.Chat.Where(m => m.Pushed && m.Text.Contains(words, StringComparison.Ordinal))];
}
