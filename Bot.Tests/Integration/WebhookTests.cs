using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Bot.Api.Integration.Webhooks;
using Bot.Data.Integration;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Integration;

/// <summary>Events brought to receivers over real HTTP, by the whole bot.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private static readonly string Secret = "whsec_" + Convert.ToBase64String(Enumerable.Range(1, 32).Select(i => (byte)i).ToArray());
    private GridHost _host = null!;
    private Receiver _receiver = null!;

    public async ValueTask InitializeAsync() => (_host, _receiver) = (await GridHost.StartedAsync(), await Receiver.StartedAsync());

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_subscriber_is_pinged_and_then_posted_each_event_signed_and_word_for_word_as_the_log_has_it()
    {
        await _host.ReportAsync();
        await _host.SubscribeAsync(_receiver.Url, new { secret = Secret });
        var ping = Assert.Single(_receiver.Posts);
        Assert.Equal(("cn.grid.ping.v1", true), (ping.Type, ping.IsSignedWith(Secret)));

        var number = await _host.ReportAsync();
        await _host.ActAsync(number, "accept");
        await GridHost.UntilAsync(() => Task.FromResult(_receiver.Events.Count >= 2));
        Assert.Equal([number + "-1", number + "-2"], _receiver.Events.Select(p => p.Id));
        var log = await _host.Client(GridHost.Plain).GetFromJsonAsync<JsonElement>("/api/grid/events");
        foreach (var post in _receiver.Events)
        {
            Assert.Equal("POST", post.Method);
            Assert.StartsWith("application/cloudevents+json", post.Headers["Content-Type"], StringComparison.Ordinal);
            Assert.True(post.IsSignedWith(Secret));
            Assert.False(post.IsSignedWith("whsec_" + Convert.ToBase64String(new byte[32])));
            Assert.InRange((post.At - _host.Clock.GetUtcNow()).Duration(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
            Assert.DoesNotContain("13812345678", Encoding.UTF8.GetString(post.Body), StringComparison.Ordinal);
            Assert.Contains(log.GetProperty("events").EnumerateArray().Select(e => e.GetRawText()), raw => raw == Encoding.UTF8.GetString(post.Body));
        }

        await GridHost.UntilAsync(async () => (await _host.RowsAsync()).All(r => r.State == WebhookDeliveryState.Done));
    }

    [Fact]
    public async Task A_secret_is_shown_once_when_it_was_drawn_and_never_again_nor_kept_readable()
    {
        var made = await _host.SubscribeAsync(_receiver.Url);
        var secret = made.GetProperty("secret").GetString()!;
        Assert.Equal(32, Convert.FromBase64String(secret["whsec_".Length..]).Length);
        Assert.True(Assert.Single(_receiver.Posts).IsSignedWith(secret));
        var id = made.GetProperty("id").GetString()!;
        var list = await _host.Client(GridHost.Hooks).GetStringAsync("/api/grid/webhooks");
        var one = (await _host.ShowAsync(id)).GetRawText();
        await using var db = _host.OpenDatabase();
        var row = await db.Webhooks.SingleAsync();
        Assert.All([list, one, row.SealedSecret], said => Assert.DoesNotContain(secret["whsec_".Length..], said, StringComparison.Ordinal));

        var given = await _host.SubscribeAsync(_receiver.Url, new { secret = Secret });
        Assert.Equal(JsonValueKind.Null, given.GetProperty("secret").ValueKind);
        Assert.DoesNotContain(Secret, new WebhookRequest("https://a.example", null, Secret, null).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_types_asked_for_come_from_the_cursor_asked_for()
    {
        var before = await _host.ReportAsync();
        await _host.ActAsync(before, "accept");
        await _host.SubscribeAsync(_receiver.Url, new { types = new[] { "cn.grid.intake.accepted.v1", "resolved" }, after = "0" });
        await _host.ActAsync(before, "resolve", "修好了");
        await GridHost.UntilAsync(() => Task.FromResult(_receiver.Events.Count >= 2));
        Assert.Equal([before + "-2", before + "-3"], _receiver.IdsOf(before));
    }

    [Fact]
    public async Task A_subscription_that_is_taken_away_gets_nothing_more_and_is_its_holders_alone()
    {
        var id = (await _host.SubscribeAsync(_receiver.Url)).GetProperty("id").GetString()!;
        var stranger = _host.Client(GridHost.OtherHooks);
        foreach (var (method, path) in new[] { ("GET", ""), ("DELETE", ""), ("POST", "/resume"), ("GET", "/deliveries"), ("POST", "/deliveries/1/retry") })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/grid/webhooks/{id}{path}");
            using var response = await stranger.SendAsync(request);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        Assert.Empty((await stranger.GetFromJsonAsync<JsonElement>("/api/grid/webhooks")).GetProperty("webhooks").EnumerateArray());
        using var gone = await _host.Client(GridHost.Hooks).DeleteAsync($"/api/grid/webhooks/{id}");
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        await using var other = await Receiver.StartedAsync();
        await _host.SubscribeAsync(other.Url);
        await _host.ReportAsync();
        await GridHost.UntilAsync(() => Task.FromResult(other.Events.Count == 1));
        Assert.Empty(_receiver.Events);
    }

    [Fact]
    public async Task Nobody_is_subscribed_who_does_not_answer_for_it()
    {
        _receiver.Answer = Receiver.Status(HttpStatusCode.NotFound);
        using var refused = await _host.Client(GridHost.Hooks).PostAsJsonAsync("/api/grid/webhooks", new { url = _receiver.Url });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("urn:grid-bot:problem:webhook-unreachable", "status 404"), (problem.GetProperty("type").GetString(), problem.GetProperty("error").GetString()));
        await using var db = _host.OpenDatabase();
        Assert.Empty(db.Webhooks);
    }

    [Fact]
    public async Task A_key_has_its_number_of_subscriptions_and_not_one_more()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, WebhookLimits.PerHolder + 3).Select(async _ =>
        {
            using var response = await _host.Client(GridHost.Hooks).PostAsJsonAsync("/api/grid/webhooks", new { url = _receiver.Url });
            return response.StatusCode;
        }));
        Assert.Equal(WebhookLimits.PerHolder, made.Count(s => s == HttpStatusCode.Created));
        Assert.Equal(3, made.Count(s => s == HttpStatusCode.Conflict));
    }
}
