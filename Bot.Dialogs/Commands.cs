using Bot.Dialogs.CallingStaff;
using Bot.Dialogs.Consulting;
using Bot.Dialogs.FindingMyWorker;
using Bot.Dialogs.Helping;
using Bot.Dialogs.PickingUp;
using Bot.Dialogs.Publishing;
using Bot.Dialogs.Rating;
using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.SendingUp;
using Bot.Dialogs.Tracking;
using Bot.Dialogs.Welcoming;

namespace Bot.Dialogs;

/// <summary>Carries out a command in whatever state it comes. One that interrupts a report is answered and leads back to it.</summary>
internal static class Commands
{
    public static Turn Run(ConversationState state, Command command, string words, IGuide guide) =>
        state is ConversationState.SentUp sent && SentUpDialog.Command(sent, command, guide) is { } turn ? turn : Do(state, command, words, guide);

    private static Turn Do(ConversationState state, Command command, string words, IGuide guide) => command.Verb switch
    {
        Verb.Report => Report(state, command, guide),
        Verb.AboutWorker => LeadBack(state, CallStaffDialog.AboutWorker(state, command.Words, guide)),
        Verb.Confidential => CallStaffDialog.Confidential(state, command.Words, guide),
        Verb.NotConfidential => CallStaffDialog.NotConfidential(state),
        Verb.Hide or Verb.HideAll or Verb.Show or Verb.ShowAll => LeadBack(state, PublishDialog.Hear(state, command, guide)),
        Verb.Cancel => Cancel(state, guide),
        Verb.Back => Back(state, guide),
        Verb.Confirm => Confirm(state, words, guide),
        Verb.Skip => Skip(state, guide),
        Verb.ChangeText or Verb.ChangePlace or Verb.ChangePhone => Change(state, command.Verb, guide),
        _ => LeadBack(state, Answer(state, command, guide)),
    };

    private static Turn Answer(ConversationState state, Command command, IGuide guide) => command.Verb switch
    {
        Verb.FindWorker => FindWorkerDialog.Ask(state, guide),
        Verb.Track => TrackDialog.Track(state, command, guide),
        Verb.Urge => ActDialog.Begin(state, IntakeAct.Urge, command, guide),
        Verb.Withdraw when state is ConversationState.AskedToWithdraw asked && (command.Number ?? asked.Number) == asked.Number =>
            WithdrawDialog.TakeBack(command.Words.Length > 0 ? asked with { Reason = command.Words } : asked, guide),
        Verb.Withdraw => ActDialog.Begin(state, IntakeAct.Withdraw, command, guide),
        Verb.Supplement when state is ConversationState.Reporting busy && command is { Number: null, Words.Length: > 0 } =>
            ReportDialog.Hear(busy, command.Words, guide),
        Verb.Supplement => ActDialog.Begin(state, IntakeAct.Supplement, command, guide),
        Verb.Rate => ActDialog.Begin(state, IntakeAct.Rate, command, guide),
        Verb.Consult => ConsultDialog.Ask(state, command.Words, guide),
        Verb.Staff => CallStaffDialog.Phones(state, command.Words, guide),
        _ => new(state, HelpWords.Help),
    };

    /// <summary>A turn that left a report where it was says so, so that the resident knows how to go on.</summary>
    public static Turn LeadBack(ConversationState before, Turn turn) =>
        before is ConversationState.Reporting reporting && ReferenceEquals(turn.Next, before)
            && !turn.Reply.Contains("——刚才", StringComparison.Ordinal)
            ? turn with { Reply = Talk.Lines(turn.Reply, ReportWords.Reminder(reporting)) }
            : turn;

    private static Turn Report(ConversationState state, Command command, IGuide guide)
    {
        if (state is ConversationState.Reporting { Draft.Text.Length: > 0 } busy)
        {
            return command.Words.Length > 0
                ? ReportDialog.Hear(busy, command.Words, guide)
                : new(state, ReportWords.Reminder(busy));
        }
        if (state is not ConversationState.Reporting && state.OpenDraft is { Text.Length: > 0 })
        {
            var (resumed, reminder) = ReportDialog.Resume(state.OpenDraft, guide);
            return command.Words.Length > 0 ? ReportDialog.Hear(resumed, command.Words, guide) : new(resumed, reminder);
        }
        var draft = state.OpenDraft ?? new Draft { Place = (state as ConversationState.OfferedHere)?.Place };
        return ReportDialog.Start(draft with { Kind = command.Kind ?? draft.Kind }, command.Words, guide);
    }

    private static Turn Cancel(ConversationState state, IGuide guide) => state switch
    {
        ConversationState.Idle => new(state, WelcomeWords.NothingOpen),
        ConversationState.AskedWhereDangerIs => Aside.Drop(state, $"{ReportWords.Cancelled}{SendUpWords.AfterWithdrawal}", guide),
        ConversationState.AskedToGoOn old => PickUpDialog.Cancel(old, guide),
        ConversationState.Reporting => Aside.Drop(state, ReportWords.Cancelled, guide),
        ConversationState.AskedToWithdraw asked => WithdrawDialog.Keep(asked, guide),
        ConversationState.AskedForRating => Aside.Over(state, RatingWords.Later, guide),
        _ => Aside.Over(state, "好。", guide),
    };

    private static Turn Back(ConversationState state, IGuide guide) => state switch
    {
        ConversationState.Idle => new(state, WelcomeWords.NothingOpen),
        ConversationState.Reporting reporting => ReportDialog.Back(reporting, guide),
        ConversationState.AskedToWithdraw asked => WithdrawDialog.Keep(asked, guide),
        ConversationState.AskedForRating => Aside.Over(state, RatingWords.Later, guide),
        _ => Aside.Over(state, "好。有事直接说。", guide),
    };

    /// <summary>改内容, 改地点, 改电话 in any step of a report, also before the summary, and beside one.</summary>
    private static Turn Change(ConversationState state, Verb verb, IGuide guide)
    {
        if (state.OpenDraft is not { } open)
            return new(state, ReportWords.NothingToChange);
        if (open.SendUpAt is not null)
            return new(state, SendUpWords.StillWhere);
        var draft = state is ConversationState.AskedToGoOn { Fresh: { } fresh } ? open with { Later = fresh } : open;
        return verb switch
        {
            Verb.ChangePlace => DraftAsking.AskForPlace(draft, ""),
            Verb.ChangePhone => CorrectionStep.AskForPhone(draft),
            _ when draft.Text.Length == 0 => DraftAsking.Next(draft, guide),
            _ => CorrectionStep.AskForNewText(draft),
        };
    }

    private static Turn Skip(ConversationState state, IGuide guide) => state switch
    {
        ConversationState.Idle => new(state, WelcomeWords.NothingOpen),
        ConversationState.Reporting reporting => ReportDialog.Skip(reporting, guide),
        ConversationState.AskedForRating => Aside.Over(state, RatingWords.Later, guide),
        _ => Aside.Over(state, "好，先跳过。", guide),
    };

    private static Turn Confirm(ConversationState state, string words, IGuide guide) => state switch
    {
        ConversationState.Reporting reporting => ReportDialog.Confirm(reporting, guide),
        ConversationState.AskedToWithdraw asked => WithdrawDialog.TakeBack(asked, guide),
        ConversationState.AskedWhy => new(state, WhyWords.Choices),
        ConversationState.Idle => new(state, WelcomeWords.NothingToChoose),
        ConversationState.AnsweredQuestion answered => ConsultDialog.Confirm(answered, words, guide),
        ConversationState.OfferedHere => new(state, FindWorkerWords.OfferAgain),
        ConversationState.AskedForRating => new(state, RatingWords.Choices),
        ConversationState.AskedForSupplement => Aside.Over(state, ActWords.SupplementDone, guide),
        _ => Aside.Over(state, WelcomeWords.NothingToChoose, guide),
    };
}
