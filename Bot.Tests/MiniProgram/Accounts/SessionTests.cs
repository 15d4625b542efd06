using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bot.Api.MiniProgram;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.MiniProgram.Accounts;

public sealed class SessionTests(RoadFixture road)
{
    private static readonly HttpMethod Delete = HttpMethod.Delete;

    [Fact]
    public async Task Sign_out_kills_both_tokens_at_once()
    {
        using var phone = await MiniClient.SignedInAsync(road.BotUrl, road.NewResident(following: false));
        using (var first = await phone.SendAsync(Delete, "/api/mini/session"))
        {
            Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        }

        using var again = await phone.SendAsync(Delete, "/api/mini/session");
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
        Assert.Contains("登录过期了", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await phone.RefreshAsync());
    }

    [Fact]
    public async Task A_refresh_token_is_good_once_and_used_again_it_ends_the_session()
    {
        using var phone = await MiniClient.SignedInAsync(road.BotUrl, road.NewResident(following: false));
        var stolen = phone.RefreshToken;
        Assert.Equal(HttpStatusCode.OK, await phone.RefreshAsync());
        Assert.NotEqual(stolen, phone.RefreshToken);
        Assert.Equal(HttpStatusCode.Unauthorized, await phone.RefreshAsync(stolen));
        Assert.Equal(HttpStatusCode.Unauthorized, await phone.RefreshAsync());
        using var dead = await phone.SendAsync(Delete, "/api/mini/session");
        Assert.Equal(HttpStatusCode.Unauthorized, dead.StatusCode);
    }

    [Fact]
    public async Task A_code_is_good_once_and_nothing_made_up_is_taken()
    {
        using var phone = new MiniClient(road.BotUrl);
        var code = road.NewResident(following: false).MiniProgramCode();
        Assert.Equal(HttpStatusCode.OK, await phone.LoginAsync(code));
        Assert.Equal(HttpStatusCode.Unauthorized, await phone.LoginAsync(code));
        Assert.Equal(HttpStatusCode.Unauthorized, await phone.LoginAsync("made-up"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await phone.LoginAsync(""));
        Assert.Equal(HttpStatusCode.Unauthorized, await phone.RefreshAsync("made-up"));
        Assert.Equal(HttpStatusCode.Unauthorized, await phone.RefreshAsync(phone.Token));
        using var crossed = await phone.SendAsync(Delete, "/api/mini/session", token: phone.RefreshToken);
        Assert.Equal(HttpStatusCode.Unauthorized, crossed.StatusCode);
    }

    [Fact]
    public async Task Neither_openid_nor_token_stands_in_the_rows()
    {
        var resident = road.NewResident(following: false);
        using var phone = await MiniClient.SignedInAsync(road.BotUrl, resident);
        await using var db = road.OpenDatabase();
        var rows = JsonSerializer.Serialize(new { Accounts = await db.MiniAccounts.ToListAsync(), Sessions = await db.MiniSessions.ToListAsync() });
        Assert.DoesNotContain(resident.MiniProgramOpenId, rows, StringComparison.Ordinal);
        Assert.DoesNotContain(resident.UnionId, rows, StringComparison.Ordinal);
        Assert.DoesNotContain(phone.RefreshToken, rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_signs_in_too_often_from_one_address_is_told_when_to_come_back()
    {
        using var crowd = new MiniClient(road.BotUrl, IPAddress.Parse("127.0.0.77"));
        for (var i = 0; i < MiniLimits.SignInsPerMinute; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await crowd.RefreshAsync("made-up"));
        }

        using var answer = await crowd.Http.PostAsJsonAsync("/api/mini/login", new { code = "x" });
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);

        // Behind the proxy of this machine it is the phone's own address that counts.
        using var proxied = new HttpRequestMessage(HttpMethod.Post, "/api/mini/refresh") { Content = JsonContent.Create(new { refreshToken = "made-up" }) };
        proxied.Headers.Add("X-Forwarded-For", "127.0.0.77, 203.0.113.9");
        using var other = await crowd.Http.SendAsync(proxied);
        Assert.Equal(HttpStatusCode.Unauthorized, other.StatusCode);

        using var elsewhere = new MiniClient(road.BotUrl, IPAddress.Parse("127.0.0.78"));
        Assert.Equal(HttpStatusCode.OK, await elsewhere.LoginAsync(road.NewResident(following: false).MiniProgramCode()));
    }
}
