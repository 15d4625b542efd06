using System.Net;
using System.Text;
using System.Text.Json;
using Bot.Data.Grids;
using Bot.Tests.Road;
using Xunit;

namespace Bot.Tests.EventQueue;

/// <summary>The doors of the grid platform, as the contract words them.</summary>
public sealed class GridPlatformTests(RoadFixture road)
{
    private static readonly object Actor = new { userid = "w-demo", name = "演示网格员", role = "专职网格员" };

    [Theory]
    [InlineData("/api/grid/events")]
    [InlineData("/api/grid/intakes/WG-20261121-000001/actions")]
    public async Task No_key_or_a_wrong_one_is_401_with_problem_details(string path)
    {
        using var http = new HttpClient { BaseAddress = road.BotUrl };
        foreach (var key in new[] { null, "wrong" })
        {
            using var request = new HttpRequestMessage(path.EndsWith("events", StringComparison.Ordinal) ? HttpMethod.Get : HttpMethod.Post, path);
            request.Content = request.Method == HttpMethod.Post ? Json("{\"action\":\"accept\"}") : null;
            if (key is not null)
            {
                request.Headers.Add("X-Api-Key", key);
            }

            using var response = await http.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task Events_are_cloud_events_with_the_words_as_said_and_personal_numbers_masked()
    {
        var number = await SubmitAsync("楼道灯坏了，车牌鲁D12345挡着门，电话13800138000");
        var submitted = Assert.Single(await road.GridPlatform.EventsOfAsync(number));
        Assert.Equal("1.0", submitted.GetProperty("specversion").GetString());
        Assert.Equal("/bot/xigang", submitted.GetProperty("source").GetString());
        Assert.Equal("cn.grid.intake.submitted.v1", submitted.GetProperty("type").GetString());
        Assert.Equal("application/json", submitted.GetProperty("datacontenttype").GetString());
        var data = submitted.GetProperty("data");
        var raw = data.GetRawText();
        Assert.Contains("楼道灯坏了", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("13800138000", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("D12345", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("oTestResident", raw, StringComparison.Ordinal);
        Assert.Equal("submitted", data.GetProperty("status").GetString());
        Assert.Equal("wechat", data.GetProperty("channel").GetString());
        var point = DemoPoints.In(DemoPoints.Grids[7]);
        Assert.Equal(DemoPoints.Grids[7].Code, data.GetProperty("grid").GetProperty("code").GetString());
        Assert.InRange(GeoPoint.Of(data.GetProperty("place").GetProperty("lon").GetDouble(), data.GetProperty("place").GetProperty("lat").GetDouble()).MetresTo(point), 0, 1);
        Assert.Equal(JsonValueKind.Null, data.GetProperty("rating").ValueKind);
    }

    [Fact]
    public async Task The_cursor_stays_put_when_nothing_is_new_and_wrong_ones_are_named()
    {
        await SubmitAsync("路面有个大坑");
        var http = road.GridPlatform.Http;
        using var page = JsonDocument.Parse(await http.GetStringAsync(new Uri("/api/grid/events?limit=1", UriKind.Relative)));
        Assert.Single(page.RootElement.GetProperty("events").EnumerateArray());
        using var beyond = JsonDocument.Parse(await http.GetStringAsync(new Uri("/api/grid/events?after=999999999", UriKind.Relative)));
        Assert.Equal("999999999", beyond.RootElement.GetProperty("next").GetString());
        Assert.Empty(beyond.RootElement.GetProperty("events").EnumerateArray());
        foreach (var query in new[] { "after=x", "after=-1", "limit=0", "limit=1001", "limit=x" })
        {
            using var response = await http.GetAsync(new Uri("/api/grid/events?" + query, UriKind.Relative));
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            Assert.Equal(query[..query.IndexOf('=', StringComparison.Ordinal)], problem.RootElement.GetProperty("field").GetString());
        }
    }

    [Fact]
    public async Task The_same_key_gets_the_same_answer_and_no_second_effect()
    {
        var number = await SubmitAsync("垃圾没人清");
        var first = await AnswerAsync(number, new { action = "accept", actor = Actor }, "k-1" + number);
        var again = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => AnswerAsync(number, new { action = "accept", actor = Actor }, "k-1" + number)));
        Assert.All(again, a => Assert.Equal(first, a));
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Single(await road.GridPlatform.EventsOfAsync(number), e => e.GetProperty("type").GetString()!.Contains("accepted", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AnswerAsync(number, new { action = "resolve", actor = Actor }, "k-1" + number)).Status);
    }

    [Fact]
    public async Task Forbidden_moves_carry_the_allowed_ones_and_missing_reasons_are_422()
    {
        var number = await SubmitAsync("井盖松动");
        var forbidden = await AnswerAsync(number, new { action = "resolve", actor = Actor });
        Assert.Equal(HttpStatusCode.Conflict, forbidden.Status);
        using var problem = JsonDocument.Parse(forbidden.Body);
        Assert.Contains("accept", problem.RootElement.GetProperty("allowed").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AnswerAsync(number, new { action = "reject", actor = Actor })).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AnswerAsync(number, new { action = "dance", actor = Actor })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AnswerAsync("WG-20200101-000001", new { action = "accept", actor = Actor })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AnswerAsync("nonsense", new { action = "accept", actor = Actor })).Status);
    }

    [Fact]
    public async Task It_can_be_assigned_extended_escalated_and_resolved_by_the_level_above()
    {
        var number = await SubmitAsync("河边护栏断了一截");
        foreach (var (action, status) in new[]
        {
            ("accept", "accepted"), ("assign", "assigned"), ("extend", "extended"), ("escalate", "escalated"), ("accept", "accepted"), ("resolve", "resolved"), ("verify", "verified"),
        })
        {
            // Who handled it does not verify it.
            var actor = action == "verify" ? new { userid = "office-demo-1", name = "演示值班员", role = "网格中心值班" } : Actor;
            var answer = await AnswerAsync(number, new { action, actor, note = "原因：等配件" });
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            using var body = JsonDocument.Parse(answer.Body);
            Assert.Equal(status, body.RootElement.GetProperty("status").GetString());
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"accept\"")]
    [InlineData("{\"action\":5}")]
    [InlineData("{\"action\":\"extend\",\"until\":\"morgen\"}")]
    public async Task A_body_that_cannot_be_read_is_400_in_chinese(string body)
    {
        using var response = await road.GridPlatform.Http.PostAsync(new Uri("/api/grid/intakes/WG-20261121-000001/actions", UriKind.Relative), Json(body));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("请求看不懂", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private async Task<(HttpStatusCode Status, string Body)> AnswerAsync(string number, object action, string? key = null)
    {
        using var response = await road.GridPlatform.ActAsync(number, action, key);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<string> SubmitAsync(string words)
    {
        var resident = road.NewResident();
        var (longitude, latitude) = Coordinates.FromWgs84(DemoPoints.In(DemoPoints.Grids[7]), CoordinateSystem.Gcj02);
        await resident.SendLocationAsync(longitude, latitude);
        await resident.SayAsync("1");
        await resident.SayAsync(words);
        var reply = await resident.SayAsync("确认") ?? "";
        return ToldNumber.In(reply);
    }
}
