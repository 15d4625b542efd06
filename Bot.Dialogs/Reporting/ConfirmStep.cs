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
            return Submit(state.Draft, guide);
        if (Cues.IsNo(folded))
            return new(state, ReportWords.AskWhatIsWrong);
        return folded switch
        {
            "改内容" or "改一改" or "改一下" or "修改" or "改" or "2 改内容" or "2改内容" or "内容不对" => CorrectionStep.AskForNewText(state.Draft),
            "改地点" or "改地址" or "换地方" or "换个地方" or "改位置" or "3 改地点" or "3改地点" or "地点不对" or "地址不对" or "位置不对" =>
                DraftAsking.AskForPlace(state.Draft, ""),
            "改电话" or "留电话" or "换电话" or "加电话" or "电话" => CorrectionStep.AskForPhone(state.Draft),
            _ => Correct(state.Draft, words, guide) ?? AddMore(state.Draft, words, guide),
        };
    }

    public static Turn Submit(Draft draft, IGuide guide)
    {
        var grid = draft.Place?.GridCode is { } code ? guide.GridByCode(code) : null;
        var reply = ReportWords.Submitted(draft, guide.PromiseFor(draft), grid, guide.Now);
        return new(ConversationState.Idle.Instance, reply, new Outcome.SubmitReport(draft));
    }

    private static Turn Choose(ConversationState.AskedToConfirm state, int digit, IGuide guide) => digit switch
    {
        1 => Submit(state.Draft, guide),
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
        if (!isChange && !Places.IsJustPlace(words, guide))
            return null;
        var answer = Cues.WithoutPlaceLead(afterNo ?? words);
        var places = Places.In(answer, guide, onlyCertain: false, isAnswer: true);
        if (places.Length == 1)
            return DraftAsking.Confirm(draft with { Place = places[0] }, guide, ReportWords.Updated);
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
            next = next with { Place = named };
        var remark = next.AboutWorker && !draft.AboutWorker ? ReportWords.AboutWorkerTaken
            : next.Confidential && !draft.Confidential ? ReportWords.NowConfidential
            : ReportWords.Added;
        return DraftAsking.Confirm(next, guide, Talk.Lines(DangerWords.For(danger), remark));
    }
}
