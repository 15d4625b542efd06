using System.Net;
using Bot.Api.Integration.Webhooks;
using Bot.Data.Integration;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Integration;

/// <summary>The same doors on PostgreSQL: every statement written by hand runs there once.</summary>
public sealed class OnPostgreSqlTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    [Fact]
    public async Task Webhooks_and_personal_reads_are_the_same_there()
    {
        await using var host = await GridHost.StartedAsync(("ConnectionStrings:Bot", await server.NewDatabaseAsync()));
        await using var receiver = await Receiver.StartedAsync();
        var id = (await host.SubscribeAsync(receiver.Url, new { after = "0" })).GetProperty("id").GetString()!;
        receiver.Answer = Receiver.Status(HttpStatusCode.ServiceUnavailable);
        var number = await host.ReportAsync();
        await host.ActAsync(number, "accept");
        await GridHost.UntilAsync(async () => (await host.RowsAsync()).Exists(r => r.Attempts > 0));
        host.Clock.WindTo(host.Clock.GetUtcNow() + WebhookLimits.Patience);
        await GridHost.UntilAsync(async () => (await host.ShowAsync(id)).GetProperty("state").GetString() == "paused");
        receiver.Answer = Receiver.Status(HttpStatusCode.OK);
        var http = host.Client(GridHost.Hooks);
        using (var resumed = await http.PostAsync($"/api/grid/webhooks/{id}/resume", null))
        {
            Assert.Equal(HttpStatusCode.OK, resumed.StatusCode);
        }

        foreach (var parked in await host.DeliveriesAsync(id, "?state=parked"))
        {
            using var again = await http.PostAsync($"/api/grid/webhooks/{id}/deliveries/{parked.GetProperty("id").GetInt64()}/retry", null);
            Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        }

        await GridHost.UntilAsync(async () => (await host.RowsAsync()) is { Count: 2 } rows && rows.TrueForAll(r => r.State == WebhookDeliveryState.Done));

        // What was taken is forgotten after its time, by the statement that runs there too.
        host.Clock.WindTo(host.Clock.GetUtcNow() + WebhookLimits.DoneKept + TimeSpan.FromHours(2));
        await GridHost.UntilAsync(async () => (await host.RowsAsync()).Count == 0);

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/grid/intakes/{number}/person");
        request.Headers.Add("X-Reason", "to check the place");
        using var person = await host.Client(GridHost.Personal).SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, person.StatusCode);
        receiver.Answer = Receiver.Status(HttpStatusCode.Gone);
        await host.ReportAsync();
        await GridHost.UntilAsync(async () => (await host.ShowAsync(id)).GetProperty("state").GetString() == "ended");
        using var gone = await http.DeleteAsync($"/api/grid/webhooks/{id}");
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        await using var db = host.OpenDatabase();
        Assert.Equal((1, 0), (await db.PersonalReads.CountAsync(), await db.Webhooks.CountAsync()));
    }
}
