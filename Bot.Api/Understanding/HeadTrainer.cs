using Bot.Dialogs.Understanding;

namespace Bot.Api.Understanding;

/// <summary>
/// Trains one head: a support vector machine for each label against the rest, squared hinge loss, dual coordinate descent
/// (Hsieh and others, ICML 2008). The same input gives the same weights, bit by bit.
/// </summary>
/// <param name="Cost">What an error costs against large weights (C).</param>
/// <param name="MostSigns">Signs kept in the end.</param>
/// <param name="Reads">The kinds of signs that count.</param>
internal sealed record HeadTrainer(string[] Labels, float Cost, SignKinds Reads, int MostSigns)
{
    private const int Passes = 40;

    /// <summary>A sign that fewer messages have teaches nothing that carries over.</summary>
    private const int Fewest = 2;

    /// <summary>Ends the passes when no gradient is further from where it should be.</summary>
    private const float Close = 0.1f;

    private const int Seed = 20_261_121;

    /// <summary>
    /// Each label's machine is the mean of one machine for each of these: how much more a sign may say where it is much more frequent in the label's
    /// messages than in the others, or much rarer. 0: not at all; 1: in proportion to the logarithm of that ratio (Wang and Manning, ACL 2012).
    /// Machines that err differently err less together, and their mean is one machine again.
    /// </summary>
    public float[] Tilts { get; init; } = [0];

    /// <summary>What three letters in a row count beside one and two, where the head reads them.</summary>
    public float Triples { get; init; } = 1;

    /// <param name="labels">Index of each message's label.</param>
    /// <param name="weights">How much each message counts.</param>
    public LinearHead Train(IReadOnlyList<Feature[]> messages, IReadOnlyList<int> labels, IReadOnlyList<float> weights)
    {
        var taken = messages.Select(m => m.Where(f => (Reads & f.Kind) != SignKinds.None).ToArray()).ToList();
        var signed = SignedMessages.Of(taken, Fewest, f => f.Kind == SignKinds.Triple ? Triples : 1);
        var columns = Labels.Length;
        var all = new float[signed.Signs.Length * columns];
        var bias = new float[columns];
        // Of two labels the second decides alone. Each label has numbers of its own, so the order in which they are done changes nothing.
        Parallel.For(columns == 2 ? 1 : 0, columns, c =>
        {
            foreach (var tilt in Tilts)
            {
                var (weight, b) = OneAgainstRest(signed, labels, weights, c, tilt);
                bias[c] += b / Tilts.Length;
                for (var s = 0; s < weight.Length; s++)
                    all[(s * columns) + c] += weight[s] * signed.Rarity[s] / Tilts.Length;
            }
        });
        return new LinearHead(Labels, Reads, 1, bias, Packing.Pack(signed.Signs, signed.Rarity, all, columns, MostSigns));
    }

    private (float[] Weight, float Bias) OneAgainstRest(SignedMessages signed, IReadOnlyList<int> labels, IReadOnlyList<float> weights, int label, float tilted)
    {
        var rows = signed.Rows;
        var weight = new float[signed.Signs.Length];
        var bias = 0f;
        var alpha = new float[rows.Count];
        var tilt = Leanings(signed, labels, label, tilted);
        var square = rows.Select(r => 1 + Square(r, tilt)).ToArray();
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var random = new Random(Seed);
        for (var pass = 0; pass < Passes; pass++)
        {
            random.Shuffle(order);
            var worst = 0f;
            foreach (var i in order)
            {
                var sign = labels[i] == label ? 1f : -1f;
                var (columns, values) = rows[i];
                var sum = bias;
                for (var k = 0; k < columns.Length; k++)
                    sum += weight[columns[k]] * values[k];
                var slack = 0.5f / (Cost * weights[i]);
                var gradient = (sign * sum) - 1 + (alpha[i] * slack);
                if (alpha[i] == 0 && gradient >= 0)
                    continue;
                worst = MathF.Max(worst, MathF.Abs(gradient));
                var before = alpha[i];
                alpha[i] = MathF.Max(0, before - (gradient / (square[i] + slack)));
                var step = (alpha[i] - before) * sign;
                for (var k = 0; k < columns.Length; k++)
                    weight[columns[k]] += step * values[k] * tilt[columns[k]];
                bias += step;
            }
            if (worst < Close)
                break;
        }
        return (weight, bias);
    }

    // What a weight is worth in one label's machine, squared; 1 on average.
    private static float[] Leanings(SignedMessages signed, IReadOnlyList<int> labels, int label, float tilted)
    {
        var tilts = new float[signed.Signs.Length];
        Array.Fill(tilts, 1);
        if (tilted == 0)
            return tilts;
        var (inside, outside) = (new int[tilts.Length], new int[tilts.Length]);
        for (var i = 0; i < signed.Rows.Count; i++)
        {
            var counts = labels[i] == label ? inside : outside;
            foreach (var column in signed.Rows[i].Columns)
                counts[column]++;
        }
        var (allInside, allOutside) = (inside.Sum(n => n + 1.0), outside.Sum(n => n + 1.0));
        var mean = 0.0;
        for (var s = 0; s < tilts.Length; s++)
        {
            var ratio = Math.Log((inside[s] + 1) / allInside * (allOutside / (outside[s] + 1)));
            tilts[s] = (float)Math.Pow(1 - tilted + (tilted * Math.Abs(ratio)), 2);
            mean += tilts[s] / tilts.Length;
        }
        return [.. tilts.Select(t => (float)(t / mean))];
    }

    private static float Square((int[] Columns, float[] Values) row, float[] tilt)
    {
        var sum = 0f;
        for (var k = 0; k < row.Columns.Length; k++)
            sum += row.Values[k] * row.Values[k] * tilt[row.Columns[k]];
        return sum;
    }
}
