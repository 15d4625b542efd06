using Bot.Dialogs.CallingStaff;
using Bot.Dialogs.Consulting;
using Bot.Dialogs.Joining;
using Bot.Dialogs.PickingUp;
using Bot.Dialogs.Reading;
using Bot.Dialogs.Referring;
using Bot.Dialogs.SendingUp;
using Bot.Dialogs.Understanding;
using Bot.Dialogs.Welcoming;

namespace Bot.Dialogs.Reporting;

/// <summary>
/// Making a report: the problem, a place, a word to go. What was said is never asked again, in whatever order it came,
/// and everything can be corrected until it is submitted.
/// </summary>
internal static class ReportDialog
{
    /// <summary>Begins with what is known; asks for the first thing that is missing.</summary>
    public static Turn Start(Draft draft, string words, IGuide guide, string lead = "")
    {
        if (words.Length == 0)
            return DraftAsking.Next(draft, guide, lead);
        if ((SameAgainStep.Start(draft, words, guide) ?? ReferDialog.Start(draft, words, guide)) is { } asked)
            return asked;
        if (IsOpenToTwo(draft) && TwoMatters.In(words, guide) is { } two)
        {
            var first = draft with { Later = TwoMatters.Waiting(DraftReading.Add(draft, words, guide).Draft, two.Second, guide) with { Later = draft.Later } };
            return Start(first, two.First, guide, Talk.Lines(lead, ReportWords.TwoHeard));
        }
        var (next, danger) = DraftReading.Add(draft, words, guide);
        var known = DraftReading.Understand(next, guide);
        return DraftAsking.Next(next, guide, Talk.Lines(DangerWords.For(danger), lead, Remark(words, draft, known, danger, guide)));
    }

    // What is sealed, or about somebody, stays together whatever it holds.
    private static bool IsOpenToTwo(Draft draft) => draft is { Text.Length: 0, Confidential: false, AboutWorker: false, ToDesk: false, Later: not { IsAlso: true } }
        && draft.Kind is null or "complaint" or "request";

    /// <summary>Words that are no command, while a draft is open.</summary>
    public static Turn Hear(ConversationState.Reporting state, string words, IGuide guide)
    {
        // New words that replace the old ones need no room beside them.
        if (state is not ConversationState.AskedForNewText && !DraftReading.Fits(state.Draft, words))
            return new(state, Talk.Lines(ReportWords.TextTooLong(words.Length), ReportWords.Reminder(state)));
        var own = state switch
        {
            ConversationState.AskedWhereDangerIs s => SendUpDialog.HearPlace(s, words, guide),
            ConversationState.OfferedInstead s => ReferDialog.Hear(s, words, guide),
            ConversationState.AskedIfSame s => SameAgainStep.Hear(s, words, guide),
            ConversationState.AskedToGoOn s => PickUpDialog.Hear(s, words, guide),
            ConversationState.AskedWhatHappened s => BlameStep.Hear(s, words, guide),
            ConversationState.AskedToHandOver s => HandOverStep.Hear(s, words, guide),
            ConversationState.AskedToJoin s => JoinStep.Hear(s, words, guide),
            ConversationState.AskedToReportAlso s => AlsoStep.Hear(s, words, guide),
            ConversationState.AskedIfQuestion s => QuestionStep.Hear(s, words, guide),
            _ => null,
        };
        if (own is not null)
            return own;
        var folded = Plain.Fold(words);
        var answersNothing = Cues.IsYes(folded) || Cues.IsNo(folded);
        if (answersNothing ? state is not ConversationState.AskedToConfirm && !IsNoneOfThese(state, folded) : IdleTalk.Answer(folded) is not null)
            return new(state, Talk.Lines(answersNothing ? "" : IdleTalk.Answer(folded), ReportWords.Reminder(state)));
        return state switch
        {
            ConversationState.AskedForItem s => ItemStep.Hear(s, words, guide),
            ConversationState.AskedForPlace s => PlaceStep.Hear(s, words, guide),
            ConversationState.AskedWhichPlace s => PlaceStep.Choose(s, words, guide),
            ConversationState.AskedToConfirm s => ConfirmStep.Hear(s, words, guide),
            ConversationState.AskedForNewText s => CorrectionStep.NewText(s, words, guide),
            ConversationState.AskedForPhone s => CorrectionStep.Phone(s, words, guide),
            _ => HearProblem(state, words, guide),
        };
    }

    // 都不是 is a no that answers a list.
    private static bool IsNoneOfThese(ConversationState.Reporting state, string folded) =>
        folded == "都不是" && state is (ConversationState.AskedForItem or ConversationState.AskedWhichPlace);

    public static Turn Hear(ConversationState.Reporting state, Incoming.Media media, IGuide guide)
    {
        if (state is ConversationState.AskedToGoOn old)
            return PickUpDialog.Hear(old, media);
        var draft = state.Draft;
        if (draft.Confidential && media.Kind == MediaKind.Voice)
            return new(state, Talk.Lines(ReportWords.VoiceGivesAway, ReportWords.Reminder(state)));
        if (draft.Media.Length >= DialogLimits.Media)
            return new(state, Talk.Lines(ReportWords.MediaFull, ReportWords.Reminder(state)));
        draft = draft with { Media = draft.Media.Add(new(media.Kind, media.MediaId)) };
        var taken = ReportWords.MediaTaken(media.Kind, draft.Media.Length);
        var next = With(state, draft);
        return new(next, Talk.Lines(taken, next switch
        {
            ConversationState.AskedForProblem => ReportWords.AskForProblem(draft),
            ConversationState.AskedToConfirm => ReportWords.Options,
            _ => ReportWords.Reminder(next),
        }));
    }

    public static Turn Hear(ConversationState.Reporting state, Incoming.Location location, IGuide guide)
    {
        var grid = guide.GridAt(location.Longitude, location.Latitude);
        var place = Places.OnMap(location, grid, guide);
        if (state is ConversationState.AskedWhereDangerIs)
            return SendUpDialog.Go(state.Draft with { Place = place }, guide);
        if (state is ConversationState.AskedToGoOn old)
            return PickUpDialog.Hear(old, place, grid is null ? ReportWords.OutsideAllGrids : "", guide);
        var draft = Places.Settle(state.Draft, place);
        return DraftAsking.Next(draft, guide, grid is null ? ReportWords.OutsideAllGrids : draft.Text.Length == 0 ? ReportWords.PlaceTaken(grid, place) : "");
    }

    public static Turn Confirm(ConversationState.Reporting state, IGuide guide) => state switch
    {
        ConversationState.AskedToConfirm or ConversationState.AskedToJoin => Submission.Go(state, state.Draft, guide),
        ConversationState.AskedWhatHappened s => BlameStep.Give(s, guide),
        ConversationState.OfferedInstead s => ReferDialog.Accept(s, guide),
        ConversationState.AskedToGoOn s => PickUpDialog.TakeOld(s, guide),
        ConversationState.AskedToHandOver s => HandOverStep.HandOver(s, guide),
        ConversationState.AskedToReportAlso s => AlsoStep.Take(s, guide),
        ConversationState.AskedIfQuestion s => QuestionStep.Confirm(s, guide),
        ConversationState.AskedForItem s => ItemStep.TakeFirst(s, guide),
        ConversationState.AskedForProblem or ConversationState.AskedIfSame or ConversationState.AskedWhichPlace => new(state, ReportWords.Reminder(state)),
        _ => Skip(state, guide),
    };

    public static Turn Skip(ConversationState.Reporting state, IGuide guide) => state switch
    {
        ConversationState.AskedForProblem { Draft.Media.Length: > 0 } s => Start(s.Draft, "（见照片）", guide),
        ConversationState.AskedForItem s => ItemStep.TakeOther(s.Draft, guide),
        ConversationState.AskedForPlace or ConversationState.AskedWhichPlace =>
            DraftAsking.Confirm(state.Draft with { Asked = state.Draft.Asked | Asked.Place }, guide, state.Draft.Place is null ? ReportWords.NoPlaceForNow : ""),
        ConversationState.AskedWhereDangerIs => SendUpDialog.Go(state.Draft, guide),
        ConversationState.AskedIfQuestion s => QuestionStep.Confirm(s, guide),
        ConversationState.AskedWhatHappened => DraftAsking.Next(state.Draft, guide),
        ConversationState.AskedForNewText or ConversationState.AskedForPhone => DraftAsking.Next(state.Draft, guide),
        _ => new(state, ReportWords.Reminder(state)),
    };

    public static Turn Back(ConversationState.Reporting state, IGuide guide) => state switch
    {
        ConversationState.AskedForProblem { Draft: { Media.Length: 0, Place: null } } =>
            new(ConversationState.Idle.Instance, ReportWords.EmptyBack),
        ConversationState.AskedForProblem or ConversationState.AskedWhereDangerIs or ConversationState.AskedToGoOn
            or ConversationState.OfferedInstead or ConversationState.AskedIfSame or ConversationState.AskedToReportAlso or ConversationState.AskedIfQuestion => new(state, ReportWords.Reminder(state)),
        ConversationState.AskedToHandOver => DraftAsking.Next(state.Draft with { ToDesk = false }, guide),
        ConversationState.AskedForPlace { Draft.Place: not null } or ConversationState.AskedForPhone or ConversationState.AskedForNewText =>
            DraftAsking.Next(state.Draft, guide),
        ConversationState.AskedToConfirm or ConversationState.AskedToJoin => DraftAsking.AskForPlace(state.Draft, ""),
        _ => CorrectionStep.AskForNewText(state.Draft),
    };

    /// <summary>Where an interrupted draft goes on, and the words that lead back to it.</summary>
    public static (ConversationState.Reporting State, string Reminder) Resume(Draft draft, IGuide guide)
    {
        var state = (ConversationState.Reporting)DraftAsking.Next(draft, guide).Next;
        return (state, ReportWords.Reminder(state));
    }

    public static ConversationState.Reporting With(ConversationState.Reporting state, Draft draft) => state with { Draft = draft };

    private static Turn HearProblem(ConversationState.Reporting state, string words, IGuide guide)
    {
        if (Numbers.Phone(words) is { } phone && Numbers.IsJustPhone(words, phone))
            return DraftAsking.Next(state.Draft with { Phone = phone.Phone }, guide, ReportWords.PhoneTaken);
        if (state.Draft is { Kind: "inquiry", Text.Length: 0 } && words.Any(char.IsLetter) && Digits.Choice(words) is null)
            return ConsultDialog.Ask(state, words, guide);
        if (state.Draft.Text.Length == 0 && PlaceTalk.IsJustPlace(words, guide)
            && Places.In(words, guide, onlyCertain: false, isAnswer: true) is [{ GridCode: { } code } place] && guide.GridByCode(code) is { } grid)
        {
            var there = state.Draft with { Place = place };
            return new(new ConversationState.AskedForProblem(there), Talk.Lines(ReportWords.PlaceTaken(grid, place), ReportWords.AskForProblem(there)));
        }
        return words.Any(char.IsLetter) && Digits.Choice(words) is null
            ? Start(state.Draft, words, guide)
            : new(state, ReportWords.Reminder(state));
    }

    private static string Remark(string words, Draft before, Draft after, Danger danger, IGuide guide)
    {
        if (after.AboutWorker && !before.AboutWorker)
            return ReportWords.AboutWorkerTaken;
        if (after.Confidential && !before.Confidential)
            return SecrecyWords.Taken(guide);
        if (Cues.WantsArrest(words))
            return ReportWords.OutOfScope;
        if (danger == Danger.None && (after.Item == "fire-hazard" || Cues.FearsFire(words)))
            return ReportWords.FireReminder;
        if (words.StartsWith("举报", StringComparison.Ordinal) && !after.Confidential)
            return ReportWords.SecrecyOffer;
        return after.Kind == "inquiry" ? ReportWords.InquiryTaken : "";
    }
}
