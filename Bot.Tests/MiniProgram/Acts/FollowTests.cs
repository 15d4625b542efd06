using System.Net;
using System.Text.Json;
using Bot.Data.Intakes;
using Bot.Tests.Handling;
using Xunit;

namespace Bot.Tests.MiniProgram.Acts;

public sealed class FollowTests(MiniHost host) : IClassFixture<MiniHost>
{
    private const string Grid = "370481106226002";

    [Fact]
    public async Task From_home_to_a_rated_result_the_resident_sees_public_entries_only()
    {
        using var phone = await host.PhoneAsync();
        await phone.GetAsync("/home", 404);
        Assert.Equal(Grid, (await phone.AskAsync(HttpMethod.Put, "/home", new { address = "半阁村2组" })).GetProperty("code").GetString());
        Assert.Equal("半阁村第2网格", (await phone.GetAsync("/home")).GetProperty("name").GetString());
        var understood = await phone.AskAsync(HttpMethod.Post, "/understanding", new { text = "楼下路灯坏了三天了" });
        Assert.Equal("municipal-facility", understood.GetProperty("item").GetProperty("code").GetString());

        var photo = await phone.UploadAsync("image", Pictures.JpegFromAPhone());
        var number = await phone.ReportAsync(new { text = "楼下路灯坏了三天了", media = new[] { photo } });
        var fresh = await phone.GetAsync($"/intakes/{number}");
        Assert.Equal(["urge", "supplement", "withdraw"], Strings(fresh.GetProperty("can")));
        var url = Assert.Single(fresh.GetProperty("media").EnumerateArray()).GetProperty("url").GetString()!;
        using (var file = await phone.SendAsync(HttpMethod.Get, url["/api/mini".Length..]))
        {
            var bytes = await file.Content.ReadAsByteArrayAsync();
            Assert.Equal("image/jpeg", file.Content.Headers.ContentType!.MediaType);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Pictures.Secret));
        }

        await phone.PostAsync($"/intakes/{number}/supplements", new { text = "晚上老人不敢出门" });
        await phone.PostAsync($"/intakes/{number}/rating", new { score = 5 }, 409);
        await host.ResolveAsync(number, "换了新灯泡，已经亮了");
        var done = await phone.GetAsync($"/intakes/{number}");
        Assert.True(done.GetProperty("awaitsRating").GetBoolean());
        Assert.Equal(["supplement", "rate"], Strings(done.GetProperty("can")));
        Assert.Equal("演示网格员", done.GetProperty("handler").GetProperty("name").GetString());
        Assert.Equal(["resident", "resident", "worker", "worker"], done.GetProperty("timeline").EnumerateArray().Select(e => e.GetProperty("by").GetProperty("role").GetString()!));
        Assert.DoesNotContain("里面的话", done.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("换了新灯泡", done.GetRawText(), StringComparison.Ordinal);

        var late = await phone.PostAsync($"/intakes/{number}/withdrawal", new { }, 409);
        Assert.Equal(["supplement", "rate"], Strings(late.GetProperty("allowed")));
        Assert.Equal("closed", (await phone.PostAsync($"/intakes/{number}/rating", new { score = 5, words = "很快" })).GetProperty("status").GetString());
        Assert.Equal("closed", (await phone.GetAsync($"/intakes/{number}")).GetProperty("status").GetString());
        Assert.Equal(number, Assert.Single((await phone.GetAsync("/intakes?status=closed")).GetProperty("items").EnumerateArray()).GetProperty("number").GetString());
        Assert.Empty((await phone.GetAsync("/intakes?status=open")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task An_unhappy_rating_sends_it_back_with_the_reason()
    {
        using var phone = await host.PhoneAsync();
        var number = await ReportAsync(phone);
        await host.ResolveAsync(number, "看过了");
        Assert.Equal("reopened", (await phone.PostAsync($"/intakes/{number}/rating", new { score = 1, reason = "根本没人来" })).GetProperty("status").GetString());
        var detail = await phone.GetAsync($"/intakes/{number}");
        Assert.Equal("reopened", detail.GetProperty("status").GetString());
        Assert.Contains("根本没人来", detail.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("urge", Strings(detail.GetProperty("can")));
    }

    [Fact]
    public async Task Urging_reaches_further_each_time_with_a_pause_between_two()
    {
        using var phone = await host.PhoneAsync();
        var number = await ReportAsync(phone);
        var first = await phone.PostAsync($"/intakes/{number}/urges");
        Assert.Equal("grid", first.GetProperty("rung").GetString());
        var again = await phone.PostAsync($"/intakes/{number}/urges");
        Assert.Equal(JsonValueKind.Null, again.GetProperty("rung").ValueKind);
        Assert.True(again.GetProperty("nextAt").GetDateTimeOffset() > host.Clock.GetUtcNow());
        Assert.Contains("催过了", again.GetProperty("said").GetString(), StringComparison.Ordinal);

        host.Clock.WindTo(again.GetProperty("nextAt").GetDateTimeOffset().AddMinutes(1));
        await phone.LoginAsync();
        Assert.Equal("office", (await phone.PostAsync($"/intakes/{number}/urges")).GetProperty("rung").GetString());
        Assert.True(IntakeNumber.TryParse(number, out var parsed));
        Assert.Equal(2, (await host.ReadAsync(db => db.Intakes.FindAsync(parsed.Id).AsTask()))!.Urges);
    }

    [Fact]
    public async Task Withdrawn_is_withdrawn_once_and_the_same_key_says_the_same()
    {
        using var phone = await host.PhoneAsync();
        var (number, key) = (await ReportAsync(phone), phone.NewKey());
        var first = await phone.PostAsync($"/intakes/{number}/withdrawal", new { reason = "自己修好了" }, key: key);
        Assert.Equal(first.GetRawText(), (await phone.PostAsync($"/intakes/{number}/withdrawal", new { reason = "自己修好了" }, key: key)).GetRawText());
        Assert.Equal("withdrawn", first.GetProperty("status").GetString());
        await phone.PostAsync($"/intakes/{number}/withdrawal", new { reason = "自己修好了" }, 409);
        await phone.PostAsync($"/intakes/{number}/supplements", new { text = "还有" }, 409);
    }

    [Fact]
    public async Task Somebody_elses_number_is_as_one_that_does_not_exist()
    {
        using var phone = await host.PhoneAsync();
        using var stranger = await host.PhoneAsync();
        var photo = await phone.UploadAsync("image", Pictures.Jpeg);
        var number = await phone.ReportAsync(new { text = "路口的路灯坏了好几天", place = new { gridCode = Grid }, media = new[] { photo } });
        const string None = "WG-20200101-000001";
        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Get, "", null), (HttpMethod.Post, "/urges", null), (HttpMethod.Post, "/supplements", new { text = "再说一句" }),
            (HttpMethod.Post, "/withdrawal", new { }), (HttpMethod.Post, "/rating", new { score = 5 }),
        })
        {
            var theirs = await stranger.AskAsync(method, $"/intakes/{number}{path}", body, 404, stranger.NewKey());
            var none = await stranger.AskAsync(method, $"/intakes/{None}{path}", body, 404, stranger.NewKey());
            Assert.Equal(none.GetProperty("detail").GetString(), theirs.GetProperty("detail").GetString());
        }

        await stranger.GetAsync($"/media/{photo}", 404);
        Assert.Equal("submitted", (await phone.GetAsync($"/intakes/{number}")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Pages_go_on_where_they_ended_and_what_is_unchanged_is_not_sent_again()
    {
        using var phone = await host.PhoneAsync();
        var reported = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            reported.Add(await ReportAsync(phone, $"第{i}盏路灯坏了"));
        }

        var seen = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = await phone.GetAsync($"/intakes?limit=2{(next.Length > 0 ? "&after=" + next : "")}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("number").GetString()!));
            next = page.GetProperty("next").GetString();
        }

        Assert.Equal(Enumerable.Reverse(reported), seen);
        using var first = await phone.SendAsync(HttpMethod.Get, $"/intakes/{seen[0]}");
        using var same = await phone.SendAsync(HttpMethod.Get, $"/intakes/{seen[0]}", ifNoneMatch: first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        await phone.PostAsync($"/intakes/{seen[0]}/supplements", new { text = "又坏了一盏" });
        using var changed = await phone.SendAsync(HttpMethod.Get, $"/intakes/{seen[0]}", ifNoneMatch: first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        foreach (var wrong in (string[])["limit=0", "limit=101", "status=lost", "after=17"])
        {
            await phone.GetAsync($"/intakes?{wrong}", 422);
        }
    }

    private static Task<string> ReportAsync(MiniPhone phone, string text = "路口的路灯坏了好几天") => phone.ReportAsync(new { text, place = new { gridCode = Grid } });

    private static List<string> Strings(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString()!)];
}
