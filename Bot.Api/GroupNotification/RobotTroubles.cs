using System.Globalization;
using Bot.Api.Grids;
using Bot.Api.Result;
using Bot.Data.Deliveries;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.GroupNotification;

/// <summary>
/// Robots that take nothing. Their messages are kept, another group is told, the oldest kept one is tried from time to
/// time, and with the first that goes through all of them do. Every method is part of the caller's transaction.
/// </summary>
public sealed class RobotTroubles(LiveGridDirectory directory, Profile profile, ILogger<RobotTroubles> log)
{
    /// <summary>Between two tries of a robot that takes nothing.</summary>
    public static readonly TimeSpan ProbeEvery = TimeSpan.FromMinutes(5);

    /// <summary>Between two reports of the same robot.</summary>
    public static readonly TimeSpan TellEvery = TimeSpan.FromHours(6);

    /// <summary>What no robot took for so long is given up, by the name of its last error.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    /// <summary>Names of grids in a report.</summary>
    private const int NamesShown = 3;

    /// <summary>A message for a robot in trouble is kept without a try; true when it was.</summary>
    public bool Keep(WriteSession session, Delivery delivery, string robot, DateTimeOffset now)
    {
        var trouble = session.Find<RobotTrouble>(robot);
        if (trouble is null)
        {
            return false;
        }

        DeliveryLedger.PutBack(session, delivery, now);
        KeepAll(session, delivery.Recipient, robot, trouble.Error, now);
        return true;
    }

    /// <summary>A robot took nothing: whatever waits for it is kept, and another group hears of it once in <see cref="TellEvery"/>.</summary>
    public void Begin(WriteSession session, string robot, string error, DateTimeOffset now)
    {
        var known = session.Find<RobotTrouble>(robot);
        var trouble = known ?? new RobotTrouble { Robot = robot, Error = error, Since = now };
        trouble.Error = error;
        trouble.NextProbe = now + ProbeEvery;
        if (trouble.ToldAt is null || now - trouble.ToldAt >= TellEvery)
        {
            trouble.ToldAt = Tell(session, robot, error, now) ? now : null;
        }

        if (known is null)
        {
            log.LogError("A group robot (…{Robot}) takes nothing: {Error}; its messages are kept", robot[^Math.Min(4, robot.Length)..], error);
            session.Insert(trouble);
        }
        else
        {
            session.Update(trouble);
        }

        KeepAll(session, Recipients.Robot(robot), robot, error, now);
    }

    /// <summary>A robot took a message: if it was in trouble, what was kept goes out, many as a digest.</summary>
    public void End(WriteSession session, string robot, DateTimeOffset now)
    {
        if (session.Execute("""DELETE FROM "robot_troubles" WHERE "Robot" = @0""", robot) == 1)
        {
            var freed = session.Execute(
                """UPDATE "deliveries" SET "State" = 0, "NextAt" = @0 WHERE "Recipient" = @1 AND "State" = 3""", now, Recipients.Robot(robot));
            log.LogWarning("A group robot (…{Robot}) works again; {Freed} kept messages go out", robot[^Math.Min(4, robot.Length)..], freed);
        }
    }

    /// <summary>One kept message of each robot whose time has come, leased; at night only urgent ones.</summary>
    public List<Delivery> Probes(WriteSession session, DateTimeOffset now, DateTimeOffset? quietUntil, RobotLimiter limiter)
    {
        List<Delivery> probes = [];
        foreach (var trouble in session.Select<RobotTrouble>("""WHERE "NextProbe" <= @0""", now))
        {
            var recipient = Recipients.Robot(trouble.Robot);
            GiveUpOld(session, recipient, now);
            var probe = session.Context.Deliveries.AsNoTracking()
                .Where(d => d.Recipient == recipient && d.State == DeliveryState.Kept && d.DigestId == null)
                .OrderByDescending(d => d.Urgent).ThenBy(d => d.Id).FirstOrDefault();
            if (probe is null)
            {
                End(session, trouble.Robot, now);
                continue;
            }

            var mayGo = probe.Urgent || quietUntil is null;
            if (mayGo && limiter.TryTake(trouble.Robot, probe.Urgent, now) is null)
            {
                session.Execute("""UPDATE "deliveries" SET "State" = 1, "NextAt" = @0, "LeasedAt" = @1 WHERE "Id" = @2""", now + DeliveryWorker.Lease, now, probe.Id);
                probes.Add(probe);
            }

            session.Execute("""UPDATE "robot_troubles" SET "NextProbe" = @0 WHERE "Robot" = @1""", mayGo ? now + ProbeEvery : quietUntil, trouble.Robot);
        }

        return probes;
    }

    private static void GiveUpOld(WriteSession session, string recipient, DateTimeOffset now) => session.Execute(
        """UPDATE "deliveries" SET "State" = 4, "EndedAt" = @0 WHERE "Recipient" = @1 AND "State" = 3 AND "CreatedAt" <= @2""",
        now,
        recipient,
        now - KeptFor);

    /// <summary>What is urgent does not wait for a repair: the desk's group gets it as well.</summary>
    private void KeepAll(WriteSession session, string recipient, string robot, string error, DateTimeOffset now)
    {
        if (OtherRobot(session, robot) is { } other)
        {
            foreach (var urgent in session.Context.Deliveries.AsNoTracking()
                .Where(d => d.Recipient == recipient && d.Urgent && (d.State == DeliveryState.Waiting || d.State == DeliveryState.Kept)).ToList())
            {
                session.TryInsert(new Delivery
                {
                    EventId = urgent.EventId,
                    Recipient = Recipients.Robot(other),
                    IntakeId = urgent.IntakeId,
                    Purpose = urgent.Purpose,
                    Body = urgent.Body,
                    Link = urgent.Link,
                    Urgent = true,
                    CreatedAt = now,
                    NextAt = now,
                });
            }
        }

        session.Execute("""UPDATE "deliveries" SET "State" = 3, "Error" = @0 WHERE "Recipient" = @1 AND "State" = 0""", error, recipient);
    }

    private bool Tell(WriteSession session, string robot, string error, DateTimeOffset now)
    {
        if (OtherRobot(session, robot) is not { } other)
        {
            log.LogError("No other group is there to be told of the robot (…{Robot})", robot[^Math.Min(4, robot.Length)..]);
            return false;
        }

        session.TryInsert(new Delivery
        {
            EventId = string.Create(CultureInfo.InvariantCulture, $"robot-down:{robot}:{now.ToUnixTimeSeconds()}"),
            Recipient = Recipients.Robot(other),
            IntakeId = 0,
            Purpose = Purposes.GroupNote,
            Body = $"群机器人“{NameOf(robot)}”发不出去：{RobotErrors.InWords(error)}。\n它的消息都留着，修好后自动补发，请尽快检查。",
            CreatedAt = now,
            NextAt = now,
        });
        return true;
    }

    /// <summary>The desk's robot, else the office's, that is not this one and not in trouble itself.</summary>
    private string? OtherRobot(WriteSession session, string robot)
    {
        string?[] candidates = [profile.Desk?.Robot, profile.Office.Robot];
        return Array.Find(candidates, other => other is not null && other != robot && session.Find<RobotTrouble>(other) is null);
    }

    /// <summary>Whose group it is; the key itself is a secret.</summary>
    public string NameOf(string robot)
    {
        if (robot == profile.Office.Robot)
        {
            return profile.Office.Name;
        }

        if (robot == profile.Desk?.Robot)
        {
            return profile.Desk.Name;
        }

        var names = directory.Current.Grids.Where(g => g.Robot == robot).Select(g => g.Name).ToList();
        return names.Count == 0 ? "已不在网格里的群" : string.Join('、', names.Take(NamesShown)) + (names.Count > NamesShown ? "等" : "");
    }
}
