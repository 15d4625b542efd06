using Bot.Dialogs.Understanding;

namespace Bot.Api.Understanding;

/// <summary>Weights of the tagger while they are learned, with the sums their average is taken from.</summary>
internal sealed class Perceptron(Dictionary<(byte Group, uint Hash), int> start, int weights)
{
    private const int Tags = PlaceTagger.Tags;

    /// <summary>Signs kept of each group (<see cref="PlaceSigns.Reach"/>).</summary>
    private static readonly int[] MostSigns = [6_000, 24_000, 12_000, 6_000, 8_000];

    private readonly float[] _weights = new float[weights];
    private readonly double[] _late = new double[weights];
    private readonly float[] _steps = new float[Tags * Tags];
    private readonly double[] _lateSteps = new double[Tags * Tags];
    private int _now = 1;

    public PlaceTagger Train(List<TaggedText> texts, int passes, int seed)
    {
        var random = new Random(seed);
        var order = texts.ToArray();
        // The tagger decodes with these very steps while they change.
        var decoder = new PlaceTagger([], _steps);
        for (var pass = 0; pass < passes; pass++)
        {
            random.Shuffle(order);
            foreach (var text in order)
            {
                Learn(text, decoder);
                _now++;
            }
        }
        var averaged = new float[_weights.Length];
        for (var i = 0; i < averaged.Length; i++)
            averaged[i] = (float)(_weights[i] - (_late[i] / _now));
        var steps = _steps.Select((s, i) => (float)(s - (_lateSteps[i] / _now))).ToArray();
        return new PlaceTagger([.. PlaceSigns.Reach.Select((reach, group) => Packed((byte)group, reach.Count * Tags, averaged))], steps);
    }

    private SignTable Packed(byte group, int columns, float[] averaged)
    {
        var signs = start.Where(s => s.Key.Group == group).OrderBy(s => s.Key.Hash).ToList();
        var rows = signs.SelectMany(s => averaged.AsSpan(s.Value, columns).ToArray()).ToArray();
        return Packing.Pack([.. signs.Select(s => s.Key.Hash)], new float[signs.Count], rows, columns, MostSigns[group]);
    }

    private void Learn(TaggedText text, PlaceTagger decoder)
    {
        var sums = new float[text.Tags.Length * Tags];
        for (var i = 0; i < text.Tags.Length; i++)
        {
            foreach (var at in text.Weights[i])
            {
                for (var t = 0; t < Tags; t++)
                    sums[(i * Tags) + t] += _weights[at + t];
            }
        }
        var said = new byte[text.Tags.Length];
        decoder.Tag(sums, said);
        var (goldBefore, saidBefore) = (PlaceTagger.Outside, PlaceTagger.Outside);
        for (var i = 0; i < said.Length; i++)
        {
            var (gold, guess) = (text.Tags[i], said[i]);
            if (gold != guess)
            {
                foreach (var at in text.Weights[i])
                {
                    Move(at + gold, 1);
                    Move(at + guess, -1);
                }
            }
            if (gold != guess || goldBefore != saidBefore)
            {
                MoveStep((goldBefore * Tags) + gold, 1);
                MoveStep((saidBefore * Tags) + guess, -1);
            }
            (goldBefore, saidBefore) = (gold, guess);
        }
    }

    private void Move(int at, int by)
    {
        _weights[at] += by;
        _late[at] += (double)by * _now;
    }

    private void MoveStep(int at, int by)
    {
        _steps[at] += by;
        _lateSteps[at] += (double)by * _now;
    }
}
