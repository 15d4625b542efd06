using Bot.Api.Deadlines;
using Bot.Api.Intakes;
using Bot.Api.Joining;
using Bot.Api.Ratings;
using Bot.Data.Accounts;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.Joining;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Dialogs;

namespace Bot.Api.Conversations;

/// <summary>Carries out what a turn asks for, inside its transaction. False means: decided on rows that have changed, hear it again.</summary>
public sealed class OutcomeWriter(
    WriteSession session, ResidentContext context, IGuide guide, GridDirectory grids, PersonalData personalData, Promises promises, DateTimeOffset now, FollowerTurns followers)
{
    private const string Unhappy = "不满意的原因：";

    private static readonly Actor Resident = new(ActorRole.Resident, "居民");

    /// <summary>The number drawn for what was submitted; null when nothing was.</summary>
    public string? Number { get; private set; }

    public bool Write(Outcome outcome, ref string reply)
    {
        switch (outcome)
        {
            case Outcome.SubmitReport submit:
                var intake = IntakeSubmission.Submit(session, Reports.Of(submit.Draft, context.Resident, guide.Now, grids, personalData, promises), now);
                Number = intake.Number.ToString();
                KeepChoice(session, intake, submit.Draft, now);
                if (submit.Draft.Unlisted)
                {
                    PublicWish.HideOne(session, intake.Id, now);
                }

                reply = reply.Replace(Turn.NumberMark, Number, StringComparison.Ordinal);
                return true;
            case Outcome.Supplement more:
                return Own(more.Number) is { } id ? Supplements.Add(session, id, more, now)
                    : Followed(more.Number) is { } joined && FollowerTurns.Supplement(session, joined, more, now);
            case Outcome.Join join:
                return followers.Join(session, context.Resident, join, now);
            case Outcome.StopFollowing leave:
                return FollowerTurns.Leave(session, context.Resident, leave, now);
            case Outcome.Withdraw withdraw:
                return Moved(withdraw.Number, new MoveRequest(Move.Withdraw, Resident, now, withdraw.Reason));
            case Outcome.Urge urge:
                return Moved(urge.Number, new MoveRequest(Move.Urge, Resident, now, UrgeNotes.Of(urge.Rung), IsPublic: false), Urged, orFollowed: true);
            case Outcome.ShowInPublic wish:
                return Wish(wish, ref reply);
            case Outcome.ExplainRating why:
                return Own(why.Number) is { } unhappy && Supplements.Add(session, unhappy, new Outcome.Supplement(why.Number, Unhappy + why.Reason, null), now);
            case Outcome.Rate rate:
                return Own(rate.Number) is { } rated ? RateIntake.Write(session, rated, rate, promises, now)
                    : Followed(rate.Number) is { } followed && followers.Rate(session, context.Resident, followed, rate, now);
            case Outcome.BindHomeGrid or Outcome.Follow or Outcome.Unfollow:
                // Columns of the conversation's own row, which is written with the turn.
                return true;
            default:
                throw new InvalidOperationException($"Nothing carries out {outcome.GetType().Name}.");
        }
    }

    /// <summary>What the resident chose among the items the words may have meant is kept: it is learned from.</summary>
    internal static void KeepChoice(WriteSession session, Intake intake, Draft draft, DateTimeOffset now)
    {
        if (draft is { Offered: { } offered, Confidential: false, AboutWorker: false })
        {
            session.Insert(new ItemCorrection { IntakeId = intake.Id, At = now, By = ItemCorrection.ByResident, Offered = offered, Chosen = intake.Item });
        }
    }

    private bool Moved(string number, MoveRequest request, Action<Intake>? change = null, bool orFollowed = false) =>
        (Own(number) ?? (orFollowed ? Followed(number) : null)) is { } id && IntakeMoves.Make(session, id, request, change) is MoveVerdict.Made;

    private bool Wish(Outcome.ShowInPublic wish, ref string reply)
    {
        if (wish is { Number: null, May: { } may })
        {
            PublicWish.OfAll(session, context.Resident, may, now);
            return true;
        }

        if (wish is { Number: { } number, May: { } one })
        {
            if (Own(number) is not { } id)
            {
                return false;
            }

            PublicWish.OfOne(session, id, one, now);
        }

        if (wish.May != false && PublicWish.HidesAll(session, context.Resident))
        {
            reply = reply.Replace(wish.Said, wish.IfNoneMay, StringComparison.Ordinal);
        }

        return true;
    }

    private void Urged(Intake intake)
    {
        intake.Urges++;
        intake.LastUrgedAt = now;
    }

    /// <summary>A resident moves own intakes only, whatever number was said.</summary>
    private long? Own(string number) =>
        IntakeNumber.TryParse(number, out var parsed)
        && session.Context.Intakes.Any(i => i.Id == parsed.Id && i.Resident == context.Resident)
            ? parsed.Id
            : null;

    /// <summary>Of somebody else's, those they follow.</summary>
    private long? Followed(string number) =>
        IntakeNumber.TryParse(number, out var parsed) && Followers.IsFollowing(session, parsed.Id, context.Resident) ? parsed.Id : null;
}
