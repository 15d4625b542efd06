using System.Net;
using System.Text.Json;
using Bot.Data.Intakes;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.MiniProgram.Acts;

public sealed class ReportTests(MiniHost host) : IClassFixture<MiniHost>
{
    private const string Grid = "370481106226002";

    private static readonly object Lamp = new { text = "路口的路灯坏了好几天，晚上看不见路", place = new { gridCode = Grid } };

    [Fact]
    public async Task The_same_intake_sent_again_and_at_once_with_one_key_is_one_intake()
    {
        using var phone = await host.PhoneAsync();
        var key = phone.NewKey();
        var numbers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => phone.ReportAsync(Lamp, key)));
        Assert.Single(numbers.Distinct(StringComparer.Ordinal));
        Assert.Single((await phone.GetAsync("/intakes")).GetProperty("items").EnumerateArray());

        var other = await phone.PostAsync("/intakes", new { text = "楼道里的垃圾没人清", place = new { gridCode = Grid } }, 409, key);
        Assert.EndsWith("idempotency-key-reused", other.GetProperty("type").GetString(), StringComparison.Ordinal);

        using var keyless = await phone.SendAsync(HttpMethod.Post, "/intakes", Lamp);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, keyless.StatusCode);
        Assert.Single((await phone.GetAsync("/intakes")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_draft_kept_offline_and_sent_twice_an_hour_apart_is_one_intake_and_its_draft_is_gone()
    {
        using var phone = await host.PhoneAsync();
        await phone.AskAsync(HttpMethod.Put, "/drafts/d1", new { text = "路口的路灯坏了好几天", phone = "13812345678" });
        Assert.Equal("路口的路灯坏了好几天", Assert.Single((await phone.GetAsync("/drafts")).GetProperty("items").EnumerateArray()).GetProperty("fields").GetProperty("text").GetString());
        var rows = JsonSerializer.Serialize(await host.ReadAsync(db => db.SavedDrafts.ToListAsync()));
        Assert.DoesNotContain("13812345678", rows, StringComparison.Ordinal);

        var (key, form) = (phone.NewKey(), new { text = "路口的路灯坏了好几天", place = new { gridCode = Grid }, phone = "13812345678", draftId = "d1" });
        var first = await phone.ReportAsync(form, key);
        host.Clock.WindTo(host.Clock.GetUtcNow().AddHours(1));
        Assert.Equal(first, await phone.ReportAsync(form, key));
        Assert.Single((await phone.GetAsync("/intakes")).GetProperty("items").EnumerateArray());
        Assert.Empty((await phone.GetAsync("/drafts")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task What_the_form_says_of_item_and_kind_counts_and_urgency_is_never_lowered()
    {
        using var phone = await host.PhoneAsync();
        var chosen = await phone.ReportAsync(new { text = "路口的路灯坏了好几天", kind = "suggestion", item = "greening", place = new { gridCode = Grid } });
        var detail = await phone.GetAsync($"/intakes/{chosen}");
        Assert.Equal(("suggestion", "greening"), (detail.GetProperty("kind").GetString(), detail.GetProperty("item").GetProperty("code").GetString()));
        Assert.True(await host.ReadAsync(db => db.ItemCorrections.AnyAsync(c => c.Chosen == "greening" && c.By == ItemCorrection.ByResident)));

        var fire = await phone.PostAsync("/intakes", new { text = "三楼着火了，快来人", kind = "suggestion", item = "greening", place = new { gridCode = Grid } }, 201);
        Assert.True(fire.GetProperty("urgent").GetBoolean());
        Assert.Contains("119", fire.GetProperty("emergency").GetString(), StringComparison.Ordinal);
        Assert.True((await phone.GetAsync($"/intakes/{fire.GetProperty("number").GetString()}")).GetProperty("urgent").GetBoolean());
    }

    [Fact]
    public async Task A_day_takes_so_many_and_a_danger_is_never_refused()
    {
        using var phone = await host.PhoneAsync();
        var most = host.Service<Jurisdiction>().IntakesPerDay;
        for (var i = 0; i < most; i++)
        {
            await phone.ReportAsync(new { text = $"第{i}处路灯坏了", place = new { gridCode = Grid } });
        }

        var full = await phone.PostAsync("/intakes", Lamp, 429);
        Assert.Contains($"{most} 件", full.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await phone.ReportAsync(new { text = "三楼着火了，快来人", place = new { gridCode = Grid } });
    }

    [Fact]
    public async Task A_place_is_found_by_point_in_any_system_by_words_by_the_report_itself_or_at_home()
    {
        using var phone = await host.PhoneAsync();
        var inside = Road.DemoPoints.In("半阁村第2网格");
        foreach (var crs in (string[])["wgs84", "gcj02", "bd09"])
        {
            var (lon, lat) = Data.Grids.Coordinates.FromWgs84(inside, Data.Grids.CoordinateSystemNames.Named(crs)!.Value);
            var there = await phone.PostAsync("/intakes", new { text = $"路灯坏了{crs}", place = new { lon, lat, crs } }, 201);
            Assert.Equal(Grid, there.GetProperty("grid").GetProperty("code").GetString());
            var stored = await RowAsync(there.GetProperty("number").GetString()!);
            Assert.InRange(inside.MetresTo(new(stored.Longitude!.Value, stored.Latitude!.Value)), 0, 1);
        }

        Assert.Equal(Grid, (await phone.PostAsync("/intakes", new { text = "路灯坏了", place = new { text = "半阁村2组" } }, 201)).GetProperty("grid").GetProperty("code").GetString());
        Assert.Equal(Grid, (await phone.PostAsync("/intakes", new { text = "半阁村2组的路灯坏了" }, 201)).GetProperty("grid").GetProperty("code").GetString());

        var nowhere = await phone.PostAsync("/intakes", new { text = "路灯坏了好几天了" }, 201);
        Assert.Equal(JsonValueKind.Null, nowhere.GetProperty("grid").ValueKind);
        Assert.Equal("township", (await RowAsync(nowhere.GetProperty("number").GetString()!)).Level);

        await phone.AskAsync(HttpMethod.Put, "/home", new { scene = $"grid:{Grid}" });
        Assert.Equal(Grid, (await phone.PostAsync("/intakes", new { text = "路灯坏了又一盏" }, 201)).GetProperty("grid").GetProperty("code").GetString());

        var which = await phone.PostAsync("/intakes", new { text = "路灯坏了", place = new { text = "半阁村" } }, 422);
        Assert.Equal("place", which.GetProperty("field").GetString());
        Assert.True(which.GetProperty("candidates").GetArrayLength() > 1);
        await phone.ReportAsync(new { text = "着火了快来人", place = new { text = "半阁村" } });
    }

    [Theory]
    [InlineData("""{"text":""}""", "text")]
    [InlineData("""{"text":"路灯坏了","kind":"gossip"}""", "kind")]
    [InlineData("""{"text":"路灯坏了","item":"no-such-item"}""", "item")]
    [InlineData("""{"text":"路灯坏了","phone":"123"}""", "phone")]
    [InlineData("""{"text":"路灯坏了","place":{"lon":117}}""", "place.lon")]
    [InlineData("""{"text":"路灯坏了","place":{"lon":117,"lat":34,"crs":"mars"}}""", "place.crs")]
    [InlineData("""{"text":"路灯坏了","place":{"lon":1170,"lat":34}}""", "place.lon")]
    [InlineData("""{"text":"路灯坏了","place":{"gridCode":"none"}}""", "place.gridCode")]
    [InlineData("""{"text":"路灯坏了","media":["0123"]}""", "media")]
    [InlineData("""{"text":"路灯坏了","join":"17"}""", "join")]
    public async Task Bad_input_names_the_field_and_files_nothing(string body, string field)
    {
        using var phone = await host.PhoneAsync();
        var problem = await phone.PostAsync("/intakes", JsonDocument.Parse(body).RootElement, 422);
        Assert.Equal(field, problem.GetProperty("field").GetString());
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", problem.GetProperty("detail").GetString()!);
        Assert.Empty((await phone.GetAsync("/intakes")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task What_is_not_the_grids_is_refused_with_the_right_office_and_what_can_be_filed_instead()
    {
        using var phone = await host.PhoneAsync();
        var refused = await phone.PostAsync("/intakes", new { text = "我要打官司告他欠钱不还", place = new { gridCode = Grid } }, 422);
        Assert.Contains("12368", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("12368", (await phone.AskAsync(HttpMethod.Post, "/understanding", new { text = "我要打官司告他欠钱不还" })).GetProperty("refusal").GetString(), StringComparison.Ordinal);
        Assert.Empty((await phone.GetAsync("/intakes")).GetProperty("items").EnumerateArray());

        var instead = refused.GetProperty("instead");
        await phone.ReportAsync(new { text = "我要打官司告他欠钱不还", kind = instead.GetProperty("kind").GetString(), item = instead.GetProperty("item").GetString(), place = new { gridCode = Grid } });
    }

    [Fact]
    public async Task A_confidential_report_goes_past_the_grid_and_its_voice_is_sealed()
    {
        using var phone = await host.PhoneAsync();
        var voice = await phone.UploadAsync("voice", [.. "#!AMR\n"u8, .. new byte[500]]);
        var filed = await phone.PostAsync("/intakes", new { text = "隔壁仓库夜里偷偷倒脏水", confidential = true, place = new { gridCode = Grid }, media = new[] { voice } }, 201);
        Assert.Equal(JsonValueKind.Null, filed.GetProperty("grid").ValueKind);
        var row = await RowAsync(filed.GetProperty("number").GetString()!);
        Assert.Equal((true, "township", "mini"), (row.Confidential, row.Level, row.Channel));
        Assert.Equal(Attachment.Sealed, (await host.ReadAsync(db => db.Attachments.SingleAsync(a => a.Id == voice))).By);
        Assert.False(await host.ReadAsync(db => db.SafetyVerdicts.AnyAsync(v => v.IntakeId == row.Id)));

        // A word about a grid worker goes past the grid as well, whatever the form says.
        var blame = await phone.PostAsync("/intakes", new { text = "网格员态度太差，上周三叫也不来还骂人", kind = "praise", place = new { gridCode = Grid } }, 201);
        Assert.True((await RowAsync(blame.GetProperty("number").GetString()!)).AboutWorker);
    }

    private async Task<Intake> RowAsync(string number)
    {
        Assert.True(IntakeNumber.TryParse(number, out var parsed));
        return await host.ReadAsync(db => db.Intakes.AsNoTracking().SingleAsync(i => i.Id == parsed.Id));
    }
}
