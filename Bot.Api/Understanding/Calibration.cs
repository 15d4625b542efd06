using Bot.Dialogs.Understanding;

namespace Bot.Api.Understanding;

/// <summary>Makes a confidence a chance: fitted on messages that were not learned from.</summary>
internal sealed record Calibration(float Item, float UrgencyShift)
{
    private const int Steps = 60;

    /// <summary>
    /// Of what is called urgent among dangers and their likenesses, how much must be danger. Below that no danger more is bought: one overlooked costs
    /// more than a needless hurry, yet who is woken for everything stops looking. A little above the aim (0.85).
    /// </summary>
    private const double Precise = 0.855;

    /// <summary>Fits letters on the folds and chat on the hands, which is how strangers' chat will be met; on the folds where there is one hand only.</summary>
    public static Calibration Fit(IReadOnlyList<LeftOut> folds, IReadOnlyList<LeftOut> hands)
    {
        var chat = hands.Count > 0 ? hands : folds;
        var letters = folds.Select(f => f with { HeldOut = [.. f.HeldOut.Where(e => hands.Count == 0 || e.Hand.Length == 0)] });
        return new(FitTemperature([.. chat, .. letters]), FitShift(chat));
    }

    public UnderstandingModel Apply(UnderstandingModel model)
    {
        var (item, urgency) = (model.Item, model.Urgency);
        return model with
        {
            Item = new(item.Labels, item.Reads, Item, item.Bias, item.Table),
            Urgency = new(urgency.Labels, urgency.Reads, 1 / Sharp, [urgency.Bias[0], urgency.Bias[1] + UrgencyShift], urgency.Table),
        };
    }

    /// <summary>Turns the margin of urgency into a chance; a margin of 1 is nearly sure.</summary>
    private const float Sharp = 4;

    // The temperature under which the true items are least surprising.
    private static float FitTemperature(IReadOnlyList<LeftOut> folds)
    {
        var scored = folds.SelectMany(f => f.HeldOut.Where(e => e.Item is not null).SelectMany(e => Texts(e)
            .Select(text => (Sums: Sums(f.Model.Item, text), Gold: Array.IndexOf(f.Model.Item.Labels, e.Item))))).ToList();
        var (best, least) = (1f, double.MaxValue);
        for (var step = 1; step <= Steps; step++)
        {
            var temperature = step * 0.02f;
            var surprise = scored.Sum(s => Surprise(s.Sums, s.Gold, temperature));
            if (surprise < least)
                (best, least) = (temperature, surprise);
        }
        return best;
    }

    // The lowest margin from which on enough of what is called urgent is so; a danger of the rules speaks from a lower one on, as it will in use.
    private static float FitShift(IReadOnlyList<LeftOut> folds)
    {
        var margins = folds.SelectMany(f => f.HeldOut.Where(e => e is { Source: Source.Danger, Urgent: not null })
            .Select(e => (Margin: Sums(f.Model.Urgency, e.Words)[1] + Lead(e.Words), IsUrgent: e.Urgent == true))).OrderByDescending(m => m.Margin).ToList();
        var (lowest, urgent) = (0f, 0);
        for (var said = 1; said <= margins.Count; said++)
        {
            urgent += margins[said - 1].IsUrgent ? 1 : 0;
            if (urgent >= said * Precise)
                lowest = margins[said - 1].Margin;
        }
        return -lowest;
    }

    private static float Lead(string words)
    {
        var danger = new MessageReader(LearnedUnderstanding.SharedWords.Value).Read(words);
        return danger == Danger.None ? 0 : (float)-Math.Log(LearnedUnderstanding.DangerBelieved / (1 - LearnedUnderstanding.DangerBelieved)) / Sharp;
    }

    private static IEnumerable<string> Texts(Example example) => example.Detail.Length == 0 ? [example.Title] : [example.Words, example.Title];

    private static float[] Sums(LinearHead head, string words)
    {
        var reader = new MessageReader(LearnedUnderstanding.SharedWords.Value);
        reader.Read(words);
        var sums = new float[head.Labels.Length];
        head.Score(reader.Bag.Features, sums);
        return sums;
    }

    private static double Surprise(float[] sums, int gold, float temperature)
    {
        var top = sums.Max();
        return Math.Log(sums.Sum(s => Math.Exp((s - top) / temperature))) - ((sums[gold] - top) / temperature);
    }
}
