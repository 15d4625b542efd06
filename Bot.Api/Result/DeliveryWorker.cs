using Bot.Api.Conversations;
using Bot.Api.EventQueue;
using Bot.Api.GroupNotification;
using Bot.Api.Hosting;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using ConversationRow = Bot.Data.Conversations.Conversation;
using Talk = Bot.Dialogs.Conversation;

namespace Bot.Api.Result;

/// <summary>Takes due deliveries to the wire, urgent ones first, and writes down how each ended.</summary>
public sealed class DeliveryWorker(
    GroupCommit commit, ResidentLadder ladder, GroupSender groups, ResidentContexts contexts, DeliverySignal signal, TimeProvider clock, ILogger<DeliveryWorker> log)
    : SweepingWorker(signal, Sweep, clock, log)
{
    /// <summary>Sends under way at once.</summary>
    public const int BatchSize = 16;

    /// <summary>Tries before a delivery is given up and shown to the desk: about two hours of growing pauses.</summary>
    public const int Attempts = 14;

    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1);

    /// <summary>Sends what is due now; returns how many were tried.</summary>
    public override async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        var leased = await commit.Run(session => DeliveryLedger.LeaseDue(session, Clock.GetUtcNow(), Lease, BatchSize), cancellation);
        await Task.WhenAll(leased.Select(d => SendAsync(d, cancellation)));
        return leased.Count;
    }

    private async Task SendAsync(Delivery delivery, CancellationToken cancellation)
    {
        SendResult result;
        try
        {
            result = Recipients.AsRobot(delivery.Recipient) is { } robot
                ? await groups.SendAsync(delivery, robot, cancellation)
                : await ladder.SendAsync(delivery, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.LogError(fault, "Delivery {Delivery} failed in our own code", delivery.Id);
            result = new SendResult.Later(fault.GetType().Name, CountsAsTry: true);
        }

        await commit.Run(session => Record(session, delivery, result), cancellation);
        contexts.Invalidate(Recipients.AsResident(delivery.Recipient));
    }

    private void Record(WriteSession session, Delivery delivery, SendResult result)
    {
        var now = Clock.GetUtcNow();
        delivery.Attempts += result is SendResult.Later { CountsAsTry: false } ? 0 : 1;
        var exhausted = result is SendResult.Later && delivery.Attempts >= Attempts;
        delivery.State = result switch
        {
            SendResult.Sent => DeliveryState.Sent,
            SendResult.Keep => DeliveryState.Kept,
            SendResult.Later when !exhausted => DeliveryState.Waiting,
            _ => DeliveryState.GaveUp,
        };
        delivery.Channel = (result as SendResult.Sent)?.Channel;
        delivery.Error = result.Error ?? delivery.Error;
        delivery.EndedAt = delivery.State is DeliveryState.Sent or DeliveryState.GaveUp ? now : null;
        delivery.NextAt = result is SendResult.Later { NotBefore: { } notBefore } ? notBefore : now + Backoff.After(delivery.Attempts);
        session.Update(delivery);
        if (delivery.State == DeliveryState.Sent && Purposes.AsksForRating(delivery.Purpose))
        {
            AskForRating(session, delivery);
        }
    }

    /// <summary>From here on a bare digit of this resident rates the result they were just told.</summary>
    private static void AskForRating(WriteSession session, Delivery delivery)
    {
        var resident = Recipients.AsResident(delivery.Recipient);
        ConversationRow? row = session.Context.Conversations.FirstOrDefault(c => c.Resident == resident);
        if (row is null)
        {
            return;
        }

        var state = Talk.AskForRating(Dialogs.ConversationJson.Read(row.State), IntakeNumber.FromId(delivery.IntakeId).ToString());
        session.Execute(
            """UPDATE "conversations" SET "State" = @0, "Version" = "Version" + 1 WHERE "Resident" = @1""",
            Dialogs.ConversationJson.Write(state),
            resident);
    }
}
