using Bot.Dialogs.Understanding;

namespace Bot.Api.Understanding;

/// <summary>An example with the signs of what is learned from it, read once for all the models that learn from it.</summary>
internal sealed record ReadExample(Example Example, IReadOnlyList<Feature[]> Views)
{
    public static IReadOnlyList<ReadExample> All(IEnumerable<Example> examples)
    {
        var reader = new MessageReader(LearnedUnderstanding.SharedWords.Value);
        return [.. examples.Select(e => new ReadExample(e, [.. Texts(e).Select(Signs)]))];

        Feature[] Signs(string words)
        {
            reader.Read(words);
            return reader.Bag.Features.ToArray();
        }
    }

    // A letter is learned as a whole, by its title and by its text alone: residents say any of the three.
    private static IEnumerable<string> Texts(Example example)
    {
        yield return example.Words;
        if (example.Detail.Length == 0 || example.Department is not null)
            yield break;
        yield return example.Title;
        yield return example.Detail.ReplaceLineEndings(" ");
    }
}
