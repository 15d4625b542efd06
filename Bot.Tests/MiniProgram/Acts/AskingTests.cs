using System.Net;
using System.Text.Json;
using Bot.Api.ResidentActs;
using Bot.Tests.Handling;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.MiniProgram.Acts;

public sealed class AskingTests(MiniHost host) : IClassFixture<MiniHost>
{
    private const string Grid = "370481106226002";

    [Fact]
    public async Task Home_is_found_by_what_is_certain_and_asked_about_else()
    {
        using var phone = await host.PhoneAsync();
        var several = await phone.AskAsync(HttpMethod.Put, "/home", new { address = "半阁村" }, 409);
        Assert.True(several.GetProperty("candidates").GetArrayLength() > 1);
        await phone.AskAsync(HttpMethod.Put, "/home", new { address = "哪里也不是的地方" }, 404);
        await phone.AskAsync(HttpMethod.Put, "/home", new { lon = 10.0, lat = 50.0 }, 404);
        await phone.AskAsync(HttpMethod.Put, "/home", new { gridCode = "none" }, 404);
        await phone.AskAsync(HttpMethod.Put, "/home", new { }, 422);
        await phone.GetAsync("/home", 404);

        var chosen = several.GetProperty("candidates")[0].GetProperty("code").GetString();
        Assert.Equal(chosen, (await phone.AskAsync(HttpMethod.Put, "/home", new { gridCode = chosen })).GetProperty("code").GetString());
        Assert.Equal(chosen, (await phone.GetAsync("/me")).GetProperty("homeGrid").GetString());
    }

    [Fact]
    public async Task Grids_are_looked_up_by_code_words_and_point()
    {
        using var phone = await host.PhoneAsync();
        var notice = await phone.GetAsync($"/grids/{Grid}");
        Assert.Equal("半阁村第2网格", notice.GetProperty("name").GetString());
        Assert.All(notice.GetProperty("members").EnumerateArray(), m => Assert.NotEqual("", m.GetProperty("phone").GetString()));
        await phone.GetAsync("/grids/none", 404);
        Assert.Equal(Grid, (await phone.GetAsync($"/grids?q={Uri.EscapeDataString("半阁村2组")}")).GetProperty("items")[0].GetProperty("code").GetString());
        var inside = Road.DemoPoints.In("半阁村第2网格");
        var (lon, lat) = Data.Grids.Coordinates.FromWgs84(inside, Data.Grids.CoordinateSystem.Gcj02);
        var here = Assert.Single((await phone.GetAsync(FormattableString.Invariant($"/grids?lon={lon}&lat={lat}"))).GetProperty("items").EnumerateArray());
        Assert.Equal((Grid, true), (here.GetProperty("code").GetString(), here.GetProperty("certain").GetBoolean()));
        await phone.GetAsync("/grids", 422);
        await phone.GetAsync("/grids?lon=117", 422);
        var services = (await phone.GetAsync("/services")).GetProperty("items").EnumerateArray().ToList();
        Assert.Contains(services, s => s.GetProperty("code").GetString() == "municipal-facility" && s.GetProperty("kindHints").GetArrayLength() > 0);
    }

    [Fact]
    public async Task Words_are_understood_as_in_the_chat_and_nothing_is_kept()
    {
        using var phone = await host.PhoneAsync();
        var fire = await phone.AskAsync(HttpMethod.Post, "/understanding", new { text = "半阁村2组着火了快来人" });
        Assert.True(fire.GetProperty("urgent").GetBoolean());
        Assert.Contains("119", fire.GetProperty("emergency").GetString(), StringComparison.Ordinal);
        Assert.Contains(fire.GetProperty("places").EnumerateArray(), p => p.GetProperty("gridCode").GetString() == Grid);
        await phone.AskAsync(HttpMethod.Post, "/understanding", new { text = "" }, 422);
        await phone.AskAsync(HttpMethod.Post, "/understanding", new { text = new string('长', 2_001) }, 422);
        Assert.Empty((await phone.GetAsync("/intakes")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_question_is_answered_from_the_documents_or_gets_a_number()
    {
        using var phone = await host.PhoneAsync();
        var answered = await phone.AskAsync(HttpMethod.Post, "/inquiries", new { question = "怎么评价" });
        var passage = answered.GetProperty("answers").EnumerateArray().First();
        Assert.NotEqual("", passage.GetProperty("source").GetString());
        Assert.Equal(JsonValueKind.Null, answered.GetProperty("number").ValueKind);

        const string Unknown = "月球上的石头能不能带回家";
        Assert.Empty((await phone.AskAsync(HttpMethod.Post, "/inquiries", new { question = Unknown })).GetProperty("answers").EnumerateArray());
        var key = phone.NewKey();
        var asked = await phone.PostAsync("/inquiries", new { question = Unknown, ask = true }, key: key);
        Assert.Equal(asked.GetRawText(), (await phone.PostAsync("/inquiries", new { question = Unknown, ask = true }, key: key)).GetRawText());
        Assert.Equal("inquiry", (await phone.GetAsync($"/intakes/{asked.GetProperty("number").GetString()}")).GetProperty("kind").GetString());
        await phone.AskAsync(HttpMethod.Post, "/inquiries", new { question = Unknown, ask = true }, 422);
    }

    [Fact]
    public async Task Drafts_are_ones_own_limited_and_forgotten_after_a_month()
    {
        using var phone = await host.PhoneAsync();
        using var other = await host.PhoneAsync();
        for (var i = 0; i < DraftDesk.AtMost; i++)
        {
            await phone.AskAsync(HttpMethod.Put, $"/drafts/d{i}", new { text = $"草稿{i}" });
        }

        await phone.AskAsync(HttpMethod.Put, "/drafts/d0", new { text = "改过的" });
        await phone.AskAsync(HttpMethod.Put, "/drafts/more", new { text = "一份" }, 429);
        await phone.AskAsync(HttpMethod.Put, "/drafts/bad.name", new { text = "一份" }, 422);
        await phone.AskAsync(HttpMethod.Put, "/drafts/d1", new { text = new string('x', 17_000) }, 422);
        await other.AskAsync(HttpMethod.Delete, "/drafts/d2", status: 204);
        Assert.Empty((await other.GetAsync("/drafts")).GetProperty("items").EnumerateArray());
        await phone.AskAsync(HttpMethod.Delete, "/drafts/d3", status: 204);
        Assert.Equal(DraftDesk.AtMost - 1, (await phone.GetAsync("/drafts")).GetProperty("items").GetArrayLength());

        host.Clock.WindTo(host.Clock.GetUtcNow().AddDays(31));
        await host.Service<Api.ResidentActs.Uploads.UploadSweep>().RunAsync(CancellationToken.None);
        await phone.LoginAsync();
        Assert.Empty((await phone.GetAsync("/drafts")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Who_is_erased_leaves_no_draft_no_upload_and_no_receipt()
    {
        using var phone = await host.PhoneAsync();
        var photo = await phone.UploadAsync("image", Pictures.Jpeg);
        await phone.AskAsync(HttpMethod.Put, "/drafts/d1", new { text = "没写完的" });
        await phone.ReportAsync(new { text = "路口的路灯坏了", place = new { gridCode = Grid } });
        var export = await phone.GetAsync("/me/export");
        Assert.Contains("没写完的", export.GetRawText(), StringComparison.Ordinal);
        var owner = (await host.ReadAsync(db => db.Uploads.SingleAsync(u => u.Id == photo))).Owner;

        using var gone = await phone.SendAsync(HttpMethod.Delete, "/me?confirm=true");
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.False(await host.ReadAsync(db => db.Uploads.AnyAsync(u => u.Owner == owner)));
        Assert.False(await host.ReadAsync(db => db.SavedDrafts.AnyAsync(d => d.Owner == owner)));
        Assert.False(await host.ReadAsync(db => db.ActionReceipts.AnyAsync(r => r.Key.Contains(owner))));
        Assert.False(await host.ReadAsync(db => db.SafetyVerdicts.AnyAsync(v => v.Account == owner)));
    }
}
