using Bot.Dialogs.Reading;
using Bot.Dialogs.Welcoming;

namespace Bot.Dialogs.Reporting;

/// <summary>A grid worker was blamed and nothing told yet: asked once which day and what. "1" gives it in as it is.</summary>
internal static class BlameStep
{
    public static bool IsDue(Draft draft) =>
        draft.AboutWorker && !draft.Has(Asked.WhatHappened) && draft.Text.Length <= DialogLimits.BlameLength && !Cues.TellsWhen(draft.Text);

    public static Turn Ask(Draft draft, string lead) => new(
        new ConversationState.AskedWhatHappened(draft with { Asked = draft.Asked | Asked.WhatHappened }), Talk.Lines(lead, ReportWords.AskWhatHappened));

    public static Turn Hear(ConversationState.AskedWhatHappened state, string words, IGuide guide)
    {
        var folded = Plain.Fold(words);
        if (Digits.Choice(words) == 1 || folded is "没有" or "没了" or "没有了" or "就这些" or "就这样")
            return Give(state, guide);
        if (Cues.IsYes(folded) || Cues.IsNo(folded) || IdleTalk.Answer(folded) is not null)
            return new(state, ReportWords.Reminder(state));
        return Digits.Choice(words) is not null || !words.Any(char.IsLetterOrDigit)
            ? new(state, ReportWords.AskWhatHappened)
            : DraftAsking.Next(DraftReading.Add(state.Draft, words, guide).Draft, guide, ReportWords.Added);
    }

    public static Turn Give(ConversationState.AskedWhatHappened state, IGuide guide) =>
        Submission.Go(state, ((ConversationState.Reporting)DraftAsking.Confirm(state.Draft, guide).Next).Draft, guide);
}
