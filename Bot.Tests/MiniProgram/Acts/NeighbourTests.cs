using Bot.Data.Intakes;
using Bot.Tests.Handling;
using Xunit;

namespace Bot.Tests.MiniProgram.Acts;

public sealed class NeighbourTests(NeighbourMiniHost neighbours) : IClassFixture<NeighbourMiniHost>
{
    [Fact]
    public async Task A_neighbours_matter_is_joined_without_learning_what_they_said()
    {
        var host = neighbours.Host;
        using var first = await host.PhoneAsync();
        using var second = await host.PhoneAsync();
        var place = new { text = "福临安居小区3号楼" };
        var number = await first.ReportAsync(new { text = "福临安居小区3号楼的路灯坏了三天，我是三楼的老王", place, media = new[] { await first.UploadAsync("image", Pictures.Jpeg) } });

        var understood = await second.AskAsync(HttpMethod.Post, "/understanding", new { text = "福临安居小区3号楼路灯不亮了" });
        Assert.Equal(number, understood.GetProperty("neighbour").GetProperty("number").GetString());
        var photo = await second.UploadAsync("image", Pictures.Png());
        var joined = await second.PostAsync("/intakes", new { text = "福临安居小区3号楼路灯不亮了，我家在二楼", place, join = number, media = new[] { photo } }, 201);
        Assert.True(joined.GetProperty("joined").GetBoolean());
        Assert.Equal(number, joined.GetProperty("number").GetString());

        var seen = await second.GetAsync($"/intakes/{number}");
        Assert.True(seen.GetProperty("followed").GetBoolean());
        Assert.Equal("福临安居小区3号楼路灯不亮了，我家在二楼", seen.GetProperty("text").GetString());
        Assert.DoesNotContain("老王", seen.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(seen.GetProperty("media").EnumerateArray());
        var own = await first.GetAsync($"/intakes/{number}");
        Assert.DoesNotContain("二楼", own.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(photo, own.GetRawText(), StringComparison.Ordinal);
        await first.GetAsync($"/media/{photo}", 404);

        await host.ResolveAsync(number, "换了灯泡");
        await Road(host, second, number);
    }

    [Fact]
    public async Task A_number_that_is_not_the_same_matter_cannot_be_joined_and_leaving_tells_nobody()
    {
        var host = neighbours.Host;
        using var first = await host.PhoneAsync();
        using var second = await host.PhoneAsync();
        var number = await first.ReportAsync(new { text = "龙泉公馆2号楼门口井盖坏了", place = new { text = "龙泉公馆2号楼" } });
        await second.PostAsync("/intakes", new { text = "福临安居小区1号楼楼道灯坏了", place = new { text = "福临安居小区1号楼" }, join = number }, 409);
        await second.GetAsync($"/intakes/{number}", 404);

        await second.PostAsync("/intakes", new { text = "龙泉公馆2号楼门口井盖坏了", place = new { text = "龙泉公馆2号楼" }, join = number }, 201);
        Assert.Equal("submitted", (await second.PostAsync($"/intakes/{number}/withdrawal", new { })).GetProperty("status").GetString());
        await second.GetAsync($"/intakes/{number}", 404);
        Assert.Equal("submitted", (await first.GetAsync($"/intakes/{number}")).GetProperty("status").GetString());
    }

    private static async Task Road(MiniHost host, MiniPhone follower, string number)
    {
        Assert.True(IntakeNumber.TryParse(number, out var parsed));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!(await follower.GetAsync($"/intakes/{number}")).GetProperty("awaitsRating").GetBoolean())
        {
            Assert.True(await pace.WaitForNextTickAsync(patience.Token));
        }

        await follower.PostAsync($"/intakes/{number}/rating", new { score = 2, words = "还是暗" });
        Assert.Equal(IntakeStatus.Resolved, (await host.ReadAsync(db => db.Intakes.FindAsync(parsed.Id).AsTask()))!.Status);
    }
}
