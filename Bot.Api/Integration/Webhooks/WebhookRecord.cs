using Bot.Api.EventQueue;
using Bot.Data.Integration;
using Bot.Data.Storage;

namespace Bot.Api.Integration.Webhooks;

/// <summary>Writes down how a post ended: the delivery, and what it says about its subscription, in one transaction.</summary>
public sealed class WebhookRecord(GroupCommit commit, TimeProvider clock, ILogger<WebhookRecord> log)
{
    public const string Ended = "ended";

    public async Task EndAsync(WebhookDelivery delivery, WebhookAnswer answer, CancellationToken cancellation)
    {
        var said = await commit.Run(session => End(session, delivery, answer, clock.GetUtcNow()), cancellation);
        if (said is { } subscription)
        {
            log.LogWarning(
                "Webhook {Webhook} of key {Holder} is {State} ({Error}); its receiver is {Host}",
                subscription.Id, subscription.Holder, subscription.State, subscription.LastError, new Uri(subscription.Url).Host);
        }
    }

    /// <summary>The subscription when it has just come to a stop, else null.</summary>
    private static WebhookSubscription? End(WriteSession session, WebhookDelivery sent, WebhookAnswer answer, DateTimeOffset now)
    {
        var subscription = session.Context.Webhooks.FirstOrDefault(w => w.Id == sent.SubscriptionId);
        var row = session.Context.WebhookDeliveries.FirstOrDefault(d => d.Id == sent.Id);
        if (subscription is null || row is not { State: WebhookDeliveryState.Waiting })
        {
            // Taken back while it was under way.
            return null;
        }

        row.Attempts++;
        row.TriedSince ??= now;
        var before = subscription.State;
        switch (answer)
        {
            case WebhookAnswer.Taken taken:
                Take(session, subscription, row, taken.Status, now);
                break;
            case WebhookAnswer.Gone:
                EndSubscription(session, subscription, row);
                break;
            case WebhookAnswer.Failed failed:
                Fail(subscription, row, failed, now);
                session.Update(subscription);
                break;
        }

        session.Update(row);
        return subscription.State == before ? null : subscription;
    }

    private static void Take(WriteSession session, WebhookSubscription subscription, WebhookDelivery row, int status, DateTimeOffset now)
    {
        (row.State, row.Status, row.LastError, row.DoneAt) = (WebhookDeliveryState.Done, status, null, now);
        if (subscription.FailingSince is not null || subscription.Failures > 0)
        {
            (subscription.Failures, subscription.FailingSince, subscription.RetryAt, subscription.LastError) = (0, null, null, null);
            session.Update(subscription);
        }
    }

    private static void EndSubscription(WriteSession session, WebhookSubscription subscription, WebhookDelivery row)
    {
        const int gone = StatusCodes.Status410Gone;
        (row.State, row.Status, row.LastError) = (WebhookDeliveryState.Parked, gone, Ended);
        (subscription.State, subscription.LastError) = (WebhookState.Ended, $"status {gone}");
        session.Update(subscription);
        session.Execute(
            """UPDATE "webhook_deliveries" SET "State" = @0, "LastError" = @1 WHERE "SubscriptionId" = @2 AND "State" = @3""",
            WebhookDeliveryState.Parked, Ended, subscription.Id, WebhookDeliveryState.Waiting);
    }

    private static void Fail(WebhookSubscription subscription, WebhookDelivery row, WebhookAnswer.Failed failed, DateTimeOffset now)
    {
        (row.Status, row.LastError) = (failed.Status, failed.Name);
        row.NextAt = now + Later(row.Attempts, failed.Pause);
        if (now - row.TriedSince >= WebhookLimits.Patience || failed.Error == "event")
        {
            row.State = WebhookDeliveryState.Parked;
        }

        subscription.Failures++;
        subscription.FailingSince ??= now;
        subscription.LastError = failed.Name;
        subscription.RetryAt = now + Later(subscription.Failures, failed.Pause);
        if (now - subscription.FailingSince >= WebhookLimits.Patience && subscription.State == WebhookState.Active)
        {
            subscription.State = WebhookState.Paused;
        }
    }

    /// <summary>The pause that is due, or the longer one that was asked for, and never more than the longest.</summary>
    private static TimeSpan Later(int attempts, TimeSpan? asked)
    {
        var due = Backoff.After(attempts);
        return asked is not { } pause || pause <= due ? due : pause < Backoff.Longest ? pause : Backoff.Longest;
    }
}
