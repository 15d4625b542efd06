using Bot.Api.Result;
using Bot.Data.Deliveries;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.GroupNotification;

/// <summary>
/// What robots sent in the minute before this process started. Tries that ended are in the ledger. One that was under
/// way when the process before ended may have reached the platform at any instant until now, so it counts as of now.
/// </summary>
public static class RobotMemory
{
    public static void Restore(WriteSession session, RobotLimiter limiter, DateTimeOffset now)
    {
        var from = now - RobotLimiter.Window;
        foreach (var attempt in session.Context.DeliveryAttempts.Where(a => a.At > from && a.Rung == Rungs.Group).OrderBy(a => a.At).ToList())
        {
            if (Recipients.AsRobot(attempt.Recipient) is { } robot)
            {
                limiter.Restore(robot, attempt.At, now);
            }
        }

        var leasedFrom = from - DeliveryWorker.Lease;
        var unknown = session.Context.Deliveries
            .Where(d => d.State < DeliveryState.Sent && d.LeasedAt > leasedFrom)
            .Where(d => !session.Context.DeliveryAttempts.Any(a => a.DeliveryId == d.Id && a.At >= d.LeasedAt))
            .Select(d => d.Recipient)
            .ToList();
        foreach (var robot in unknown.Select(Recipients.AsRobot).OfType<string>())
        {
            limiter.Restore(robot, now, now);
        }
    }
}
