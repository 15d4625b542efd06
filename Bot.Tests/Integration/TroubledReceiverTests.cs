using System.Net;
using System.Text;
using Bot.Api.Integration.Webhooks;
using Bot.Data.Integration;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Integration;

/// <summary>Receivers that are down, hang, refuse, send elsewhere or lose what they answered: nothing is lost to them and nobody else waits.</summary>
public sealed class TroubledReceiverTests : IAsyncLifetime
{
    private GridHost _host = null!;
    private Receiver _receiver = null!;

    public async ValueTask InitializeAsync() => (_host, _receiver) = (await GridHost.StartedAsync(), await Receiver.StartedAsync());

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_receiver_that_was_down_gets_everything_in_order_per_intake_also_when_the_bot_started_anew_in_between()
    {
        await _host.SubscribeAsync(_receiver.Url);
        await _receiver.StopAsync();
        List<string> numbers = [];
        for (var i = 0; i < 6; i++)
        {
            numbers.Add(await _host.ReportAsync());
        }

        foreach (var number in numbers)
        {
            await _host.ActAsync(number, "accept");
            await _host.ActAsync(number, "resolve", "修好了");
        }

        await GridHost.UntilAsync(async () => (await _host.RowsAsync()) is { Count: 18 } rows && rows.Exists(r => r.Attempts > 1));
        await _host.StopAsync();
        await _receiver.StartAsync();
        await _host.StartAsync();
        await GridHost.UntilAsync(async () => (await _host.RowsAsync()).All(r => r.State == WebhookDeliveryState.Done));
        foreach (var number in numbers)
        {
            Assert.Equal([number + "-1", number + "-2", number + "-3"], _receiver.IdsOf(number).Distinct(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task An_answer_that_was_lost_brings_the_same_event_again_under_the_same_id_and_never_a_later_one_before_it()
    {
        await _host.SubscribeAsync(_receiver.Url);
        var lost = 0;
        _receiver.Answer = (http, _) =>
        {
            if (Interlocked.Increment(ref lost) <= 2)
            {
                http.Abort();
            }

            return Task.CompletedTask;
        };
        var number = await _host.ReportAsync();
        await _host.ActAsync(number, "accept");
        await GridHost.UntilAsync(async () => (await _host.RowsAsync()) is { Count: 2 } rows && rows.All(r => r.State == WebhookDeliveryState.Done));
        var ids = _receiver.IdsOf(number);
        Assert.InRange(ids.Count(i => i == number + "-1"), 3, int.MaxValue);
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(2, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Single(_receiver.Events.Where(p => p.Id == number + "-1").Select(p => Encoding.UTF8.GetString(p.Body)).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Where_one_intake_is_not_taken_the_others_go_on_and_its_own_later_events_wait()
    {
        await _host.SubscribeAsync(_receiver.Url);
        var stuck = await _host.ReportAsync();
        _receiver.Answer = (http, post) => Receiver.Status(post.Subject == stuck && post.Id.EndsWith("-2", StringComparison.Ordinal) ? HttpStatusCode.InternalServerError : HttpStatusCode.OK)(http, post);
        await _host.ActAsync(stuck, "accept");
        await _host.ActAsync(stuck, "resolve", "修好了");
        var other = await _host.ReportAsync();
        await _host.ActAsync(other, "accept");
        await GridHost.UntilAsync(() => Task.FromResult(_receiver.IdsOf(other).Distinct(StringComparer.Ordinal).Count() == 2 && _receiver.IdsOf(stuck).Count(i => i == stuck + "-2") >= 2));
        Assert.DoesNotContain(stuck + "-3", _receiver.IdsOf(stuck));
        _receiver.Answer = Receiver.Status(HttpStatusCode.OK);
        await GridHost.UntilAsync(() => Task.FromResult(_receiver.IdsOf(stuck).Contains(stuck + "-3", StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_receiver_that_is_gone_ends_its_subscription_and_what_waited_is_parked()
    {
        var id = (await _host.SubscribeAsync(_receiver.Url)).GetProperty("id").GetString()!;
        _receiver.Answer = Receiver.Status(HttpStatusCode.Gone);
        var number = await _host.ReportAsync();
        await _host.ActAsync(number, "accept");
        await GridHost.UntilAsync(async () => (await _host.ShowAsync(id)).GetProperty("state").GetString() == "ended");
        await _host.ReportAsync();
        Assert.All(await _host.DeliveriesAsync(id), d => Assert.Equal("parked", d.GetProperty("state").GetString()));
        Assert.Single(_receiver.Events);
        using var resumed = await _host.Client(GridHost.Hooks).PostAsync($"/api/grid/webhooks/{id}/resume", null);
        Assert.Equal(HttpStatusCode.Conflict, resumed.StatusCode);
    }

    [Fact]
    public async Task One_that_hangs_holds_up_nobody_else_and_is_given_up_after_its_time()
    {
        await using var other = await Receiver.StartedAsync();
        var hanging = (await _host.SubscribeAsync(_receiver.Url)).GetProperty("id").GetString()!;
        await _host.SubscribeAsync(other.Url);
        _receiver.Answer = (http, _) => Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted);
        for (var i = 0; i < 8; i++)
        {
            await _host.ReportAsync();
        }

        await GridHost.UntilAsync(() => Task.FromResult(other.Events.DistinctBy(p => p.Id).Count() == 8));
        Assert.InRange(_receiver.Events.Count, 0, WebhookLimits.Lanes);
        Assert.All(await _host.DeliveriesAsync(hanging), d => Assert.Equal("waiting", d.GetProperty("state").GetString()));
        await GridHost.UntilAsync(async () => (await _host.ShowAsync(hanging)).GetProperty("lastError").GetString() == "timeout");
    }

    [Fact]
    public async Task Redirects_are_not_followed_and_a_long_answer_is_not_read()
    {
        await using var elsewhere = await Receiver.StartedAsync();
        await _host.SubscribeAsync(_receiver.Url);
        _receiver.Answer = (http, _) =>
        {
            http.Response.Redirect(elsewhere.Url.AbsoluteUri, permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };
        await _host.ReportAsync();
        await GridHost.UntilAsync(async () => (await _host.RowsAsync()).Exists(r => r.Status == 307));
        Assert.Empty(elsewhere.Posts);

        long written = 0;
        _receiver.Answer = async (http, _) =>
        {
            for (var i = 0; i < 4_000 && !http.RequestAborted.IsCancellationRequested; i++)
            {
                await http.Response.Body.WriteAsync(new byte[16 * 1024], http.RequestAborted);
                Interlocked.Add(ref written, 16 * 1024);
            }
        };
        await GridHost.UntilAsync(async () => (await _host.RowsAsync()).TrueForAll(r => r.State == WebhookDeliveryState.Done));
        Assert.InRange(Interlocked.Read(ref written), 0, 32 * 1024 * 1024);
    }

    [Fact]
    public async Task After_three_days_of_failing_a_delivery_is_parked_and_its_subscription_paused_and_both_can_be_taken_up_again()
    {
        var id = (await _host.SubscribeAsync(_receiver.Url)).GetProperty("id").GetString()!;
        _receiver.Answer = Receiver.Status(HttpStatusCode.ServiceUnavailable);
        var number = await _host.ReportAsync();
        await GridHost.UntilAsync(async () => (await _host.RowsAsync()).Exists(r => r.Attempts >= 2));
        _host.Clock.WindTo(_host.Clock.GetUtcNow() + WebhookLimits.Patience);
        await GridHost.UntilAsync(async () => (await _host.ShowAsync(id)).GetProperty("state").GetString() == "paused");
        var parked = Assert.Single(await _host.DeliveriesAsync(id, "?state=parked"));
        Assert.Equal((number + "-1", "status 503", 503), (parked.GetProperty("event").GetString(), parked.GetProperty("error").GetString(), parked.GetProperty("status").GetInt32()));
        var shown = await _host.ShowAsync(id);
        Assert.Equal(("status 503", 1), (shown.GetProperty("lastError").GetString(), shown.GetProperty("parked").GetInt32()));

        // While it is paused, nothing is posted and nothing is lost.
        var posted = _receiver.Posts.Count;
        await _host.ActAsync(number, "accept");
        var http = _host.Client(GridHost.Hooks);
        using (var early = await http.PostAsync($"/api/grid/webhooks/{id}/deliveries/{parked.GetProperty("id").GetInt64()}/retry", null))
        {
            Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        }

        Assert.Equal(posted, _receiver.Posts.Count);
        _receiver.Answer = Receiver.Status(HttpStatusCode.OK);
        using (var resumed = await http.PostAsync($"/api/grid/webhooks/{id}/resume", null))
        {
            Assert.Equal(HttpStatusCode.OK, resumed.StatusCode);
        }

        using (var again = await http.PostAsync($"/api/grid/webhooks/{id}/deliveries/{parked.GetProperty("id").GetInt64()}/retry", null))
        {
            Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        }

        await GridHost.UntilAsync(async () => (await _host.RowsAsync()) is { Count: 2 } rows && rows.TrueForAll(r => r.State == WebhookDeliveryState.Done));
        using var done = await http.PostAsync($"/api/grid/webhooks/{id}/deliveries/{parked.GetProperty("id").GetInt64()}/retry", null);
        Assert.Equal(HttpStatusCode.Conflict, done.StatusCode);
    }

    [Fact]
    public async Task A_backlog_of_more_than_may_wait_comes_whole_and_in_order()
    {
        var number = await _host.ReportAsync();
        const int notes = 120;
        await _host.ActAsync(number, "accept");
        await _host.Service<Bot.Data.Storage.GroupCommit>().Run(session =>
        {
            // Straight into the log, as many moves would leave them: more than may wait at once.
            for (var i = 0; i < WebhookLimits.Waiting + notes; i++)
            {
                session.Insert(new Bot.Data.EventQueue.QueuedEvent
                {
                    Id = $"{number}-x{i}", Type = "urged", IntakeId = 20200101000001 + (i % 40), Time = _host.Clock.GetUtcNow(), NextAt = _host.Clock.GetUtcNow(), Data = "{}",
                    State = Bot.Data.EventQueue.EventState.Done,
                });
            }
        });
        await _host.SubscribeAsync(_receiver.Url, new { after = "0", types = new[] { "urged" } });
        await GridHost.UntilAsync(() => Task.FromResult(_receiver.Events.Count >= WebhookLimits.Waiting + notes));
        var came = _receiver.Events.GroupBy(p => p.Subject).Select(g => g.Select(p => int.Parse(p.Id[(p.Id.LastIndexOf('x') + 1)..], System.Globalization.CultureInfo.InvariantCulture)).ToList()).ToList();
        Assert.Equal(40, came.Count);
        Assert.All(came, ids => Assert.Equal(ids.Order(), ids));
        Assert.Equal(WebhookLimits.Waiting + notes, _receiver.Events.Select(p => p.Id).Distinct(StringComparer.Ordinal).Count());
    }
}
