using Bot.Api.Conversations;
using Bot.Api.GroupNotification;
using Bot.Data.Deliveries;
using Bot.Data.Storage;

namespace Bot.Api.Result;

/// <summary>Takes one leased delivery to the wire and writes down how it ended.</summary>
public sealed class DeliveryCarrier(
    GroupCommit commit,
    ResidentLadder ladder,
    GroupSender groups,
    DeliveryRecord record,
    ResidentContexts contexts,
    TimeProvider clock,
    ILogger<DeliveryCarrier> log)
{
    /// <summary>Between two tries to write down how a send ended, and how many: a sent message must not be forgotten.</summary>
    private static readonly TimeSpan RecordPause = TimeSpan.FromSeconds(1);
    private const int RecordTries = 90;

    /// <summary>Sends it and writes down how that ended. Never throws; what was cut short by <paramref name="calls"/> stays leased and is taken up again at the next start.</summary>
    public async Task CarryAsync(Delivery delivery, CancellationToken calls)
    {
        try
        {
            var tries = new Tries(delivery);
            var result = await SendAsync(delivery, tries, calls);
            await WriteAsync(delivery, result, tries, calls);
            contexts.Invalidate(Recipients.AsResident(delivery.Recipient));
        }
        catch (OperationCanceledException)
        {
            // The bot stops; the row stays leased and is taken up again at the next start.
        }
        catch (Exception fault)
        {
            log.LogError(fault, "How delivery {Delivery} ended could not be written down; it will be sent again", delivery.Id);
        }
    }

    private async Task<SendResult> SendAsync(Delivery delivery, Tries tries, CancellationToken calls)
    {
        try
        {
            return Recipients.AsRobot(delivery.Recipient) is { } robot
                ? await groups.SendAsync(delivery, robot, tries, calls)
                : await ladder.SendAsync(delivery, tries, calls);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "Delivery {Delivery} failed in our own code", delivery.Id);
            return new SendResult.Later(fault.GetType().Name, CountsAsTry: true);
        }
    }

    /// <summary>A database that is locked or full for a while must not make us send twice what was sent.</summary>
    private async Task WriteAsync(Delivery delivery, SendResult result, Tries tries, CancellationToken calls)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (attempts, error) = (delivery.Attempts, delivery.Error);
            try
            {
                await commit.Run(session => record.Write(session, delivery, result, tries), calls);
                return;
            }
            catch (Exception fault) when (fault is not OperationCanceledException && attempt < RecordTries)
            {
                log.LogError(fault, "How delivery {Delivery} ended could not be written down at try {Attempt}", delivery.Id, attempt);
                (delivery.Attempts, delivery.Error) = (attempts, error);
                await Task.Delay(RecordPause, clock, calls);
            }
        }
    }
}
