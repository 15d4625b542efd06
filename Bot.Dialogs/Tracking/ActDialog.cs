using Bot.Dialogs.Rating;
using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;

namespace Bot.Dialogs.Tracking;

/// <summary>催办, 撤回, 补充 and 评价: at once when it is clear which intake is meant, otherwise after one digit.</summary>
internal static class ActDialog
{
    public static Turn Begin(ConversationState state, IntakeAct act, Command command, IGuide guide)
    {
        if (command.Number is { } number)
            return Do(state, act, number, command.Words, guide);
        var possible = OwnIntakes.Listed(act, guide);
        return possible.Count switch
        {
            0 => new(state, ActWords.Nothing(act)),
            1 => Do(state, act, possible[0].Number, command.Words, guide),
            _ => TrackDialog.List(state, act, command.Words.Length > 0 ? command.Words : null, guide),
        };
    }

    public static Turn Do(ConversationState state, IntakeAct act, string number, string words, IGuide guide)
    {
        if (OwnIntakes.Find(number, guide) is not { } intake)
            return new(state, TrackWords.NotYours);
        if (!OwnIntakes.Allows(intake, act))
            return new(state, ActWords.TooLate(intake, act));
        return act switch
        {
            IntakeAct.Urge => UrgeDialog.Do(state, intake, guide),
            IntakeAct.Withdraw => WithdrawDialog.Ask(state, intake, words),
            IntakeAct.Supplement when words.Length > 0 =>
                Done(state, ActWords.Supplemented(number), new Outcome.Supplement(number, words, null), guide),
            IntakeAct.Supplement => new(new ConversationState.AskedForSupplement(number) { Interrupted = state.OpenDraft }, ActWords.AskForSupplement(intake)),
            IntakeAct.Rate => RatingDialog.Ask(state, number, words, guide),
            _ => new(state, TrackWords.One(intake, guide.Now)),
        };
    }

    public static Turn HearSupplement(ConversationState.AskedForSupplement state, string words, IGuide guide)
    {
        if (Digits.Choice(words) is not null || Cues.IsYes(Plain.Fold(words)) || Plain.Fold(words) is "没有" or "没了" or "没有了" or "完了")
            return Aside.Over(state, ActWords.SupplementDone, guide);
        return Aside.Over(state, ActWords.Supplemented(state.Number), guide, new Outcome.Supplement(state.Number, words, null));
    }

    public static Turn HearSupplement(ConversationState.AskedForSupplement state, Incoming.Media media) => new(
        state, Talk.Lines(ActWords.Supplemented(state.Number), ActWords.AnythingElse),
        new Outcome.Supplement(state.Number, null, new(media.Kind, media.MediaId)));

    // In the middle of a report the report goes on where it stood; a list or question that led here is over.
    internal static Turn Done(ConversationState state, string reply, Outcome? outcome, IGuide guide) => (state, outcome) switch
    {
        (ConversationState.Reporting or ConversationState.Idle or ConversationState.SentUp, { } made) => new(state, reply, made),
        (ConversationState.ShowedIntakes, { } made) => Aside.Over(state, reply, guide, made),
        (ConversationState.ShowedIntakes, null) => Aside.Over(state, reply, guide),
        (_, { } made) => Aside.Over(state, reply, guide, made),
        _ => new(state, reply),
    };
}
