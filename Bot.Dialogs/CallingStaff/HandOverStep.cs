using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Welcoming;

namespace Bot.Dialogs.CallingStaff;

/// <summary>Words at hand when a person was asked for: one digit gives them to the one on duty, another leads back.</summary>
internal static class HandOverStep
{
    public static Turn Hear(ConversationState.AskedToHandOver state, string words, IGuide guide)
    {
        var folded = Plain.Fold(words);
        var digit = Digits.Choice(words);
        if (digit == 1 || Cues.IsYes(folded))
            return HandOver(state, guide);
        if (digit == 2 || Cues.IsNo(folded))
            return DraftAsking.Next(state.Draft with { ToDesk = false }, guide);
        if (digit is not null || IdleTalk.Answer(folded) is not null || !folded.Any(char.IsLetterOrDigit))
            return new(state, CallStaffWords.HandOver + "。");
        var next = state with { Draft = DraftReading.Add(state.Draft, words, guide).Draft };
        return new(next, Talk.Lines(ReportWords.Added, CallStaffWords.HandOver));
    }

    public static Turn HandOver(ConversationState.AskedToHandOver state, IGuide guide) =>
        Submission.Go(state, ((ConversationState.Reporting)DraftAsking.Confirm(state.Draft with { Asked = state.Draft.Asked | Asked.Phone }, guide).Next).Draft, guide);
}
