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

    private const float ItemCost = 2;
    private const float KindCost = 0.5f;
    private const float UrgencyCost = 1;
    private const float DepartmentCost = 2;
    private const SignKinds ForItem = SignKinds.Matter | SignKinds.Sound;
    private const SignKinds ForKind = SignKinds.Matter | SignKinds.Manner | SignKinds.Triple;
    private const SignKinds ForUrgency = SignKinds.Matter | SignKinds.Manner | SignKinds.Triple | SignKinds.Sound | SignKinds.Skip;
    private const SignKinds ForDepartment = SignKinds.Matter | SignKinds.Title | SignKinds.Triple | SignKinds.Sound;

    private static readonly string[] Kinds = ["complaint", "request", "inquiry", "suggestion", "praise"];
    private static readonly string[] Urgencies = ["calm", "urgent"];

    public static UnderstandingModel Train(IEnumerable<Example> examples) => Train(ReadExample.All(examples));

    public static UnderstandingModel Train(IReadOnlyList<ReadExample> examples)
    {
        var views = examples.SelectMany(e => e.Views.Select(v => (e.Example, v))).ToList();
        var items = ServiceItems.All.Select(i => i.Code).ToArray();
        var departments = examples.Select(e => e.Example.Department).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToArray();
        return new UnderstandingModel(
            Head(new HeadTrainer(items, ItemCost, ForItem, 80_000), views, e => e.Item),
            Head(new HeadTrainer(Kinds, KindCost, ForKind, 40_000), views, e => e.Kind, ChatKind),
            Head(new HeadTrainer(Urgencies, UrgencyCost, ForUrgency, 87_000) { Tilts = [0, 0.5f] }, views, e => e is { Source: not Source.Letter, Urgent: { } urgent } ? Urgencies[urgent ? 1 : 0] : null),
            Head(new HeadTrainer(departments, DepartmentCost, ForDepartment, 60_000) { Tilts = [0, 0.8f], Triples = 0.5f }, views, e => e.Department),
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
