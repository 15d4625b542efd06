using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Welcoming;

namespace Bot.Dialogs.Referring;

/// <summary>Out of scope, kindly: where to go, and by one digit what the grid can do instead.</summary>
internal static class ReferDialog
{
    private const string Declined = "好。别的事直接说就行。";

    /// <summary>The first words of a report; null when they are the grid's. A complaint about a grid worker, and whoever asks to stay unknown, is heard before anything is refused.</summary>
    public static Turn? Start(Draft draft, string words, IGuide guide)
    {
        if (draft.Text.Length > 0 || Of(draft, words, guide) is not { } referral)
            return null;
        var (read, _) = DraftReading.Add(draft, words, guide);
        var offered = referral.Mediates
            ? read with { Item = Referrals.MediationItem, Kind = "request", Asked = read.Asked | Asked.Scope }
            : read with { Kind = "inquiry", Asked = read.Asked | Asked.Scope };
        return new(new ConversationState.OfferedInstead(offered), Talk.Lines(referral.Where, Referrals.Offer(offered)));
    }

    /// <summary>Where these first words of a report belong instead; null when they are the grid's.</summary>
    public static Referral? Of(Draft draft, string words, IGuide guide) =>
        draft is { Confidential: false, AboutWorker: false } && draft.Kind != "inquiry" && !draft.Has(Asked.Scope)
        && words.Length <= DialogLimits.PleaLength && !Cues.BlamesWorker(words) && !Cues.WantsSecrecy(words)
            ? Referrals.For(words, guide.Understanding.Judge(words), guide.Jurisdiction)
            : null;

    public static Turn Hear(ConversationState.OfferedInstead state, string words, IGuide guide)
    {
        var folded = Plain.Fold(words);
        var digit = Digits.Choice(words);
        if (digit == 1 || Cues.IsYes(folded))
            return Accept(state, guide);
        if (digit == 2 || Cues.IsNo(folded) || folded is "不用" or "不用了" or "不需要")
            return Aside.Drop(state, Declined, guide);
        if (digit is not null || IdleTalk.Answer(folded) is not null || !folded.Any(char.IsLetter))
            return new(state, Referrals.Offer(state.Draft));
        // Who goes on telling means it: their words and the first ones are one report.
        return DraftAsking.Next(DraftReading.Add(state.Draft, words, guide).Draft, guide);
    }

    public static Turn Accept(ConversationState.OfferedInstead state, IGuide guide) => DraftAsking.Next(state.Draft, guide);
}
