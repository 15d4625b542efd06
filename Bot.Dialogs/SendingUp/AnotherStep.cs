using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Tracking;
using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.SendingUp;

/// <summary>
/// While a danger is on its way, words that plainly tell of another matter. They are added to it like all others, for what
/// helps must not wait, and asked about with one digit: 1 makes a report of its own of them.
/// </summary>
internal static class AnotherStep
{
    /// <summary>The words must be this sure to be about something, and what the danger is about this unlikely.</summary>
    private const double Sure = 0.6;
    private const double Doubt = 0.1;

    /// <summary>Letters that a matter of its own has at least.</summary>
    private const int Least = 4;

    private static readonly string[] Apart = ["另报", "另报一件", "另外一件", "另一件", "是另一件", "另外的事", "新的事", "别的事", "是另一件事", "另一件事"];
    private static readonly string[] Along = ["补充", "就是补充", "补充刚才的", "就是补充刚才的", "同一件", "同一件事", "是一件事", "不是另一件"];

    /// <summary>Surely about another item, calmly told.</summary>
    public static bool Sounds(ConversationState.SentUp state, string words, IGuide guide)
    {
        if (words.Count(char.IsLetter) < Least || PlaceTalk.IsJustPlace(words, guide))
            return false;
        var meaning = guide.Understanding.Judge(words);
        return meaning is { Danger: Danger.None, Urgent: false, Confidence: >= Sure, Kind: not "praise" } && meaning.Item != ServiceItems.Other
            && OwnIntakes.Find(state.Number, guide) is { } intake
            && !meaning.Best.Any(b => b.Confidence >= Doubt && guide.Jurisdiction.Item(b.Item)?.Name == intake.ItemName);
    }

    public static Turn Ask(ConversationState.SentUp state, string words) =>
        new(state with { Another = words }, SendUpWords.AddedOrAnother(state.Number), new Outcome.Supplement(state.Number, words, null));

    /// <summary>The answer; null when the words are none.</summary>
    public static Turn? Hear(ConversationState.SentUp state, string words, IGuide guide)
    {
        var folded = Plain.Fold(words);
        return Digits.Choice(words) switch
        {
            1 => Report(state, guide),
            2 => Stay(state),
            _ when Apart.Contains(folded) => Report(state, guide),
            _ when Along.Contains(folded) || Cues.IsNo(folded) => Stay(state),
            _ => null,
        };
    }

    private static Turn Report(ConversationState.SentUp state, IGuide guide) =>
        ReportDialog.Start(new Draft { Later = state.Interrupted }, state.Another!, guide);

    private static Turn Stay(ConversationState.SentUp state) => new(state with { Another = null }, SendUpWords.Again(state));
}
