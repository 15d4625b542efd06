using Bot.Api.Deadlines;
using Bot.Data.Intakes;
using Bot.Data.Ratings;
using Bot.Data.Storage;
using Bot.Data.Supervision;
using Bot.Dialogs;

namespace Bot.Api.Ratings;

/// <summary>
/// A resident's rating: happy closes the intake, unhappy (1 or 2) sends it back with fresh deadlines, and unhappy once
/// more puts it under supervision (督办) one rung up.
/// </summary>
public static class RateIntake
{
    /// <summary>Up to this score the result is not accepted.</summary>
    public const int Unhappy = 2;

    /// <summary>So many unhappy ratings of one intake, and it is supervised.</summary>
    public const int SupervisedFrom = 2;

    private static readonly Actor Resident = new(ActorRole.Resident, "居民");
    private static readonly Actor Rule = new(ActorRole.Rule, "评价规则");

    public static bool Write(WriteSession session, long intakeId, Outcome.Rate rate, Promises promises, DateTimeOffset at)
    {
        var request = new MoveRequest(Move.Rate, Resident, at, rate.Words);
        if (IntakeMoves.Make(session, intakeId, request, intake => intake.Rating = rate.Score) is not MoveVerdict.Made rated)
        {
            return false;
        }

        session.Insert(new Rating { IntakeId = intakeId, Sequence = rated.Entry.Sequence, Score = rate.Score, Words = rate.Words, At = at });
        return rate.Score <= Unhappy ? Reopen(session, rated.Intake, rate, promises, at) : Close(session, rated.Intake, at);
    }

    private static bool Close(WriteSession session, Intake intake, DateTimeOffset at) =>
        IntakeMoves.Make(session, intake, new MoveRequest(Move.Close, Rule, at)) is MoveVerdict.Made;

    private static bool Reopen(WriteSession session, Intake intake, Outcome.Rate rate, Promises promises, DateTimeOffset at)
    {
        var why = rate.Words ?? "居民不满意";
        var order = session.Context.Ratings.Count(r => r.IntakeId == intake.Id && r.Score <= Unhappy) >= SupervisedFrom
            ? SupervisionOrders.Issue(session, intake, promises.Above(intake.Level), why, at, promises.AnswerOrderBy(at))
            : null;
        var level = order?.ToLevel ?? intake.Level;
        var (accept, resolve) = promises.DueFrom(at, level, intake.Item, intake.Urgent);
        var request = new MoveRequest(Move.Reopen, Rule, at, why, IsPublic: false, AcceptDue: accept);
        return IntakeMoves.Make(session, intake, request, i => SendBack(i, level, order?.Due < resolve ? order.Due : resolve)) is MoveVerdict.Made
            && (order is null || IntakeMoves.Make(session, intake, Note(order, at)) is MoveVerdict.Made);
    }

    /// <summary>What goes up is nobody's until somebody takes it.</summary>
    private static void SendBack(Intake intake, string level, DateTimeOffset due)
    {
        if (intake.Level != level)
        {
            (intake.HandlerId, intake.HandlerName) = (null, null);
        }

        (intake.Level, intake.Due) = (level, due);
    }

    private static MoveRequest Note(SupervisionOrder order, DateTimeOffset at) => new(
        Move.Note, Rule, at, $"督办 {order.Number}：居民第二次不满意（{order.Reason}），原处理人 {order.HandlerName ?? "无"}。", IsPublic: false);
}
