using Bot.Api.Deadlines;
using Bot.Data.Deadlines;
using Bot.Data.Intakes;
using Bot.Data.Ratings;
using Bot.Data.Storage;
using Bot.Dialogs;

namespace Bot.Api.Ratings;

/// <summary>A resident's rating: happy closes the intake, unhappy (1 or 2) sends it back with fresh deadlines.</summary>
public static class RateIntake
{
    /// <summary>Up to this score the result is not accepted.</summary>
    public const int Unhappy = 2;

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
        var (accept, resolve) = promises.DueFrom(at, intake.Level, intake.Urgent);
        var request = new MoveRequest(Move.Reopen, Rule, at, rate.Words ?? "居民不满意", IsPublic: false);
        if (IntakeMoves.Make(session, intake, request, i => i.Due = resolve) is not MoveVerdict.Made)
        {
            return false;
        }

        session.Insert(new Deadline { IntakeId = intake.Id, Kind = DeadlineKind.Accept, SetAt = at, Due = accept });
        return true;
    }
}
