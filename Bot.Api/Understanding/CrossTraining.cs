using Bot.Dialogs.Understanding;

namespace Bot.Api.Understanding;

/// <summary>
/// Models that each learned without a part, and what they say about it: the only honest figures of files one learns from.
/// <paramref name="Folds"/> leave out a fifth of everything, <paramref name="Hands"/> all the chat that one hand wrote.
/// </summary>
internal sealed record CrossTraining(IReadOnlyList<LeftOut> Folds, IReadOnlyList<LeftOut> Hands, Calibration Calibration)
{
    public static CrossTraining Train(IReadOnlyList<ReadExample> examples, int folds)
    {
        var byFold = Enumerable.Range(0, folds).Select(fold => LeftOut.Train(examples, e => e.Fold == fold)).ToList();
        var hands = examples.Select(e => e.Example.Hand).Where(h => h.Length > 0).Distinct().ToList();
        // With one hand only nothing of chat would be left to learn from.
        var byHand = hands.Count < 2 ? [] : hands.Select(hand => LeftOut.Train(examples, e => e.Hand == hand)).ToList();
        return new(byFold, byHand, Calibration.Fit(byFold, byHand));
    }

    public IEnumerable<string> Report() =>
    [
        .. Part(Folds, "letters, title and detail", IsLetter, e => e.Words),
        .. Part(Folds, "letters, title alone", IsLetter, e => e.Title, e => e.Place is { } place && e.Title.Contains(place, StringComparison.Ordinal)),
        .. Part(Folds, "departments, title and detail", e => e.Source == Source.Department, e => e.Words),
        .. Part(Folds, "chat", IsChat, e => e.Title),
        .. Part(Folds, "danger and what looks like it", IsDanger, e => e.Title),
        .. Part(Hands, "chat of hands not learned from", IsChat, e => e.Title),
        .. Part(Hands, "danger and what looks like it, of hands not learned from", IsDanger, e => e.Title),
        .. Hands.SelectMany(h => Part([h], $"chat of {h.HeldOut[0].Hand}, learned from the others", e => IsChat(e) || IsDanger(e), e => e.Title).Where(l => !l.StartsWith(' '))),
    ];

    public static bool IsLetter(Example example) => example.Source == Source.Letter;

    public static bool IsChat(Example example) => example.Source == Source.Chat && example.Kind is not null;

    public static bool IsDanger(Example example) => example.Source == Source.Danger;

    /// <summary>The held-out messages of one part, judged by the model that has not seen them.</summary>
    public List<Judged> Judge(IEnumerable<LeftOut> leftOut, Func<Example, bool> part, Func<Example, string> words, Func<Example, bool>? hasPlace = null) => [.. leftOut.SelectMany(fold =>
    {
        var understanding = new LearnedUnderstanding(Calibration.Apply(fold.Model));
        return fold.HeldOut.Where(part).Select(e => new Judged(
            understanding.Judge(words(e)), e.Item, e.Kind, e.Urgent, hasPlace is null || hasPlace(e) ? e.Place : null, e.Department));
    })];

    private IEnumerable<string> Part(IReadOnlyList<LeftOut> leftOut, string name, Func<Example, bool> part, Func<Example, string> words, Func<Example, bool>? hasPlace = null)
    {
        var judged = Judge(leftOut, part, words, hasPlace);
        return judged.Count == 0 ? [] : [$"— {name}", .. Scores.Lines(judged)];
    }
}
