using System.Net;
using System.Text.Json;
using Bot.Api.Handling.Photos;
using Bot.Data.Intakes;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.MiniProgram.Accounts;

/// <summary>What is kept about somebody can be read by them, and goes when they say so.</summary>
public sealed class ErasureTests(RoadFixture road)
{
    private readonly MiniStage _stage = new(road);

    [Fact]
    public async Task The_export_holds_what_was_said_and_told()
    {
        var resident = road.NewResident();
        await resident.SayAsync("我要报事");
        using var phone = await LinkedAsync(resident);
        await phone.AskAsync(HttpMethod.Post, "/api/mini/me/phone", new { code = resident.PhoneCode() });
        await phone.AskAsync(HttpMethod.Post, "/api/mini/consents", new { templateId = "demo-subscription-result", result = "accept" });
        var intake = await _stage.ReportAsync(_stage.ChatKey(resident), "树枝挡住了路灯", "13800138222");
        await road.GridPlatform.MustAsync(intake.Number.ToString(), "accept");
        await road.SettledAsync(intake.Number.ToString());
        await _stage.ReportAsync("somebody-else", "别人的事不在这里");

        using var answer = await phone.SendAsync(HttpMethod.Get, "/api/mini/me/export");
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        var text = await answer.Content.ReadAsStringAsync();
        var export = JsonDocument.Parse(text).RootElement;
        var told = Assert.Single(export.GetProperty("intakes").EnumerateArray());
        Assert.Equal(("树枝挡住了路灯", "13800138222", "accepted"), (told.GetProperty("text").GetString(), told.GetProperty("phone").GetString(), told.GetProperty("status").GetString()));
        Assert.Equal(["submit", "accept"], told.GetProperty("timeline").EnumerateArray().Select(e => e.GetProperty("move").GetString()));
        Assert.Contains("接了您报的", export.GetProperty("notices")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(resident.Phone, export.GetProperty("accounts")[0].GetProperty("phone").GetString());
        Assert.True(export.GetProperty("chat").GetProperty("following").GetBoolean());
        Assert.Equal(1, export.GetProperty("consents")[0].GetProperty("left").GetInt32());
        Assert.NotEmpty(export.GetProperty("replies").EnumerateArray());
        Assert.DoesNotContain("别人的事", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erased_nothing_in_the_rows_leads_to_the_resident_and_the_record_stays_whole()
    {
        var resident = road.NewResident();
        await resident.SayAsync("我要报事");
        using var phone = await LinkedAsync(resident);
        await phone.AskAsync(HttpMethod.Post, "/api/mini/me/phone", new { code = resident.PhoneCode() });
        await phone.AskAsync(HttpMethod.Post, "/api/mini/consents", new { templateId = "demo-subscription-result", result = "accept" });
        var file = Guid.CreateVersion7().ToString("N");
        var intake = await _stage.ReportAsync(
            _stage.ChatKey(resident), "楼顶漏水", resident.Phone, files: new Attachment { Id = file, IntakeId = 0, Type = "image", By = "resident", At = default });
        var media = road.BotServices.GetRequiredService<MediaStore>();
        await media.WriteAsync(file, intake.SubmittedAt, "photo"u8.ToArray(), CancellationToken.None);
        await road.GridPlatform.MustAsync(intake.Number.ToString(), "accept");
        await road.SettledAsync(intake.Number.ToString());

        var open = await phone.AskAsync(HttpMethod.Delete, "/api/mini/me", status: HttpStatusCode.Conflict);
        Assert.Equal(intake.Number.ToString(), open.GetProperty("open")[0].GetString());
        await phone.AskAsync(HttpMethod.Delete, "/api/mini/me?confirm=true", status: HttpStatusCode.NoContent);

        foreach (var trace in (string[])[resident.OpenId, resident.MiniProgramOpenId, resident.UnionId, resident.Phone, _stage.ChatKey(resident), _stage.MiniKey(resident), _stage.PersonalData.UnionKey(resident.UnionId), _stage.PersonalData.PhoneKey(resident.Phone)])
        {
            Assert.Empty(await _stage.WhereverAsync(trace));
        }

        await using var db = road.OpenDatabase();
        var row = await db.Intakes.SingleAsync(i => i.Id == intake.Id);
        Assert.Equal(("楼顶漏水", null), (row.Text, row.SealedPhone));
        Assert.True(await db.PublicOptOuts.AnyAsync(o => o.Resident == row.Resident));
        var entries = await db.Timeline.Where(t => t.IntakeId == intake.Id).OrderBy(t => t.Sequence).ToListAsync();
        Assert.Equal(row.LastHash, entries[^1].Hash);
        Assert.False(File.Exists(media.PathOf(file, intake.SubmittedAt)));
        Assert.Equal(HttpStatusCode.Unauthorized, await phone.RefreshAsync());
        using var dead = await phone.SendAsync(HttpMethod.Get, "/api/mini/me");
        Assert.Equal(HttpStatusCode.Unauthorized, dead.StatusCode);

        // Still handled; and who comes back is somebody new, in the chat and here.
        await road.GridPlatform.MustAsync(intake.Number.ToString(), "resolve", "补好了");
        await road.SettledAsync(intake.Number.ToString());
        Assert.DoesNotContain(intake.Number.ToString(), await resident.SayAsync("查进度"), StringComparison.Ordinal);
        using var again = await MiniClient.SignedInAsync(road.BotUrl, resident);
        Assert.Null((await again.GetAsync("/api/mini/me")).GetProperty("phone").GetString());
    }

    private async Task<MiniClient> LinkedAsync(Bot.Simulator.Platform.Residents.SimulatedResident resident)
    {
        var phone = await MiniClient.SignedInAsync(road.BotUrl, resident);
        await road.UntilAsync(db => db.MiniAccounts.AnyAsync(a => a.Key == _stage.MiniKey(resident) && a.LinkedTo != null));
        return phone;
    }
}
