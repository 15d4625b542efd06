using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Bot.Data.Accounts;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Xunit;

namespace Bot.Tests.PublicBoard;

/// <summary>What hangs in public, over real HTTP.</summary>
public sealed class PublicPagesTests
{
    [Fact]
    public async Task A_grid_is_found_by_address_name_community_and_worker()
    {
        await using var host = await PublicHost.StartAsync();
        foreach (var words in new[] { "银杏嘉园3号楼", "富民社区第1网格", "富民社区", "演示马秀霞", PublicHost.Grid })
        {
            Assert.Contains($"/public/grids/{PublicHost.Grid}", await host.PageAsync("/public?q=" + Uri.EscapeDataString(words)), StringComparison.Ordinal);
        }

        Assert.Contains("没有找到", await host.PageAsync("/public?q=%E6%9C%88%E7%90%83"), StringComparison.Ordinal);
        Assert.Contains("字太多了", await host.PageAsync("/public?q=" + new string('x', 500)), StringComparison.Ordinal);
        Assert.Contains("富民社区", await host.PageAsync("/public"), StringComparison.Ordinal);
        Assert.Contains("富民社区第1网格", await host.PageAsync("/public/communities/" + PublicHost.Community), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_board_shows_what_the_chat_tells_and_no_member_who_is_not_public()
    {
        await using var host = await PublicHost.StartAsync();
        var board = await host.PageAsync("/public/grids/" + PublicHost.Grid);
        Assert.All(["富民社区第1网格", "银杏嘉园、云栖雅苑", "四级网格员", "演示马秀霞", "13800000001", "0418-0000001", "<path d=\"M", "/code.svg"], w => Assert.Contains(w, board, StringComparison.Ordinal));

        var hidden = """{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"code":"000000000009001","name":"远山村第1网格","kind":"basic","parent":"000000000009","area":"远山","members":[{"role":"网格长","name":"演示公开","phone":"13800000091","userid":"p1"},{"role":"兼职网格员","name":"演示不公开","phone":"13800000092","userid":"p2","public":false}]}}]}"""u8.ToArray();
        await host.ImportAsync(hidden);
        var (text, found) = (await host.PageAsync("/public/grids/000000000009001"), await host.PageAsync("/public?q=" + Uri.EscapeDataString("演示不公开")));
        Assert.Contains("13800000091", text, StringComparison.Ordinal);
        Assert.DoesNotContain("13800000092", text, StringComparison.Ordinal);
        Assert.DoesNotContain("000000000009001", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_binds_the_grid_and_the_board_hangs_without_where_the_account_makes_none()
    {
        await using var host = await PublicHost.StartAsync();
        var (answer, svg) = await host.GetAsync($"/public/grids/{PublicHost.Grid}/code.svg");
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
        Assert.Contains($"grid:{PublicHost.Grid}", host.Host.Platform.Last("/cgi-bin/qrcode/create").Text, StringComparison.Ordinal);

        host.Host.Platform.OnAuthorised("/cgi-bin/qrcode/create", """{"errcode":45009,"errmsg":"reach max api daily quota limit"}""");
        Assert.DoesNotContain("code.svg", await host.PageAsync("/public/grids/210921001001002"), StringComparison.Ordinal);
        Assert.Contains("code.svg", await host.PageAsync("/public/grids/" + PublicHost.Grid), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_cases_are_listed_filtered_and_opened_one_by_one()
    {
        await using var host = await PublicHost.StartAsync();
        var lamp = await host.CloseAsync("楼下路灯坏了三天了", "灯泡换好了");
        var noise = await host.CloseAsync("广场舞太吵", "和领队说好了，九点停", item: "noise", rating: null, daysAgo: 45);
        await host.CloseAsync("井盖响", "还没办完", until: IntakeStatus.Resolved);
        var all = await host.PageAsync("/public/cases");
        Assert.All(["楼下路灯坏了三天了", "灯泡换好了", "广场舞太吵", "富民社区", "2 天办完", "5 分", "没评价"], w => Assert.Contains(w, all, StringComparison.Ordinal));
        Assert.DoesNotContain("井盖响", all, StringComparison.Ordinal);

        foreach (var narrowed in new[] { "item=noise", $"month={noise.SubmittedAt.ToOffset(TimeSpan.FromHours(8)):yyyy-MM}", $"community={PublicHost.Community}&item=noise" })
        {
            var page = await host.PageAsync("/public/cases?" + narrowed);
            Assert.Contains("广场舞太吵", page, StringComparison.Ordinal);
            Assert.DoesNotContain("楼下路灯", page, StringComparison.Ordinal);
        }

        Assert.Contains("没有符合的", await host.PageAsync("/public/cases?community=999&month=nonsense&item=nothing&p=-3"), StringComparison.Ordinal);
        var one = await host.PageAsync($"/public/cases/{lamp.Number}");
        Assert.All(["灯泡换好了", lamp.Number.ToString(), "市政设施"], w => Assert.Contains(w, one, StringComparison.Ordinal));
        Assert.DoesNotContain("演示马秀霞", one, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_cases_turn_and_end()
    {
        await using var host = await PublicHost.StartAsync();
        for (var i = 0; i < 23; i++)
        {
            await host.CloseAsync($"第{i}盏路灯不亮");
        }

        var (first, second) = (await host.PageAsync("/public/cases?item=municipal-facility"), await host.PageAsync("/public/cases?item=municipal-facility&p=2"));
        Assert.Contains("/public/cases?item=municipal-facility&p=2", first, StringComparison.Ordinal);
        Assert.DoesNotContain("下一页", second, StringComparison.Ordinal);
        Assert.Equal([20, 3], new[] { first, second }.Select(p => p.Split("盏路灯不亮").Length - 1));
    }

    [Fact]
    public async Task What_is_hidden_and_what_never_was_look_alike()
    {
        await using var host = await PublicHost.StartAsync();
        var shy = await host.CloseAsync(resident: "shy");
        await host.Host.Service<GroupCommit>().Run(session => session.Insert(new PublicOptOut { Resident = "shy", At = host.Host.Clock.GetUtcNow() }));
        var open = await host.CloseAsync(until: IntakeStatus.Resolved);
        var pages = new List<string>();
        foreach (var number in new[] { shy.Number.ToString(), open.Number.ToString(), "WG-20200101-000001", "nonsense" })
        {
            var (answer, text) = await host.GetAsync("/public/cases/" + number);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            pages.Add(text);
        }

        Assert.Single(pages.Distinct(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/public/grids/404")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/public/communities/404")).Answer.StatusCode);
    }

    [Fact]
    public async Task A_place_that_publishes_no_results_shows_none_and_one_that_publishes_its_list_shows_it()
    {
        await using var host = await PublicHost.StartAsync("xixian", "xixian");
        var closed = await host.CloseAsync();
        await Assert.AllAsync(["/public/cases", $"/public/cases/{closed.Number}", "/public/feed.atom"], async path => Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync(path)).Answer.StatusCode));
        Assert.DoesNotContain("feed.atom", await host.PageAsync("/public"), StringComparison.Ordinal);
        var items = await host.PageAsync("/public/items");
        Assert.All(["市政设施", "牵头：", "入格：", "批准才进清单"], w => Assert.Contains(w, items, StringComparison.Ordinal));

        await using var other = await PublicHost.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/public/items")).Answer.StatusCode);
    }

    [Fact]
    public async Task The_feed_is_Atom_with_ids_that_stay()
    {
        await using var host = await PublicHost.StartAsync();
        var lamp = await host.CloseAsync("路灯坏了 <b>&\ud83d 打13812345678", "换好了\u0001");
        var (answer, _) = await host.GetAsync("/public/feed.atom");
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;
        XNamespace atom = "http://www.w3.org/2005/Atom";
        Assert.All([feed, .. feed.Elements(atom + "entry")], e => Assert.All(["id", "title", "updated"], n => Assert.Single(e.Elements(atom + n))));
        var entry = Assert.Single(feed.Elements(atom + "entry"));
        Assert.EndsWith($":fumeng:{lamp.Number}", entry.Element(atom + "id")!.Value, StringComparison.Ordinal);
        Assert.EndsWith($"/public/cases/{lamp.Number}", entry.Element(atom + "link")!.Attribute("href")!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("1381234", entry.Value, StringComparison.Ordinal);
        Assert.NotNull(answer.Content.Headers.LastModified);
    }

    [Fact]
    public async Task Whoever_has_it_already_gets_304_and_what_changed_is_sent_anew()
    {
        await using var host = await PublicHost.StartAsync();
        await host.CloseAsync();
        foreach (var path in new[] { "/public", "/public/cases", "/public/figures", "/public/map", "/public/feed.atom", "/public/grids.geojson", "/public/grids/" + PublicHost.Grid })
        {
            var (answer, _) = await host.GetAsync(path);
            Assert.True(answer.Headers.CacheControl is { Public: true, MaxAge: not null }, path);
            Assert.False(answer.Headers.Contains("Set-Cookie"), path);
            var (again, body) = await host.GetAsync(path, ("If-None-Match", answer.Headers.ETag!.ToString()));
            Assert.Equal((HttpStatusCode.NotModified, ""), (again.StatusCode, body));
        }

        var before = (await host.GetAsync("/public/cases")).Answer.Headers.ETag!.ToString();
        await host.CloseAsync("又一件");
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/public/cases", ("If-None-Match", before))).Answer.StatusCode);
    }

    [Fact]
    public async Task Borders_come_in_boxes_and_a_wrong_box_is_named()
    {
        await using var host = await PublicHost.StartAsync();
        using var all = JsonDocument.Parse((await host.GetAsync("/public/grids.geojson")).Text);
        var features = all.RootElement.GetProperty("features");
        Assert.Equal(110, features.GetArrayLength());
        var first = features[0];
        Assert.Equal("MultiPolygon", first.GetProperty("geometry").GetProperty("type").GetString());
        var ring = first.GetProperty("geometry").GetProperty("coordinates")[0][0];
        Assert.Equal(ring[0].GetRawText(), ring[ring.GetArrayLength() - 1].GetRawText());
        var corner = (Lon: ring[0][0].GetDouble(), Lat: ring[0][1].GetDouble());
        var (_, some) = await host.GetAsync(FormattableString.Invariant($"/public/grids.geojson?bbox={corner.Lon - 0.0001},{corner.Lat - 0.0001},{corner.Lon + 0.0001},{corner.Lat + 0.0001}"));
        using var few = JsonDocument.Parse(some);
        Assert.InRange(few.RootElement.GetProperty("features").GetArrayLength(), 1, 6);

        foreach (var wrong in new[] { "1,2,3", "a,b,c,d", "3,3,1,1", "0,0,999,1", "NaN,0,1,1" })
        {
            var (answer, problem) = await host.GetAsync("/public/grids.geojson?bbox=" + wrong);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("\"field\":\"bbox\"", problem, StringComparison.Ordinal);
        }
    }
}
