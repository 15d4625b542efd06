using Bot.Dialogs.Understanding;

namespace Bot.Api.Understanding;

/// <summary>A model and the examples it has not learned from.</summary>
internal sealed record LeftOut(UnderstandingModel Model, IReadOnlyList<Example> HeldOut)
{
    public static LeftOut Train(IReadOnlyList<ReadExample> examples, Func<Example, bool> isLeftOut) => new(
        ModelTrainer.Train([.. examples.Where(e => !isLeftOut(e.Example))]),
        [.. examples.Select(e => e.Example).Where(isLeftOut)]);
}
