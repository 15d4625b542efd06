using Bot.Dialogs.Understanding;

namespace Bot.Api.Understanding;

/// <summary>Trains the whole model. The same examples give the same file, byte by byte.</summary>
internal static class ModelTrainer
{
    private const float Letter = 1;
    private const float Chat = 1;

    /// <summary>For the kind, chat counts more: letters are complaints mostly, and whoever writes one blames.</summary>
    private const float ChatKind = 3;

    /// <summary>A correction is somebody's real words, seen to be hard.</summary>
    private const float Correction = 2;

    private static readonly string[] Kinds = ["complaint", "request", "inquiry", "suggestion", "praise"];
    private static readonly string[] Urgencies = ["calm", "urgent"];

    public static UnderstandingModel Train(IEnumerable<Example> examples) => Train(ReadExample.All(examples));

    public static UnderstandingModel Train(IReadOnlyList<ReadExample> examples)
    {
        var views = examples.SelectMany(e => e.Views.Select(v => (e.Example, v))).ToList();
        var items = ServiceItems.All.Select(i => i.Code).ToArray();
        var departments = examples.Select(e => e.Example.Department).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToArray();
        return new UnderstandingModel(
            Head(new HeadTrainer(items, 1, ReadsManner: false, 60_000), views, e => e.Item),
            Head(new HeadTrainer(Kinds, 0.5f, ReadsManner: true, 30_000), views, e => e.Kind, ChatKind),
            Head(new HeadTrainer(Urgencies, 1, ReadsManner: true, 20_000), views, e => e is { Source: not Source.Letter, Urgent: { } urgent } ? Urgencies[urgent ? 1 : 0] : null),
            Head(new HeadTrainer(departments, 1, ReadsManner: false, 43_000), views, e => e.Department),
            PlaceTrainer.Train(examples.Select(e => e.Example)));
    }

    private static LinearHead Head(HeadTrainer trainer, List<(Example Example, Feature[] Features)> views, Func<Example, string?> label, float chat = Chat)
    {
        var known = views.Where(v => label(v.Example) is not null).ToList();
        return trainer.Train(
            [.. known.Select(v => v.Features)],
            [.. known.Select(v => Array.IndexOf(trainer.Labels, label(v.Example)))],
            [.. known.Select(v => Weight(v.Example.Source, chat))]);
    }

    private static float Weight(Source source, float chat) => source switch
    {
        Source.Chat or Source.Danger => chat,
        Source.Correction => Correction,
        _ => Letter,
    };
}
