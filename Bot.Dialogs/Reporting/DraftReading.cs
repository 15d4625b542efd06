using Bot.Dialogs.Reading;
using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.Reporting;

/// <summary>Takes words into a draft: nothing said is lost, and what they mean is filled in where nothing was settled yet.</summary>
internal static class DraftReading
{
    /// <summary>Below this chance the resident is asked what it is about.</summary>
    public const double SureEnough = 0.3;

    /// <summary>
    /// From here on an intake is urgent without a known danger in its words. Where the model says "urgent" it would rather be wrong than silent;
    /// a group that is woken for everyday matters stops looking (docs/understanding.md). The item need not be sure: a danger of a new kind fits none.
    /// </summary>
    private const double SurelyUrgent = 0.8;

    public static bool Fits(Draft draft, string words) => Joined(draft.Text, words).Length <= DialogLimits.TextLength;

    /// <summary>The draft with these words added, and the danger they tell of. The caller has asked <see cref="Fits"/>.</summary>
    public static (Draft Draft, Danger Danger) Add(Draft draft, string words, IGuide guide) => Add(draft, words, guide.Understanding);

    public static (Draft Draft, Danger Danger) Add(Draft draft, string words, IUnderstanding understanding)
    {
        var danger = understanding.Judge(words).Danger;
        var blames = draft.AboutWorker || Cues.BlamesWorker(words);
        var next = draft with
        {
            Text = Joined(draft.Text, words),
            Phone = Numbers.Phone(words)?.Phone ?? draft.Phone,
            Urgent = draft.Urgent || danger != Danger.None,
            AboutWorker = blames,
            Confidential = draft.Confidential || Cues.WantsSecrecy(words),
            OnBehalfOf = draft.OnBehalfOf ?? OnBehalf.Of(words),
            Item = blames ? ServiceItems.OfficialConduct : ItemOf(danger) ?? (draft.Item == ServiceItems.Other ? null : draft.Item),
            Kind = blames ? "complaint" : draft.Kind,
        };
        return (next, danger);
    }

    /// <summary>Item, kind and urgency from the whole text, where nothing is settled and the judgement is sure enough.</summary>
    public static Draft Understand(Draft draft, IGuide guide) => Understand(draft, guide.Understanding);

    public static Draft Understand(Draft draft, IUnderstanding understanding)
    {
        if (draft.Item is not null && draft.Kind is not null)
            return draft;
        var meaning = understanding.Judge(draft.Text);
        // A question is answered by a person anyway: no need to make the resident sort it.
        var isSure = meaning.Confidence >= SureEnough || draft.Kind == "inquiry";
        return draft with
        {
            Kind = draft.Kind ?? meaning.Kind,
            Item = draft.Item ?? (isSure ? meaning.Item : null),
            Urgent = draft.Urgent || meaning.Danger != Danger.None || (meaning.Urgent && meaning.Urgency >= SurelyUrgent),
        };
    }

    // Nobody in danger is asked which kind of matter it is. Filed as the corpus files it (corpus/README.md): what hurts now is a hazard, whosever pipe or lift it is.
    private static string? ItemOf(Danger danger) => danger switch
    {
        Danger.Fire => "fire-hazard",
        Danger.Gas or Danger.Electricity or Danger.Drowning or Danger.Collapse or Danger.TrappedInLift or Danger.SelfHarm => "safety-hazard",
        Danger.Violence => "public-security",
        Danger.Medical => "health",
        _ => null,
    };

    internal static string Joined(string text, string words) => text.Length == 0 ? words : $"{text}\n{words}";
}
