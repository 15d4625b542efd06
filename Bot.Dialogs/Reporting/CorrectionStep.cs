using Bot.Dialogs.Reading;
using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.Reporting;

/// <summary>Corrections that take a message of their own: the words, the phone.</summary>
internal static class CorrectionStep
{
    public static Turn AskForNewText(Draft draft) => new(new ConversationState.AskedForNewText(draft), ReportWords.AskForNewText(draft));

    public static Turn AskForPhone(Draft draft) => new(new ConversationState.AskedForPhone(draft), ReportWords.AskForPhone);

    public static Turn NewText(ConversationState.AskedForNewText state, string words, IGuide guide)
    {
        if (Digits.Choice(words) is not null || !words.Any(char.IsLetter))
            return new(state, ReportWords.AskForNewText(state.Draft));
        // The old words go because the resident asked; what they had settled about person and secrecy stays.
        var blank = state.Draft with { Text = "", Item = state.Draft.AboutWorker ? ServiceItems.OfficialConduct : null };
        if (Places.IsAssumed(blank.Place, guide))
            blank = blank with { Place = null };
        var (draft, danger) = DraftReading.Add(blank, words, guide);
        return DraftAsking.Next(draft, guide, Talk.Lines(DangerWords.For(danger), ReportWords.Updated));
    }

    public static Turn Phone(ConversationState.AskedForPhone state, string words, IGuide guide) => Numbers.Phone(words) is { } phone
        ? DraftAsking.Next(state.Draft with { Phone = phone.Phone }, guide, ReportWords.PhoneTaken)
        : Plain.Fold(words) is "不用" or "不用了" or "不留" or "没有" or "没有电话" or "不想留" or "不需要" ? DraftAsking.Next(state.Draft, guide)
        : Digits.Choice(words) is not null || Plain.Halve(words).Any(char.IsAsciiDigit)
            ? new(state, ReportWords.PhoneUnclear)
            : ConfirmStep.Hear(new ConversationState.AskedToConfirm(state.Draft), words, guide);
}
