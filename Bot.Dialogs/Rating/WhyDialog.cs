using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Tracking;
using Bot.Dialogs.Welcoming;

namespace Bot.Dialogs.Rating;

/// <summary>Unhappy without a word why: the rating counts at once, and the reason is asked, by digit or in words, once.</summary>
internal static class WhyDialog
{
    /// <summary>Up to this score a result is not accepted.</summary>
    public const int Unhappy = 2;

    public static Turn Ask(ConversationState.AskedForRating state, int score) => new(
        new ConversationState.AskedWhy(state.Number) { Interrupted = state.Interrupted },
        Talk.Lines(RatingWords.Of(score, null), WhyWords.Choices),
        new Outcome.Rate(state.Number, score, null));

    public static Turn Hear(ConversationState.AskedWhy state, string words, IGuide guide)
    {
        var folded = Plain.Fold(words);
        if (Digits.Choice(words) is { } digit)
            return digit == WhyWords.OwnWords ? new(state with { InWords = true }, WhyWords.AskInWords)
                : WhyWords.Reason(digit) is { } reason ? Explain(state, reason, guide) : new(state, WhyWords.Choices);
        if (Digits.Leading(words) is { } led)
            return Explain(state, WhyWords.Reason(led.Digit) is { } label ? $"{label}：{led.Tail}" : led.Tail, guide);
        if (Cues.IsNo(folded) || folded is "没有" or "没了" or "不说" or "不想说")
            return Aside.Over(state, WhyWords.Unsaid, guide);
        if (IdleTalk.Answer(folded) is not null || Cues.IsYes(folded) || folded.Count(char.IsLetter) <= 1)
            return new(state, WhyWords.Choices);
        return !state.InWords && IsAnotherMatter(state, words, guide)
            ? Aside.Leave(state, new Incoming.Text(words), guide)
            : Explain(state, words, guide);
    }

    /// <summary>A picture shows why.</summary>
    public static Turn Hear(ConversationState.AskedWhy state, Incoming.Media media, IGuide guide) => IsOpen(state, guide)
        ? new(state, Talk.Lines(RatingWords.PhotoTaken, WhyWords.Choices), new Outcome.Supplement(state.Number, null, new(media.Kind, media.MediaId)))
        : Aside.Leave(state, media, guide);

    private static Turn Explain(ConversationState.AskedWhy state, string reason, IGuide guide)
    {
        var due = OwnIntakes.Find(state.Number, guide)?.Due;
        var thanks = WhyWords.Thanks(due, guide.Now);
        return IsOpen(state, guide)
            ? Aside.Over(state, thanks, guide, new Outcome.ExplainRating(state.Number, reason))
            : Aside.Over(state, thanks, guide);
    }

    private static bool IsOpen(ConversationState.AskedWhy state, IGuide guide) =>
        OwnIntakes.Find(state.Number, guide) is { } intake && OwnIntakes.Allows(intake, IntakeAct.Supplement);

    // Names a known place and is surely about something else than what was rated.
    private static bool IsAnotherMatter(ConversationState.AskedWhy state, string words, IGuide guide) =>
        Places.In(words, guide, onlyCertain: true, isAnswer: false).Length > 0
        && guide.Understanding.Judge(words) is { Confidence: >= DraftReading.SureEnough } meaning
        && guide.Jurisdiction.Item(meaning.Item)?.Name != OwnIntakes.Find(state.Number, guide)?.ItemName;
}
