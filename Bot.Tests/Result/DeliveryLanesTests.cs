using Bot.Data.Deliveries;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Result;

/// <summary>A send that hangs holds its own lane and nobody else's.</summary>
public sealed class DeliveryLanesTests
{
    [Fact]
    public async Task Sends_that_hang_hold_up_neither_an_urgent_one_nor_others()
    {
        await using var host = await DeliveryHost.StartAsync();
        var answered = new TaskCompletionSource();
        host.Platform.Answers[DeliveryHost.CustomerPath] = async (http, call) =>
        {
            if (call.Text.Contains("挂住", StringComparison.Ordinal))
            {
                await answered.Task;
            }

            await http.Response.BodyWriter.WriteAsync("""{"errcode":0}"""u8.ToArray());
        };
        for (var i = 0; i < 11; i++)
        {
            await host.TellAsync(await host.ResidentAsync($"oDEMO_{i}", TimeSpan.FromHours(1)), "挂住");
        }

        var other = await host.TellAsync(await host.ResidentAsync("oDEMO_free", TimeSpan.FromHours(1)), "不等");
        var running = host.RunAsync();
        await UntilSentAsync(host, other);

        await host.TellAsync(await host.ResidentAsync("oDEMO_last", TimeSpan.FromHours(1)), "挂住");
        var urgent = await host.PostAsync(DeliveryHost.Robot, 1, urgent: true);
        var second = host.RunAsync();
        await UntilSentAsync(host, urgent);
        Assert.False(running.IsCompleted);
        answered.SetResult();
        await Task.WhenAll(running, second);
        Assert.Equal(0, await host.ReadAsync(db => db.Deliveries.CountAsync(d => d.State != DeliveryState.Sent)));
    }

    [Fact]
    public async Task A_thousand_due_deliveries_go_once_each_and_in_order_to_each_recipient()
    {
        await using var host = await DeliveryHost.StartAsync();
        var residents = new List<string>();
        for (var i = 0; i < 250; i++)
        {
            residents.Add(await host.ResidentAsync($"oDEMO_{i}", TimeSpan.FromHours(1)));
        }

        for (var i = 0; i < 1_000; i++)
        {
            await host.TellAsync(residents[i % 250], $"{i / 250}");
        }

        Assert.Equal(1_000, await host.RunAsync());
        Assert.All(
            host.Platform.Calls.Where(c => c.Path == DeliveryHost.CustomerPath).GroupBy(c => c.Json.GetProperty("touser").GetString()),
            calls => Assert.Equal(["0", "1", "2", "3"], calls.Select(c => c.Json.GetProperty("text").GetProperty("content").GetString())));
        Assert.Equal(1_000, host.Platform.Count(DeliveryHost.CustomerPath));
    }

    private static async Task UntilSentAsync(DeliveryHost host, Delivery delivery)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await host.NowAsync(delivery)).State != DeliveryState.Sent)
        {
            Assert.True(await pace.WaitForNextTickAsync(patience.Token));
        }
    }
}
