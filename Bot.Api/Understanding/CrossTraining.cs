using Bot.Dialogs.Understanding;

namespace Bot.Api.Understanding;

/// <summary>Models that each learned without one fifth, and what they say about it: the only honest figures of files one learns from.</summary>
internal sealed record CrossTraining(IReadOnlyList<(UnderstandingModel Model, IReadOnlyList<Example> HeldOut)> Folds, Calibration Calibration)
{
    public static CrossTraining Train(IReadOnlyList<Example> examples, int folds)
    {
        var trained = Enumerable.Range(0, folds).Select(fold => (
            ModelTrainer.Train([.. examples.Where(e => e.Fold != fold)]),
            (IReadOnlyList<Example>)[.. examples.Where(e => e.Fold == fold)])).ToList();
        return new(trained, Calibration.Fit(trained));
    }

    public IEnumerable<string> Report() =>
    [
        .. Part("letters, title and detail", e => e.Source == Source.Letter, e => e.Words),
        .. Part("letters, title alone", e => e.Source == Source.Letter, e => e.Title, e => e.Place is { } place && e.Title.Contains(place, StringComparison.Ordinal)),
        .. Part("chat", e => e.Source == Source.Chat && e.Kind is not null, e => e.Title),
        .. Part("danger and what looks like it", e => e.Source == Source.Danger, e => e.Title),
        .. Part("chat and danger", e => e.Source is Source.Chat or Source.Danger && e.Kind is not null, e => e.Title),
        .. Part("departments, title and detail", e => e.Source == Source.Department, e => e.Words),
    ];

    /// <summary>The held-out messages of one part, judged by the model that has not seen them.</summary>
    public List<Judged> Judge(Func<Example, bool> part, Func<Example, string> words, Func<Example, bool>? hasPlace = null) => [.. Folds.SelectMany(fold =>
    {
        var understanding = new LearnedUnderstanding(Calibration.Apply(fold.Model));
        return fold.HeldOut.Where(part).Select(e => new Judged(
            understanding.Judge(words(e)), e.Item, e.Kind, e.Urgent, hasPlace is null || hasPlace(e) ? e.Place : null, e.Department));
    })];

    private IEnumerable<string> Part(string name, Func<Example, bool> part, Func<Example, string> words, Func<Example, bool>? hasPlace = null)
    {
        var judged = Judge(part, words, hasPlace);
        return judged.Count == 0 ? [] : [$"— {name}", .. Scores.Lines(judged)];
    }
}
