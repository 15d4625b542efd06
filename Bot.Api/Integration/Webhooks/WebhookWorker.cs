using System.Collections.Concurrent;
using Bot.Api.Hosting;
using Bot.Data.Integration;
using Bot.Data.Joining;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Integration.Webhooks;

/// <summary>Somebody subscribed, asked for a delivery again, or something happened that is to be told.</summary>
public sealed class WebhookSignal : Signal;

/// <summary>
/// Brings events to those who subscribed. Of one intake only the earliest that waits is on the way, so order holds per
/// intake. Each receiver has lanes of its own: one that hangs holds nobody else. Whatever was under way when the bot
/// stopped still waits in its row and is posted again.
/// </summary>
public sealed class WebhookWorker(
    IDbContextFactory<BotDbContext> database,
    GroupCommit commit,
    WebhookSpread spread,
    WebhookSender sender,
    WebhookRecord record,
    WebhookSignal signal,
    TimeProvider clock,
    ILogger<WebhookWorker> log)
    : SweepingWorker(signal, Sweep, clock, log)
{
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TidyEvery = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<long, Lane> _underWay = new();
    private readonly CancellationTokenSource _posts = new();
    private DateTimeOffset _tidiedAt;
    private volatile bool _anyone;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        commit.Committed += Wake;
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        commit.Committed -= Wake;
        await base.StopAsync(cancellationToken);
        _posts.CancelAfter(WebhookLimits.StopGrace);
        await Task.WhenAll(_underWay.Values.Select(l => l.Done.Task));
    }

    /// <summary>Starts what is due; returns how many events were looked at and posts started.</summary>
    public override async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var active = await db.Webhooks.AsNoTracking().Where(w => w.State == WebhookState.Active).OrderBy(w => w.Id).ToListAsync(cancellation);
        _anyone = active.Count > 0;
        if (!_anyone)
        {
            return 0;
        }

        await TidyAsync(cancellation);
        var last = await db.Events.MaxAsync(e => (long?)e.Position, cancellation) ?? 0;
        var moved = 0;
        foreach (var subscription in active)
        {
            moved += await spread.SpreadAsync(db, subscription, last, cancellation);
            moved += await StartAsync(db, subscription, cancellation);
        }

        return moved;
    }

    public override void Dispose()
    {
        _posts.Dispose();
        base.Dispose();
    }

    /// <summary>Runs on the writer's thread. Where nobody subscribed, nothing is woken.</summary>
    private void Wake(IReadOnlyList<OpenIntake> changed)
    {
        if (_anyone)
        {
            signal.Raise();
        }
    }

    private async Task<int> StartAsync(BotDbContext db, WebhookSubscription subscription, CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        List<long> underWay = [.. _underWay.Where(l => l.Value.Subscription == subscription.Id).Select(l => l.Key)];
        var free = (subscription.FailingSince is null ? WebhookLimits.Lanes : WebhookLimits.LanesWhileFailing) - underWay.Count;
        if (free <= 0 || subscription.RetryAt > now)
        {
            return 0;
        }

        // What was tried least goes first: one that is never taken comes due whenever a failing receiver may be asked again,
        // and would otherwise be all that it is ever asked.
        var due = await db.WebhookDeliveries.AsNoTracking()
            .Where(d => d.SubscriptionId == subscription.Id && d.State == WebhookDeliveryState.Waiting && d.NextAt <= now && !underWay.Contains(d.Id))
            .Where(d => !db.WebhookDeliveries.Any(p => p.SubscriptionId == d.SubscriptionId && p.IntakeId == d.IntakeId && p.Id < d.Id && p.State == WebhookDeliveryState.Waiting))
            .OrderBy(d => d.Attempts).ThenBy(d => d.Id).Take(free).ToListAsync(cancellation);
        foreach (var delivery in due)
        {
            var lane = new Lane(subscription.Id);
            _underWay[delivery.Id] = lane;
            _ = Task.Run(() => CarryAsync(lane, subscription, delivery), CancellationToken.None);
        }

        return due.Count;
    }

    private async Task CarryAsync(Lane lane, WebhookSubscription subscription, WebhookDelivery delivery)
    {
        try
        {
            var answer = await sender.SendAsync(subscription, delivery, _posts.Token);
            await record.EndAsync(delivery, answer, CancellationToken.None);
        }
        catch (OperationCanceledException) when (_posts.IsCancellationRequested)
        {
            // The bot stops; the row still waits.
        }
        catch (Exception fault)
        {
            // Our own fault, most likely the database's. The row still waits; without a pause it would be posted in a circle.
            Log.LogError(fault, "Delivery {Delivery} of webhook {Webhook} failed here", delivery.Id, subscription.Id);
            await Task.Delay(Sweep, Clock, CancellationToken.None);
        }
        finally
        {
            _underWay.TryRemove(delivery.Id, out _);
            lane.Done.SetResult();
            signal.Raise();
        }
    }

    private async Task TidyAsync(CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        if (now - _tidiedAt < TidyEvery)
        {
            return;
        }

        _tidiedAt = now;
        const string forget =
            """DELETE FROM "webhook_deliveries" WHERE "Id" IN (SELECT "Id" FROM "webhook_deliveries" WHERE "DoneAt" < @0 LIMIT @1)""";
        while (await commit.Run(session => session.Execute(forget, now - WebhookLimits.DoneKept, WebhookLimits.ForgetBatch), cancellation) == WebhookLimits.ForgetBatch)
        {
        }
    }

    private sealed class Lane(string subscription)
    {
        public string Subscription => subscription;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
