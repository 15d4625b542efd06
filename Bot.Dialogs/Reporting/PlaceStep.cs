using Bot.Dialogs.Reading;
using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.Reporting;

/// <summary>Asked where: a known place is found, an unknown one is taken as given, and a piece of the story is added to the story.</summary>
internal static class PlaceStep
{
    /// <summary>Up to this many characters an answer with nothing of a place in it is still taken for one.</summary>
    private const int ShortAnswer = 8;

    public static Turn Hear(ConversationState.AskedForPlace state, string words, IGuide guide)
    {
        // Asked for a place before it was known what it is about: that comes next.
        Func<Draft, IGuide, string, Turn> onward = state.Draft.Item is null ? DraftAsking.Next : DraftAsking.Confirm;
        if (Digits.Choice(words) is not null || !words.Any(char.IsLetterOrDigit))
            return new(state, ReportWords.AskForPlace(state.Draft));
        if (Numbers.Phone(words) is { } phone && Numbers.IsJustPhone(words, phone))
            return DraftAsking.AskForPlace(state.Draft with { Phone = phone.Phone }, ReportWords.PhoneTaken);
        var (draft, danger) = TakePhoneAndDanger(state.Draft, words, guide);
        var answer = Cues.WithoutPlaceLead(Cues.AfterNo(words) ?? words);
        var places = Places.In(answer, guide, onlyCertain: false, isAnswer: true);
        var lead = DangerWords.For(danger);
        if (places.Length > 0)
        {
            draft = KeepStory(draft, words, guide);
            if (draft.Text != state.Draft.Text)
                places = Places.In(answer, guide, onlyCertain: false, isAnswer: false);
            return places.Length == 1
                ? onward(Places.Settle(draft, places[0]), guide, lead)
                : DraftAsking.AskWhichPlace(draft, places, guide, lead);
        }
        return IsPlaceAsGiven(state, words)
            ? onward(draft with { Place = new(answer, null) }, guide, Talk.Lines(lead, ReportWords.PlaceAsGiven))
            : DraftAsking.Confirm(DraftReading.Add(draft, words, guide).Draft, guide, lead);
    }

    public static Turn Choose(ConversationState.AskedWhichPlace state, string words, IGuide guide)
    {
        var choice = Digits.Choice(words);
        if (choice is { } digit && digit <= state.Places.Length)
            return DraftAsking.Confirm(Places.Settle(state.Draft, state.Places[digit - 1]), guide);
        if (choice == state.Places.Length + 1 || Plain.Fold(words) is "都不是" or "其他")
            return DraftAsking.AskForPlace(state.Draft, "");
        if (choice is not null)
            return new(state, ReportWords.AskWhichPlace(state.Places.Select(p => Places.Label(p, guide))));
        return Hear(new ConversationState.AskedForPlace(state.Draft), words, guide);
    }

    private static bool IsPlaceAsGiven(ConversationState.AskedForPlace state, string words) =>
        state.Draft.Place is not null
        || (!Cues.LooksLikeStory(words) && (words.Length <= ShortAnswer || Cues.LooksLikePlace(words)));

    private static (Draft, Danger) TakePhoneAndDanger(Draft draft, string words, IGuide guide)
    {
        var danger = guide.Understanding.Judge(words).Danger;
        return (draft with
        {
            Phone = Numbers.Phone(words)?.Phone ?? draft.Phone,
            Urgent = draft.Urgent || danger != Danger.None,
        }, danger);
    }

    // 翠湖小区3号楼 is a place; 翠湖小区这边老人都不敢出门 is a place and a piece of the story, which must not be lost.
    public static Draft KeepStory(Draft draft, string words, IGuide guide) =>
        words.Length > DialogLimits.PlaceLength || PlaceTalk.TellsMore(words, guide) || (Cues.LooksLikeStory(words) && !PlaceTalk.IsJustPlace(words, guide))
            ? DraftReading.Add(draft, words, guide).Draft
            : draft;
}
