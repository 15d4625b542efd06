using Bot.Dialogs.Understanding;

namespace Bot.Api.Understanding;

/// <summary>Makes a confidence a chance: fitted on messages that were not learned from.</summary>
internal sealed record Calibration(float Item, float UrgencyShift)
{
    private const int Steps = 60;

    /// <summary>Of the urgent messages, how many must be seen: danger overlooked costs more than a needless hurry.</summary>
    private const double UrgentSeen = 0.96;

    /// <summary>The share of all dangers beyond which a hand is too many of them to be left out.</summary>
    private const double MostOfDangers = 0.3;

    /// <summary>Fits letters on the folds and chat on the hands, which is how strangers' chat will be met; on the folds where there is one hand only.</summary>
    public static Calibration Fit(IReadOnlyList<LeftOut> folds, IReadOnlyList<LeftOut> hands)
    {
        var chat = hands.Count > 0 ? hands : folds;
        var letters = folds.Select(f => f with { HeldOut = [.. f.HeldOut.Where(e => hands.Count == 0 || e.Hand.Length == 0)] });
        var dangers = chat.Sum(Dangers);
        // Without a hand that wrote most of the dangers a model knows few: what it misses says nothing about one that has learned them.
        var telling = chat.Where(h => Dangers(h) <= dangers * MostOfDangers).ToList();
        return new(FitTemperature([.. chat, .. letters]), FitShift(telling.Count > 0 ? telling : chat));
    }

    private static int Dangers(LeftOut leftOut) => leftOut.HeldOut.Count(e => e is { Source: Source.Danger, Urgent: true });

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

    private static float FitShift(IReadOnlyList<LeftOut> folds)
    {
        var margins = folds.SelectMany(f => f.HeldOut.Where(e => e.Source is Source.Chat or Source.Danger && e.Urgent == true)
            .Select(e => Sums(f.Model.Urgency, e.Words)[1])).OrderDescending().ToList();
        return margins.Count == 0 ? 0 : -margins[(int)Math.Min(margins.Count - 1, margins.Count * UrgentSeen)];
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
