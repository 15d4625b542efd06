using Bot.Dialogs.Reading;
using Bot.Dialogs.Tracking;

namespace Bot.Dialogs.Reporting;

/// <summary>The very words that were reported a short while ago: urged, or another thing after all?</summary>
internal static class SameAgainStep
{
    /// <summary>Asks when an own intake of the last hours says the same; null else.</summary>
    public static Turn? Start(Draft draft, string words, IGuide guide)
    {
        if (draft.Text.Length > 0 || draft.Has(Asked.Same) || Find(words, guide) is not { } intake)
            return null;
        var next = DraftReading.Add(draft with { Asked = draft.Asked | Asked.Same }, words, guide).Draft;
        return new(
            new ConversationState.AskedIfSame(next, intake.Number),
            $"这件您{Talk.At(intake.SubmittedAt, guide.Now)}刚报过：{intake.Number}，{TrackWords.Stage(intake)}。\n回 1 催一下　2 是另一件");
    }

    public static Turn Hear(ConversationState.AskedIfSame state, string words, IGuide guide)
    {
        var digit = Digits.Choice(words);
        var folded = Plain.Fold(words);
        if (digit == 1 || folded is "催" or "催一下")
            return Urge(state, guide);
        if (digit == 2 || Cues.IsNo(folded) || folded is "另一件" or "是另一件" or "不一样")
            return DraftAsking.Next(state.Draft, guide);
        if (digit is not null || Welcoming.IdleTalk.Answer(folded) is not null || !folded.Any(char.IsLetter))
            return new(state, ReportWords.Reminder(state));
        return DraftAsking.Next(DraftReading.Add(state.Draft, words, guide).Draft, guide);
    }

    // The same words are with that number already: nothing is lost with this draft.
    private static Turn Urge(ConversationState.AskedIfSame state, IGuide guide)
    {
        var urged = ActDialog.Do(ConversationState.Idle.Instance, IntakeAct.Urge, state.Number, "", guide);
        return Aside.Drop(state, urged.Reply, guide, urged.Outcomes.AsSpan());
    }

    private static IntakeSummary? Find(string words, IGuide guide)
    {
        foreach (var intake in guide.MyIntakes)
        {
            if (guide.Now - intake.SubmittedAt <= DialogLimits.SameAgain && OwnIntakes.IsOnItsWay(intake) && Bare(intake.Text) == Bare(words))
                return intake;
        }
        return null;
    }

    private static string Bare(string words) => string.Concat(Plain.Halve(words).Where(char.IsLetterOrDigit));
}
