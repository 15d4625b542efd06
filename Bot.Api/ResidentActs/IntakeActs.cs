using Bot.Api.Conversations;
using Bot.Api.Deadlines;
using Bot.Api.Joining;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Dialogs;
using Bot.Dialogs.Joining;
using Bot.Dialogs.Rating;
using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Tracking;

namespace Bot.Api.ResidentActs;

/// <summary>
/// What a resident does to intakes on their way, outside the chat: the same rules, the same words, the same transaction of a
/// move. Somebody else's number is as one that does not exist. For a new report see <see cref="FileReport"/>.
/// </summary>
public sealed class IntakeActs(ActPipeline pipeline, ResidentIntakes intakes, PersonalData personalData, Promises promises, FollowerTurns followers)
{
    /// <summary>Urges (催办): how far it reaches, or why it does nothing this time.</summary>
    public Task<ActResult<UrgeAnswer>> UrgeAsync(ResidentCaller who, string? key, string number, CancellationToken cancellation) =>
        OnAsync<UrgeAnswer>(who, key, number, IntakeAct.Urge, null, null, (scene, held) =>
        {
            var ruling = Urging.Of(held.Summary, scene.Guide);
            var answer = new UrgeAnswer(ruling.Said, ruling.Rung?.ToString().ToLowerInvariant(), ruling.NextAt);
            return ruling.Rung is not { } rung
                ? new ActPlan<UrgeAnswer>.Say(answer)
                : Writing(scene, held, new Outcome.Urge(held.Number, rung), () => answer);
        }, cancellation);

    /// <summary>Adds words or media; in whatever order they come, the first words stay as said.</summary>
    public Task<ActResult<ActAnswer>> SupplementAsync(ResidentCaller who, string? key, string number, SupplementRequest form, CancellationToken cancellation)
    {
        var words = Plain.Clean(form.Text);
        var wrong = FormCheck.Words(words, form.Media) ?? FormCheck.Media(form.Media);
        return OnAsync<ActAnswer>(who, key, number, IntakeAct.Supplement, form, wrong, (scene, held) =>
        {
            var danger = scene.Guide.Understanding.Judge(words).Danger;
            var answer = Answer(held, ActWords.Supplemented(held.Number)) with { Emergency = DangerWords.For(danger) is { Length: > 0 } now ? now : null };
            var more = new Outcome.Supplement(held.Number, words.Length > 0 ? words : null, null);
            return Writing(scene, held, more, () => answer, session => UploadTaking.Attach(session, who, form.Media, held.Intake, scene.Now), session =>
            {
                // What a neighbour adds is never public.
                if (!held.Summary.IsFollowed)
                {
                    UploadTaking.ExpectEntry(session, who, held.Intake, words, scene.Now);
                }
            });
        }, cancellation);
    }

    /// <summary>Takes an own intake back, or stops following a neighbour's.</summary>
    public Task<ActResult<ActAnswer>> WithdrawAsync(ResidentCaller who, string? key, string number, WithdrawalRequest form, CancellationToken cancellation)
    {
        var reason = Plain.Clean(form.Reason);
        var wrong = reason.Length > WithdrawalRequest.ReasonLength ? ActRefusals.Wrong("reason", $"原因最多写 {WithdrawalRequest.ReasonLength} 个字。") : null;
        return OnAsync<ActAnswer>(who, key, number, IntakeAct.Withdraw, form, wrong, (scene, held) => held.Summary.IsFollowed
            ? Writing(scene, held, new Outcome.StopFollowing(held.Number), () => Answer(held, FollowWords.Left(held.Summary)))
            : Writing(scene, held, new Outcome.Withdraw(held.Number, reason.Length > 0 ? reason : null), () => Answer(held, WithdrawWords.Withdrawn(held.Summary), IntakeStatus.Withdrawn)), cancellation);
    }

    /// <summary>Rates a result: 3 to 5 closes it, 1 and 2 send it back. A follower's rating moves nothing.</summary>
    public Task<ActResult<ActAnswer>> RateAsync(ResidentCaller who, string? key, string number, RatingRequest form, CancellationToken cancellation)
    {
        var (words, reason) = (Plain.Clean(form.Words), Plain.Clean(form.Reason));
        var wrong = form.Score is < 1 or > 5 ? ActRefusals.Wrong("score", "评分是 1 到 5 分，5 分最好。")
            : words.Length > RatingRequest.WordsLength ? ActRefusals.Wrong("words", $"最多写 {RatingRequest.WordsLength} 个字。")
            : reason.Length > RatingRequest.WordsLength ? ActRefusals.Wrong("reason", $"最多写 {RatingRequest.WordsLength} 个字。")
            : null;
        return OnAsync<ActAnswer>(who, key, number, IntakeAct.Rate, form, wrong, (scene, held) =>
        {
            var rate = new Outcome.Rate(held.Number, form.Score, words.Length > 0 ? words : null);
            var isUnhappy = form.Score <= Ratings.RateIntake.Unhappy;
            var said = held.Summary.IsFollowed ? FollowWords.Rated(held.Number, form.Score, scene.Guide.Jurisdiction) : RatingWords.Of(form.Score, rate.Words);
            var status = held.Summary.IsFollowed ? held.Intake.Status : isUnhappy ? IntakeStatus.Reopened : IntakeStatus.Closed;
            return Writing(scene, held, rate, () => Answer(held, said, status), after: session =>
            {
                if (isUnhappy && reason.Length > 0 && !held.Summary.IsFollowed)
                {
                    Do(session, scene, held, new Outcome.ExplainRating(held.Number, reason));
                }
            });
        }, cancellation);
    }

    private async Task<ActResult<T>> OnAsync<T>(
        ResidentCaller who, string? key, string number, IntakeAct act, object? form, ActRefusal? wrong, Func<ActScene, HeldIntake, ActPlan<T>> plan, CancellationToken cancellation)
        where T : class
    {
        if (!IntakeNumber.TryParse(number, out var parsed))
        {
            return ActRefusals.NotYours;
        }

        return await pipeline.OnceAsync<T>(who, key, new { act = act.ToString(), number = parsed.Id, form }, async scene =>
        {
            if (await intakes.HoldAsync(scene.Who.Resident, parsed, cancellation) is not { } held)
            {
                return new ActPlan<T>.Refuse(ActRefusals.NotYours);
            }

            return wrong is not null ? new ActPlan<T>.Refuse(wrong)
                : held.Can(act) ? plan(scene, held)
                : new ActPlan<T>.Refuse(ActRefusals.NotNow(held.Summary, act, held.Acts));
        }, cancellation);
    }

    private ActPlan<T> Writing<T>(
        ActScene scene, HeldIntake held, Outcome outcome, Func<T> answer, Action<WriteSession>? before = null, Action<WriteSession>? after = null)
        where T : class => new ActPlan<T>.Write(session =>
    {
        before?.Invoke(session);
        Do(session, scene, held, outcome);
        after?.Invoke(session);
        return new ActDone<T>(answer(), held.Intake.Id);
    });

    /// <summary>As the turn of a chat would; what has moved since it was looked at leaves the transaction.</summary>
    private void Do(WriteSession session, ActScene scene, HeldIntake held, Outcome outcome)
    {
        var writer = new OutcomeWriter(session, scene.Context, scene.Guide, scene.Grids, personalData, promises, scene.Now, followers);
        var reply = "";
        if (!writer.Write(outcome, ref reply))
        {
            throw new ActRefusedException(ActRefusals.MovedMeanwhile(held.Number));
        }
    }

    private static ActAnswer Answer(HeldIntake held, string said, IntakeStatus? status = null) => new(held.Number, (status ?? held.Intake.Status).Spell(), said);
}
