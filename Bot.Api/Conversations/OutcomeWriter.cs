using Bot.Api.Deadlines;
using Bot.Api.Intakes;
using Bot.Api.Ratings;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Dialogs;

namespace Bot.Api.Conversations;

/// <summary>Carries out what a turn asks for, inside its transaction. False means: decided on rows that have changed, hear it again.</summary>
public sealed class OutcomeWriter(
    WriteSession session, ResidentContext context, IGuide guide, GridDirectory grids, PersonalData personalData, Promises promises, DateTimeOffset now)
{
    private static readonly Actor Resident = new(ActorRole.Resident, "居民");

    public bool Write(Outcome outcome, ref string reply)
    {
        switch (outcome)
        {
            case Outcome.SubmitReport submit:
                var intake = IntakeSubmission.Submit(session, Reports.Of(submit.Draft, context.Resident, guide.Now, grids, personalData, promises), now);
                reply = reply.Replace(Turn.NumberMark, intake.Number.ToString(), StringComparison.Ordinal);
                return true;
            case Outcome.Supplement more:
                return Own(more.Number) is { } id && Supplements.Add(session, id, more, now);
            case Outcome.Withdraw withdraw:
                return Moved(withdraw.Number, new MoveRequest(Move.Withdraw, Resident, now, withdraw.Reason));
            case Outcome.Urge urge:
                return Moved(urge.Number, new MoveRequest(Move.Urge, Resident, now));
            case Outcome.Rate rate:
                return Own(rate.Number) is { } rated && RateIntake.Write(session, rated, rate, promises, now);
            case Outcome.BindHomeGrid or Outcome.Follow or Outcome.Unfollow:
                // Columns of the conversation's own row, which is written with the turn.
                return true;
            default:
                throw new InvalidOperationException($"Nothing carries out {outcome.GetType().Name}.");
        }
    }

    private bool Moved(string number, MoveRequest request) =>
        Own(number) is { } id && IntakeMoves.Make(session, id, request) is MoveVerdict.Made;

    /// <summary>A resident moves own intakes only, whatever number was said.</summary>
    private long? Own(string number) =>
        IntakeNumber.TryParse(number, out var parsed)
        && session.Context.Intakes.Any(i => i.Id == parsed.Id && i.Resident == context.Resident)
            ? parsed.Id
            : null;
}
