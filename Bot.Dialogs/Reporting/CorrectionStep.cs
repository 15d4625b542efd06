using Bot.Dialogs.Reading;
using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.Reporting;

/// <summary>Corrections that take a message of their own: the words, the phone.</summary>
internal static class CorrectionStep
{
    private static readonly Saying Declined = new(
        "不用 不用了 不留 不留了 没有 没得 没有电话 没电话 不想留 不需要 不方便 算了 不给 没有手机 没手机", Saying.Particles + " 电话 号码 我 俺 她 他 老人 了 的 就 联系");

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

    public static Turn Phone(ConversationState.AskedForPhone state, string words, IGuide guide)
    {
        if (Numbers.Phone(words) is { } phone)
        {
            return Numbers.IsJustPhone(words, phone)
                ? DraftAsking.Next(state.Draft with { Phone = phone.Phone }, guide, ReportWords.PhoneTaken)
                : TakeBoth(state.Draft, words, guide);
        }
        if (Declined.IsSaid(Plain.Fold(words)))
            return DraftAsking.Next(state.Draft, guide);
        return Digits.Choice(words) is not null || (Plain.Halve(words).Any(char.IsAsciiDigit) && Numbers.IsTalkOfPhones(words))
            ? new(state, ReportWords.PhoneUnclear)
            : ConfirmStep.Hear(new ConversationState.AskedToConfirm(state.Draft), words, guide);
    }

    // 地下室也淹了 打我电话…: the number, and a piece of the story.
    private static Turn TakeBoth(Draft draft, string words, IGuide guide)
    {
        var (told, danger) = DraftReading.Add(draft, words, guide);
        return DraftAsking.Next(told, guide, Talk.Lines(DangerWords.For(danger), ReportWords.PhoneTaken, ReportWords.Added));
    }
}
