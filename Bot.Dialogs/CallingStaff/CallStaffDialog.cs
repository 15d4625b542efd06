using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.CallingStaff;

/// <summary>Reaching people: the phones, a complaint past the grid worker, a report with the identity sealed.</summary>
internal static class CallStaffDialog
{
    /// <summary>The phones; words at hand can be handed over by a digit.</summary>
    public static Turn Phones(ConversationState state, string words, IGuide guide)
    {
        var phones = CallStaffWords.Phones(guide.Jurisdiction);
        var open = state is ConversationState.Reporting { Draft: { Text.Length: > 0, SendUpAt: null } } busy
            and not (ConversationState.AskedToGoOn or ConversationState.AskedToHandOver) ? busy.Draft : null;
        if (open is null && words.Length == 0)
            return new(state, phones);
        if (state is ConversationState.Reporting && open is null)
            return Report(state, words, phones, guide);
        var waiting = open is null && state.OpenDraft is { Text.Length: > 0 } interrupted ? interrupted : null;
        var draft = open ?? new Draft { Later = waiting };
        if (words.Length > 0 && !DraftReading.Fits(draft, words))
            return new(state, phones);
        draft = words.Length > 0 ? DraftReading.Add(draft, words, guide).Draft : draft;
        return new(new ConversationState.AskedToHandOver(draft with { ToDesk = true }), Talk.Lines(phones, CallStaffWords.HandOver));
    }

    // Asked for a person in a step that goes on by itself: the words are heard there.
    private static Turn Report(ConversationState state, string words, string phones, IGuide guide)
    {
        if (words.Length == 0 || state is not ConversationState.Reporting reporting)
            return new(state, phones);
        var turn = ReportDialog.Hear(reporting, words, guide);
        return turn with { Reply = Talk.Lines(phones, turn.Reply) };
    }

    public static Turn AboutWorker(ConversationState state, string words, IGuide guide)
    {
        if (state is ConversationState.Reporting { Draft.Text.Length: > 0 } busy)
            return busy.Draft.AboutWorker && words.Length > 0 ? ReportDialog.Hear(busy, words, guide) : new(state, ReportWords.SomethingElseOpen);
        var draft = (state.OpenDraft ?? new Draft()) with { AboutWorker = true, Item = ServiceItems.OfficialConduct, Kind = "complaint" };
        return draft.Text.Length > 0
            ? Aside.Over(state, ReportWords.SomethingElseOpen, guide)
            : ReportDialog.Start(draft, words, guide, words.Length > 0 ? ReportWords.AboutWorkerTaken : CallStaffWords.Sorry);
    }

    /// <summary>举报 alone opens a sealed report, or seals the one that is open.</summary>
    public static Turn Confidential(ConversationState state, string words, IGuide guide)
    {
        var draft = (state.OpenDraft ?? new Draft()) with { Confidential = true };
        var sealedNow = draft.Media.Any(m => m.Kind == MediaKind.Voice) ? Talk.Lines(SecrecyWords.Taken(guide), ReportWords.VoiceSealed) : SecrecyWords.Taken(guide);
        var next = state is ConversationState.Reporting reporting ? ReportDialog.With(reporting, draft) : null;
        if (words.Length > 0)
            return next is { Draft.Text.Length: > 0 } ? ReportDialog.Hear(next, words, guide) : ReportDialog.Start(draft, words, guide, sealedNow);
        return next is null or ConversationState.AskedToConfirm or ConversationState.AskedToJoin or ConversationState.AskedForProblem
            ? DraftAsking.Next(draft, guide, sealedNow)
            : new(next, Talk.Lines(sealedNow, ReportWords.Reminder(next)));
    }

    public static Turn NotConfidential(ConversationState state)
    {
        if (state is not ConversationState.Reporting reporting)
            return new(state, Welcoming.WelcomeWords.NothingOpen);
        if (!reporting.Draft.Confidential)
            return new(state, ReportWords.NoLongerConfidential);
        var next = ReportDialog.With(reporting, reporting.Draft with { Confidential = false });
        return new(next, Talk.Lines(ReportWords.NoLongerConfidential, ReportWords.Reminder(next)));
    }
}
