using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Tracking;

namespace Bot.Dialogs.Publishing;

/// <summary>不公开 and 可以公开: of the report being made, of one that is on its way, or of all a resident reports.</summary>
internal static class PublishDialog
{
    public static Turn Hear(ConversationState state, Command command, IGuide guide)
    {
        var hide = command.Verb is Verb.Hide or Verb.HideAll;
        if (command.Verb is Verb.HideAll or Verb.ShowAll)
            return Done(state, hide ? PublishWords.HiddenAll : PublishWords.ShownAll, new Outcome.ShowInPublic(null, !hide), guide);
        if (command.Number is { } number)
            return One(state, number, hide, guide);
        if (command.Words.Length > 0 || state is ConversationState.Reporting)
            return OfDraft(state, command.Words, hide, guide);
        // Right after one was handed in it is meant, and so is the only one there is.
        return guide.MyIntakes.FirstOrDefault() is { } newest && (guide.MyIntakes.Count == 1 || guide.Now - newest.SubmittedAt < DialogLimits.MeansTheNewest)
            ? One(state, newest.Number, hide, guide)
            : guide.MyIntakes.Count > 0 ? new(state, PublishWords.Which(hide))
            : Done(state, hide ? PublishWords.HiddenAll : PublishWords.ShownAll, new Outcome.ShowInPublic(null, !hide), guide);
    }

    private static Turn One(ConversationState state, string number, bool hide, IGuide guide)
    {
        if (OwnIntakes.Find(number, guide) is not { } intake)
            return new(state, TrackWords.NotYours);
        return intake.IsFollowed
            ? new(state, PublishWords.Neighbours)
            : Done(state, hide ? PublishWords.Hidden(number) : PublishWords.Shown(number), new Outcome.ShowInPublic(number, !hide) { IfNoneMay = PublishWords.StillAll }, guide);
    }

    /// <summary>Of what is being told; what else was said with it is heard as part of that.</summary>
    private static Turn OfDraft(ConversationState state, string words, bool hide, IGuide guide)
    {
        var draft = (state.OpenDraft ?? new Draft()) with { Unlisted = hide };
        var said = draft.Confidential ? PublishWords.Sealed : hide ? PublishWords.HiddenDraft : PublishWords.ShownDraft;
        if (state is not ConversationState.Reporting reporting)
            return ReportDialog.Start(draft, words, guide, said);
        var next = ReportDialog.With(reporting, draft);
        if (words.Length > 0)
            return ReportDialog.Hear(next, words, guide);
        var turn = new Turn(next, Talk.Lines(said, ReportWords.Reminder(next)));
        return hide ? turn : turn with { Outcomes = [new Outcome.ShowInPublic(null, null) { Said = said, IfNoneMay = PublishWords.StillAll }] };
    }

    private static Turn Done(ConversationState state, string reply, Outcome.ShowInPublic outcome, IGuide guide) =>
        ActDialog.Done(state, reply, outcome with { Said = reply }, guide);
}
