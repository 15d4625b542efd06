using Bot.Dialogs;
using Bot.Dialogs.Understanding;

namespace Bot.Api.LanguageModel;

/// <summary>
/// What a model said about some words, already checked: codes of the closed list, a piece of the very words, an answer that
/// stands in the documents. It puts choices in another order or words an answer; it decides nothing.
/// </summary>
/// <param name="Words">The words it is about.</param>
public sealed record Advice(string Words)
{
    /// <summary>Codes of items, most likely first; empty when none was named.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    public string? Kind { get; init; }

    /// <summary>The part of the words that names a place.</summary>
    public string? Place { get; init; }

    /// <summary>An answer to the question, in the documents' own figures, with the passages it was taken from.</summary>
    public Passage? Answer { get; init; }
}

/// <summary>The guide as it is with advice at hand.</summary>
internal sealed class AdvisedGuide(IGuide guide, Advice advice) : IGuide
{
    public DateTimeOffset Now => guide.Now;

    public Jurisdiction Jurisdiction => guide.Jurisdiction;

    public IUnderstanding Understanding { get; } = new AdvisedUnderstanding(guide.Understanding, advice);

    public GridNotice? HomeGrid => guide.HomeGrid;

    public IReadOnlyList<IntakeSummary> MyIntakes => guide.MyIntakes;

    public GridNotice? GridAt(double longitude, double latitude) => guide.GridAt(longitude, latitude);

    public string? AddressNear(double longitude, double latitude) => guide.AddressNear(longitude, latitude);

    public GridNotice? GridByCode(string code) => guide.GridByCode(code);

    /// <summary>Where the words name no known place, the part that the model points at may; it is never certain.</summary>
    public IReadOnlyList<PlaceMatch> FindPlaces(string words) => guide.FindPlaces(words) is { Count: > 0 } found || advice.Place is not { } place || !words.Contains(place, StringComparison.Ordinal)
        ? guide.FindPlaces(words)
        : [.. guide.FindPlaces(place).Select(m => m with { Certain = false })];

    public Promise PromiseFor(Draft draft) => guide.PromiseFor(draft);

    public NeighbourIntake? SameLately(Draft draft) => guide.SameLately(draft);

    public IReadOnlyList<Passage> FindPassages(string question) => advice.Answer is { } answer && question == advice.Words
        ? [answer, .. guide.FindPassages(question).Skip(1)]
        : guide.FindPassages(question);
}

/// <summary>A judgement that was unsure, with the model's items put first. It stays as unsure as it was, so that the resident is asked.</summary>
internal sealed class AdvisedUnderstanding(IUnderstanding inner, Advice advice) : IUnderstanding
{
    private const double Least = 0.01;

    public Meaning Judge(string words)
    {
        var meaning = inner.Judge(words);
        if (words != advice.Words || advice.Items.Count == 0)
        {
            return meaning;
        }

        var confidence = Math.Max(meaning.Confidence, Least);
        var items = advice.Items.Concat(meaning.Best.Where(g => g.Confidence > 0 && g.Item != ServiceItems.Other).Select(g => g.Item)).Distinct(StringComparer.Ordinal).Take(ModelLimits.Items);
        return meaning with { Best = [.. items.Select((item, i) => new ItemGuess(item, confidence / (i + 1)))], Kind = advice.Kind ?? meaning.Kind };
    }
}
