using Bot.Dialogs.Reading;
using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.Reporting;

/// <summary>Asked what it is about: a digit settles it, more words may settle it by themselves. Asked once, never a trap.</summary>
internal static class ItemStep
{
    public static Turn Hear(ConversationState.AskedForItem state, string words, IGuide guide)
    {
        var choice = Digits.Choice(words);
        if (choice is { } digit && digit <= state.Items.Length)
            return DraftAsking.Next(state.Draft with { Item = state.Items[digit - 1], Offered = string.Join(',', state.Items) }, guide);
        if (choice == state.Items.Length + 1 || Plain.Fold(words) is "其他" or "都不是" or "别的")
            return TakeOther(state.Draft, guide);
        if (choice is not null)
            return new(state, ReportWords.Reminder(state));
        var (draft, danger) = DraftReading.Add(state.Draft, words, guide);
        draft = DraftReading.Understand(draft, guide);
        return DraftAsking.Next(draft with { Item = draft.Item ?? ServiceItems.Other }, guide, DangerWords.For(danger));
    }

    /// <summary>确认 before anything was chosen: the likeliest it is. The summary names it, and it can still be changed there.</summary>
    public static Turn TakeFirst(ConversationState.AskedForItem state, IGuide guide) =>
        DraftAsking.Next(state.Draft with { Item = state.Items.Length > 0 ? state.Items[0] : ServiceItems.Other }, guide);

    public static Turn TakeOther(Draft draft, IGuide guide) =>
        DraftAsking.Next(draft with { Item = ServiceItems.Other }, guide, ReportWords.OtherItem);
}
