using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;

namespace Bot.Dialogs.Consulting;

/// <summary>政策咨询 and 问: an inquiry, answered by a person.</summary>
internal static class ConsultDialog
{
    private const string Separate = "这个问题我另记一条，编号 " + Turn.NumberMark + "，会有专人答复您。";

    public static Turn Ask(ConversationState state, string words, IGuide guide)
    {
        if (state.OpenDraft is not { Text.Length: > 0 })
            return ReportDialog.Start((state.OpenDraft ?? new Draft()) with { Kind = "inquiry" }, words, guide);
        if (words.Length == 0)
            return state is ConversationState.Reporting ? new(state, ReportWords.SomethingElseOpen) : Aside.Over(state, ReportWords.SomethingElseOpen, guide);
        // The open draft is about something else: the question goes its own way, whole and at once, and the draft stays.
        var question = DraftReading.Understand(DraftReading.Add(new Draft { Kind = "inquiry" }, words, guide).Draft, guide);
        if (Submission.IsFull(question, guide))
            return new(state, Submission.TooMany(guide));
        return new(state, Separate, new Outcome.SubmitReport(question));
    }
}
