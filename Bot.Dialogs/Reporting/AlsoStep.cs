using Bot.Dialogs.Reading;
using Bot.Dialogs.Welcoming;

namespace Bot.Dialogs.Reporting;

/// <summary>The second of two matters that came in one message: offered once the first is submitted or given up.</summary>
internal static class AlsoStep
{
    public const string Choices = "接着报吗？回 1 报　2 不报";

    private static readonly string[] GoOn = ["报", "接着报", "要报", "继续", "接着", "继续报", "报吧", "报上"];
    private static readonly string[] GiveUp = ["不报", "不报了", "不用", "不用了", "算了", "不要了", "先不报", "没了"];

    /// <summary>A place named once counts for both, unless the second names its own.</summary>
    public static Turn Offer(Draft waiting, Draft? done, string lead, IGuide guide, params ReadOnlySpan<Outcome> outcomes)
    {
        var own = Places.In(waiting.Text, guide, onlyCertain: true, isAnswer: false);
        var next = waiting with { Place = waiting.Place ?? (own.Length == 0 ? done?.Place : null), Phone = waiting.Phone ?? done?.Phone };
        return new(new ConversationState.AskedToReportAlso(next), Talk.Lines(lead, Question(next)), [.. outcomes]);
    }

    public static Turn Hear(ConversationState.AskedToReportAlso state, string words, IGuide guide)
    {
        var folded = Plain.Fold(words);
        var digit = Digits.Choice(words);
        if (digit == 1 || Cues.IsYes(folded) || GoOn.Contains(folded))
            return Take(state, guide);
        if (digit == 2 || Cues.IsNo(folded) || GiveUp.Contains(folded))
            return Aside.Drop(state, "好，那件不报了。", guide);
        if (digit is not null || IdleTalk.Answer(folded) is not null || !folded.Any(char.IsLetter))
            return new(state, Question(state.Draft));
        if (Places.In(words, guide, onlyCertain: false, isAnswer: true) is [var place] && PlaceTalk.IsJustPlace(words, guide))
            return DraftAsking.Next(Places.Settle(state.Draft, place) with { IsAlso = false }, guide);
        // Who goes on telling means it.
        return DraftAsking.Next(DraftReading.Add(state.Draft, words, guide).Draft with { IsAlso = false }, guide);
    }

    public static Turn Take(ConversationState.AskedToReportAlso state, IGuide guide) => DraftAsking.Next(state.Draft with { IsAlso = false }, guide);

    public static string Question(Draft waiting) => $"您还说了：“{Plain.Excerpt(waiting.Text, 30)}”。{Choices}";
}
