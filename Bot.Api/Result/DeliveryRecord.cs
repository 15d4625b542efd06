using Bot.Api.Conversations;
using Bot.Api.EventQueue;
using Bot.Api.GroupNotification;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using ConversationRow = Bot.Data.Conversations.Conversation;
using Talk = Bot.Dialogs.Conversation;

namespace Bot.Api.Result;

/// <summary>The one transaction in which a send ends: the tries into the ledger, the row's state, and what hangs on it.</summary>
public sealed class DeliveryRecord(ResidentContexts contexts, RobotTroubles troubles, TemplateEnds ends, TimeProvider clock)
{
    /// <summary>Tries before a delivery is kept: more than a day of pauses of at most <see cref="LongestPause"/>.</summary>
    public const int Attempts = 300;

    /// <summary>So soon after the platform is back everything is on its way again.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    public void Write(WriteSession session, Delivery delivery, SendResult result, Tries tries)
    {
        var now = clock.GetUtcNow();
        tries.Write(session);
        var robot = Recipients.AsRobot(delivery.Recipient);
        delivery.Attempts += result is SendResult.Later { CountsAsTry: false } or SendResult.AfterOlder ? 0 : 1;
        delivery.State = StateAfter(delivery, result, tries);
        delivery.Channel = delivery.State == DeliveryState.Sent ? ((SendResult.Sent)result).Channel : null;
        delivery.Error = result.Error ?? (delivery.State == DeliveryState.Kept ? TemplateEnds.NotDelivered : delivery.Error);
        delivery.EndedAt = delivery.State is DeliveryState.Sent or DeliveryState.GaveUp ? now : null;
        delivery.NextAt = NextAt(delivery, result, now);
        session.Update(delivery);
        if (robot is not null)
        {
            AfterGroup(session, delivery, result, robot, now);
        }
        else if (result is SendResult.AfterOlder)
        {
            DeliveryLedger.ReleaseKeptBefore(session, delivery.Recipient, delivery.Id, now);
        }
        else if (delivery.State == DeliveryState.Sent && Purposes.AsksForRating(delivery.Purpose))
        {
            AskForRating(session, delivery);
        }
    }

    private DeliveryState StateAfter(Delivery delivery, SendResult result, Tries tries) => result switch
    {
        // The platform told us already that this one did not arrive.
        SendResult.Sent when ends.TakeFailed(tries) => DeliveryState.Kept,
        SendResult.Sent => DeliveryState.Sent,

        // Who wrote while we were finding every door closed has just opened one.
        SendResult.Keep when Wrote(delivery) => DeliveryState.Waiting,
        SendResult.Keep or SendResult.RobotDown => DeliveryState.Kept,
        SendResult.AfterOlder => DeliveryState.Waiting,
        SendResult.Later => delivery.Attempts < Attempts ? DeliveryState.Waiting : DeliveryState.Kept,
        _ => DeliveryState.GaveUp,
    };

    private bool Wrote(Delivery delivery) =>
        Recipients.AsResident(delivery.Recipient) is { } resident && contexts.LastHeard(resident).Contact > delivery.LeasedAt;

    private static DateTimeOffset NextAt(Delivery delivery, SendResult result, DateTimeOffset now)
    {
        if (result is SendResult.Later { NotBefore: { } notBefore })
        {
            return notBefore;
        }

        var pause = Backoff.After(delivery.Attempts);
        return now + (result is not SendResult.Later ? TimeSpan.Zero : pause < LongestPause ? pause : LongestPause);
    }

    private void AfterGroup(WriteSession session, Delivery delivery, SendResult result, string robot, DateTimeOffset now)
    {
        if (delivery.Purpose == Purposes.Digest)
        {
            if (delivery.State == DeliveryState.Sent)
            {
                BacklogDigest.Sent(session, delivery, now);
            }
            else if (delivery.State == DeliveryState.GaveUp)
            {
                BacklogDigest.Dissolve(session, delivery, now);
            }
        }

        if (delivery.State == DeliveryState.Sent)
        {
            troubles.End(session, robot, now);
        }
        else if (delivery.State == DeliveryState.Kept)
        {
            troubles.Begin(session, robot, result.Error!, now);
        }
    }

    /// <summary>Whoever rated before the message came has been asked why since, or speaks of something else: their digit is not for this result.</summary>
    internal static bool IsRated(WriteSession session, long intakeId, string resident) =>
        session.Context.Intakes.Any(i => i.Id == intakeId && i.Resident == resident && i.Status != IntakeStatus.Resolved && i.Status != IntakeStatus.Verified);

    /// <summary>From here on a bare digit of this resident rates the result they were just told.</summary>
    private static void AskForRating(WriteSession session, Delivery delivery)
    {
        var resident = Recipients.AsResident(delivery.Recipient);
        ConversationRow? row = session.Context.Conversations.FirstOrDefault(c => c.Resident == resident);
        if (row is null || IsRated(session, delivery.IntakeId, resident!))
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
