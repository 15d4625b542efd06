using Bot.Data.Deliveries;
using Bot.Data.Profiles;
using Bot.Data.Storage;

namespace Bot.Api.GroupNotification;

/// <summary>
/// Decides, inside the transaction that leases it, whether a message to a group goes out now: alone, as part of a
/// digest, or later. What is urgent waits for nothing but the robot's minute.
/// </summary>
public sealed class RobotDiscipline(RobotLimiter limiter, RobotTroubles troubles, Profile profile)
{
    private readonly QuietHours _quiet = QuietHours.Of(profile);
    private bool _restored;

    /// <summary>Before the first lease of this process: what the one before sent in the last minute.</summary>
    public void Remember(WriteSession session, DateTimeOffset now)
    {
        if (!_restored)
        {
            RobotMemory.Restore(session, limiter, now);
            _restored = true;
        }
    }

    /// <summary>What goes out instead of the leased row, with its place in the robot's minute taken; null when nothing does.</summary>
    /// <param name="taken">Gets the robot's name when a place was taken, so that a transaction that fails gives it back by <see cref="Undo"/>.</param>
    public Delivery? Admit(WriteSession session, Delivery leased, string robot, DateTimeOffset now, List<string> taken)
    {
        if (troubles.Keep(session, leased, robot, now))
        {
            return null;
        }

        if (!leased.Urgent && _quiet.EndAfter(now) is { } morning)
        {
            DeliveryLedger.PutBack(session, leased, morning);
            session.Execute(
                """UPDATE "deliveries" SET "NextAt" = @0 WHERE "Recipient" = @1 AND "State" = 0 AND "Urgent" = @2 AND "NextAt" < @0""",
                morning,
                leased.Recipient,
                false);
            return null;
        }

        var free = limiter.Free(robot, leased.Urgent, now);
        if (limiter.TryTake(robot, leased.Urgent, now) is { } place)
        {
            DeliveryLedger.PutBack(session, leased, place);
            return null;
        }

        taken.Add(robot);
        var isOne = leased.Urgent || leased.Purpose is Purposes.Digest or Purposes.MorningDigest || leased.Error == BacklogDigest.Refused;
        return isOne || BacklogDigest.Waiting(session, leased.Recipient, now) <= free ? leased : BacklogDigest.Make(session, leased.Recipient, now) ?? leased;
    }

    /// <summary>The oldest kept message of each robot whose time to be tried again has come.</summary>
    public List<Delivery> Probes(WriteSession session, DateTimeOffset now, List<string> taken)
    {
        var probes = troubles.Probes(session, now, _quiet.EndAfter(now), limiter);
        taken.AddRange(probes.Select(p => Recipients.AsRobot(p.Recipient)!));
        return probes;
    }

    /// <summary>The lease was not committed: nothing will be sent on these places.</summary>
    public void Undo(IEnumerable<string> taken, DateTimeOffset now)
    {
        foreach (var robot in taken)
        {
            limiter.Done(robot, now);
        }
    }
}
