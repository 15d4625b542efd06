using Bot.Api.Deadlines;
using Bot.Api.Joining;
using Bot.Api.Result;
using Bot.Data.Conversations;
using Bot.Data.Deliveries;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Dialogs;
using ConversationRow = Bot.Data.Conversations.Conversation;
using Talk = Bot.Dialogs.Conversation;

namespace Bot.Api.Conversations;

/// <summary>What the transaction of a turn came to.</summary>
public readonly record struct TurnResult(string Reply, bool SeenBefore);

/// <summary>The one transaction of one message: conversation, outcomes, kept messages handed over, seen key with its reply.</summary>
public sealed class TurnCommit(
    ResidentContext context,
    string openId,
    string messageKey,
    Turn turn,
    IGuide guide,
    GridDirectory grids,
    PersonalData personalData,
    Promises promises,
    DateTimeOffset now,
    FollowerTurns followers)
{
    private const string KeptMark = "\n\n";
    private readonly string _sealedOpenId = context.Version == 0 ? personalData.Seal(openId) : "";

    /// <summary>Runs on the writer's thread. A thrown clash undoes everything this message wrote.</summary>
    public TurnResult Apply(WriteSession session)
    {
        if (session.Scalar("""SELECT "Reply" FROM "seen_messages" WHERE "Key" = @0""", messageKey) is string stored)
        {
            return new TurnResult(stored, SeenBefore: true);
        }

        var told = HandOverKept(session);
        var outcomes = new OutcomeWriter(session, context, guide, grids, personalData, promises, now, followers);
        var reply = turn.Reply;
        foreach (var outcome in turn.Outcomes)
        {
            if (!outcomes.Write(outcome, ref reply))
            {
                throw new TurnClashException();
            }
        }

        if (!WriteConversation(session, Talk.Numbered(StateAfter(session, told), outcomes.Number ?? "")))
        {
            throw new TurnClashException();
        }

        reply = string.Concat(told.Select(d => d.Body + KeptMark)) + reply;
        session.Insert(new SeenMessage { Key = messageKey, Resident = context.Resident, Reply = reply, At = now });
        return new TurnResult(reply, SeenBefore: false);
    }

    private bool WriteConversation(WriteSession session, ConversationState after)
    {
        var state = ConversationJson.Write(after);
        var sendUpAt = after.OpenDraft?.SendUpAt;
        var home = turn.Outcomes.OfType<Outcome.BindHomeGrid>().LastOrDefault()?.GridCode ?? context.HomeGrid;
        var following = !turn.Outcomes.OfType<Outcome.Unfollow>().Any();
        if (context.Version == 0)
        {
            return session.TryInsert(new ConversationRow
            {
                Resident = context.Resident,
                SealedOpenId = _sealedOpenId,
                HomeGrid = home,
                Following = following,
                LastContact = now,
                LastMessage = context.LastHeard.Message,
                State = state,
                SendUpAt = sendUpAt,
                Version = 1,
            });
        }

        return session.Execute(
            """
            UPDATE "conversations" SET "State" = @0, "HomeGrid" = @1, "Following" = @2, "LastContact" = @3, "LastMessage" = @4, "SendUpAt" = @5, "Version" = "Version" + 1
            WHERE "Resident" = @6 AND "Version" = @7
            """,
            state,
            home,
            following,
            now,
            context.LastHeard.Message,
            sendUpAt,
            context.Resident,
            context.Version) == 1;
    }

    /// <summary>A result told with this reply may be rated by the next word.</summary>
    private ConversationState StateAfter(WriteSession session, List<Delivery> told) => told.FindLast(d => Purposes.AsksForRating(d.Purpose) && !DeliveryRecord.IsRated(session, d.IntakeId, context.Resident)) is { } result
        ? Talk.AskForRating(turn.Next, IntakeNumber.FromId(result.IntakeId).ToString())
        : turn.Next;

    /// <summary>What waited for this contact goes in front of the reply, once.</summary>
    private List<Delivery> HandOverKept(WriteSession session) => [.. context.Kept.Where(kept => session.Execute(
        """UPDATE "deliveries" SET "State" = @0, "Channel" = 'passive', "EndedAt" = @1 WHERE "Id" = @2 AND "State" = @3""",
        DeliveryState.Sent,
        now,
        kept.Id,
        DeliveryState.Kept) == 1)];
}

/// <summary>The rows this turn was heard on have changed: hear it again.</summary>
public sealed class TurnClashException : Exception;
