using System.Security.Cryptography;
using System.Text.Json;
using Bot.Data.Intakes;
using Bot.Data.Safety;
using Bot.Tests.Handling;
using Bot.Tests.MiniProgram.Accounts;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.MiniProgram.Acts;

/// <summary>On the whole simulated platform: it fetches the photo, judges it, and pushes the result.</summary>
public sealed class SafetyTests(RoadFixture road)
{
    private const string Grid = "370481106226002";

    [Fact]
    public async Task What_was_said_in_the_mini_program_is_checked_before_it_may_become_public()
    {
        using var phone = await MiniClient.SignedInAsync(road.BotUrl, road.NewResident(following: false));
        phone.Http.DefaultRequestHeaders.Add("Idempotency-Key", "key-safety-0001");
        var photo = await UploadAsync(phone, Pictures.Jpeg);
        var filed = await phone.AskAsync(HttpMethod.Post, "/api/mini/intakes", new { text = "路口的路灯坏了好几天", place = new { gridCode = Grid }, media = new[] { photo } }, System.Net.HttpStatusCode.Created);
        Assert.True(IntakeNumber.TryParse(filed.GetProperty("number").GetString(), out var number));
        await road.UntilAsync(async db => await db.SafetyVerdicts.CountAsync(v => v.IntakeId == number.Id && v.Verdict == SafetyVerdict.Pass) == 2);
        await road.SettledAsync(number.ToString());
    }

    private static async Task<string> UploadAsync(MiniClient phone, byte[] content)
    {
        var begun = await phone.AskAsync(HttpMethod.Post, "/api/mini/uploads", new { type = "image", size = content.Length, sha256 = Convert.ToHexString(SHA256.HashData(content)) }, System.Net.HttpStatusCode.Created);
        var id = begun.GetProperty("id").GetString()!;
        using var part = new HttpRequestMessage(HttpMethod.Put, $"/api/mini/uploads/{id}/parts/0") { Content = new ByteArrayContent(content) };
        part.Headers.Authorization = new("Bearer", phone.Token);
        using var taken = await phone.Http.SendAsync(part);
        Assert.True(taken.IsSuccessStatusCode);
        await phone.AskAsync(HttpMethod.Post, $"/api/mini/uploads/{id}/complete");
        return id;
    }
}

/// <summary>With a platform that says what a test wants, or nothing.</summary>
public sealed class SafetyAnswersTests(MiniHost host) : IClassFixture<MiniHost>
{
    [Theory]
    [InlineData("""{"errcode":0,"errmsg":"ok","result":{"suggest":"risky","label":20001},"trace_id":"t1"}""", SafetyVerdict.Risky)]
    [InlineData("""{"errcode":0,"errmsg":"ok","result":{"suggest":"review","label":21000},"trace_id":"t2"}""", SafetyVerdict.Review)]
    [InlineData("""{"errcode":0,"errmsg":"ok","result":{"suggest":"pass","label":100},"trace_id":"t3"}""", SafetyVerdict.Pass)]
    [InlineData("""{"errcode":-1,"errmsg":"system error"}""", SafetyVerdict.Pending)]
    public async Task An_intake_is_filed_whatever_the_platform_says_of_its_words(string says, string verdict)
    {
        host.Platform.OnAuthorised("/wxa/msg_sec_check", says);
        using var phone = await host.PhoneAsync();
        var filed = await phone.ReportAsync(new { text = "路口的路灯坏了好几天", place = new { gridCode = "370481106226002" } });
        Assert.True(IntakeNumber.TryParse(filed, out var number));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        SafetyVerdict row;
        do
        {
            Assert.True(await pace.WaitForNextTickAsync(patience.Token));
            row = await host.ReadAsync(db => db.SafetyVerdicts.AsNoTracking().SingleAsync(v => v.IntakeId == number.Id));
        }
        while (row.Reason is null);

        Assert.Equal((SafetyVerdict.Text, verdict), (row.What, row.Verdict));
        Assert.Equal("路口的路灯坏了好几天", JsonDocument.Parse(host.Platform.Last("/wxa/msg_sec_check").Body).RootElement.GetProperty("content").GetString());
    }
}
