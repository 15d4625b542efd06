using Bot.Dialogs.Reading;
using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.Reporting;

/// <summary>The summary is on the table: submit, correct, or go on telling.</summary>
internal static class ConfirmStep
{
    public static Turn Hear(ConversationState.AskedToConfirm state, string words, IGuide guide)
    {
        var folded = Plain.Fold(words);
        if (Digits.Choice(words) is { } digit)
            return Choose(state, digit, guide);
        if (!folded.Any(c => char.IsLetter(c) || char.IsSurrogate(c) || char.IsAsciiDigit(c)) || (folded.Length <= 2 && folded.All(char.IsAsciiDigit)))
            return new(state, ReportWords.Options + "。");
        if (Cues.IsYes(folded))
            return Submission.Go(state, state.Draft, guide);
        if (Cues.IsNo(folded))
            return new(state, ReportWords.AskWhatIsWrong);
        return folded switch
        {
            "改" or "2 改内容" or "2改内容" => CorrectionStep.AskForNewText(state.Draft),
            "3 改地点" or "3改地点" => DraftAsking.AskForPlace(state.Draft, ""),
            "电话" => CorrectionStep.AskForPhone(state.Draft),
            _ => Correct(state.Draft, words, guide) ?? AddMore(state.Draft, words, guide),
        };
    }

    private static Turn Choose(ConversationState.AskedToConfirm state, int digit, IGuide guide) => digit switch
    {
        1 => Submission.Go(state, state.Draft, guide),
        2 => CorrectionStep.AskForNewText(state.Draft),
        3 => DraftAsking.AskForPlace(state.Draft, ""),
        _ => new(state, ReportWords.Options + "。"),
    };

    /// <summary>A correction simply said: another place, another phone. Null when the words are none.</summary>
    private static Turn? Correct(Draft draft, string words, IGuide guide)
    {
        if (Numbers.Phone(words) is { } phone && Numbers.IsJustPhone(words, phone))
            return DraftAsking.Confirm(draft with { Phone = phone.Phone }, guide, ReportWords.PhoneTaken);
        var afterNo = Cues.AfterNo(words);
        var isChange = afterNo is not null || Cues.IsExplicitPlaceChange(words);
        if (!isChange && !PlaceTalk.IsJustPlace(words, guide))
            return null;
        var answer = Cues.WithoutPlaceLead(afterNo ?? words);
        // 换成翠湖小区 那边灯都灭了: another place, and more of the story.
        var told = PlaceStep.KeepStory(draft, words, guide);
        var places = Places.In(answer, guide, onlyCertain: false, isAnswer: told.Text == draft.Text);
        draft = places.Length > 0 ? told : draft;
        if (places.Length == 1)
            return DraftAsking.Confirm(Places.Settle(draft, places[0]), guide, ReportWords.Updated);
        if (places.Length > 1)
            return DraftAsking.AskWhichPlace(draft, places, guide, "");
        return afterNo is not null && Cues.LooksLikePlace(answer) && !Cues.LooksLikeStory(answer)
            ? DraftAsking.Confirm(draft with { Place = new(answer, null) }, guide, ReportWords.PlaceAsGiven)
            : null;
    }

    private static Turn AddMore(Draft draft, string words, IGuide guide)
    {
        var (next, danger) = DraftReading.Add(draft, words, guide);
        if (Places.IsAssumed(next.Place, guide) && Places.In(words, guide, onlyCertain: true, isAnswer: false) is [var named])
            next = Places.Settle(next, named);
        // For somebody else: where the resident lives is not where it is.
        else if (next.OnBehalfOf is not null && draft.OnBehalfOf is null && Places.IsAssumed(next.Place, guide))
            return DraftAsking.Next(next with { Place = null }, guide, Talk.Lines(DangerWords.For(danger), ReportWords.Added));
        var remark = next.AboutWorker && !draft.AboutWorker ? ReportWords.AboutWorkerTaken
            : next.Confidential && !draft.Confidential ? SecrecyWords.Taken(guide)
            : ReportWords.Added;
        return DraftAsking.Confirm(next, guide, Talk.Lines(DangerWords.For(danger), remark));
    }
}
