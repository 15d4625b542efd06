using Bot.Dialogs.Understanding;

namespace Bot.Api.Understanding;

/// <summary>Trains the tagger of places: averaged structured perceptron (Collins, EMNLP 2002).</summary>
internal static class PlaceTrainer
{
    private const int Passes = 10;
    private const int Fewest = 3;
    private const int Seed = 20_261_121;

    public static PlaceTagger Train(IEnumerable<Example> examples)
    {
        var texts = examples.SelectMany(Texts).ToList();
        var seen = new Dictionary<(byte Group, uint Hash), int>();
        foreach (var sign in texts.SelectMany(t => t.Signs))
            seen[(sign.Group, sign.Hash)] = seen.GetValueOrDefault((sign.Group, sign.Hash)) + 1;
        var signs = seen.Where(s => s.Value >= Fewest).Select(s => s.Key).Order().ToArray();
        var start = new Dictionary<(byte Group, uint Hash), int>();
        var weights = 0;
        foreach (var sign in signs)
        {
            start[sign] = weights;
            weights += PlaceSigns.Reach[sign.Group].Count * PlaceTagger.Tags;
        }
        foreach (var text in texts)
            text.Know(start);
        return new Perceptron(start, weights).Train(texts, Passes, Seed);
    }

    // Letters name their place in the title mostly; a detail is searched only where the title names none.
    private static IEnumerable<TaggedText> Texts(Example example)
    {
        if (example.Place is not { } place || example.Title.Length == 0)
            yield break;
        yield return new TaggedText(example.Title, place);
        if (place.Length > 0 && example.Detail.Length > 0 && !example.Title.Contains(place, StringComparison.Ordinal))
            yield return new TaggedText(example.Detail, place);
    }
}
