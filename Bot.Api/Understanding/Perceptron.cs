using Bot.Dialogs.Understanding;

namespace Bot.Api.Understanding;

/// <summary>Weights of the tagger while they are learned, with the sums their average is taken from.</summary>
internal sealed class Perceptron(uint[] signs)
{
    private const int Tags = PlaceTagger.Tags;
    private const int MostSigns = 40_000;

    private readonly float[] _weights = new float[signs.Length * Tags];
    private readonly double[] _late = new double[signs.Length * Tags];
    private readonly float[] _steps = new float[Tags * Tags];
    private readonly double[] _lateSteps = new double[Tags * Tags];
    private int _now = 1;

    public PlaceTagger Train(List<TaggedText> texts, int passes, int seed)
    {
        var random = new Random(seed);
        var order = texts.ToArray();
        // The tagger decodes with these very steps while they change.
        var decoder = new PlaceTagger(Head(new SignTable([], [], [], [], Tags)), _steps);
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
        return new PlaceTagger(Head(Packing.Pack(signs, new float[signs.Length], averaged, Tags, MostSigns)), steps);
    }

    private static LinearHead Head(SignTable table) => new(["outside", "begin", "inside"], readsManner: false, 1, new float[Tags], table);

    private void Learn(TaggedText text, PlaceTagger decoder)
    {
        var sums = new float[text.Tags.Length * Tags];
        for (var i = 0; i < text.Tags.Length; i++)
        {
            foreach (var row in text.Rows[i])
            {
                for (var t = 0; t < Tags; t++)
                    sums[(i * Tags) + t] += _weights[(row * Tags) + t];
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
                foreach (var row in text.Rows[i])
                {
                    Move((row * Tags) + gold, 1);
                    Move((row * Tags) + guess, -1);
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
