using System.Runtime.CompilerServices;

namespace Bot.Dialogs.Understanding;

/// <summary>One question about a message (which item, which kind …), answered by a weighted sum of its signs. Immutable; safe to share.</summary>
internal sealed class LinearHead(string[] labels, SignKinds reads, float temperature, float[] bias, SignTable table)
{
    public string[] Labels { get; } = labels;

    /// <summary>The kinds of signs that count.</summary>
    public SignKinds Reads { get; } = reads;

    /// <summary>Divides the sums before they become chances; fitted on messages that were not learned from.</summary>
    public float Temperature { get; } = temperature;

    public float[] Bias { get; } = bias;

    public SignTable Table { get; } = table;

    public bool Takes(Feature feature) => (Reads & feature.Kind) != SignKinds.None;

    /// <summary>The raw sums, one for each label. False when nothing in the message was ever learned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Score(ReadOnlySpan<Feature> features, Span<float> sums)
    {
        sums.Clear();
        var square = 0f;
        foreach (var feature in features)
        {
            if (!Takes(feature) || Table.Find(feature.Hash) is var row && row < 0)
                continue;
            var length = feature.Value * Table.Lengths[row];
            square += length * length;
            Table.AddTo(sums, row, feature.Value);
        }
        var factor = square > 0 ? 1 / MathF.Sqrt(square) : 0;
        for (var c = 0; c < sums.Length; c++)
            sums[c] = (sums[c] * factor) + Bias[c];
        return square > 0;
    }

    /// <summary>Sums to chances that add up to 1, in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ToChances(Span<float> sums)
    {
        var top = float.MinValue;
        foreach (var sum in sums)
            top = MathF.Max(top, sum);
        var all = 0f;
        for (var c = 0; c < sums.Length; c++)
            all += sums[c] = MathF.Exp((sums[c] - top) / Temperature);
        for (var c = 0; c < sums.Length; c++)
            sums[c] /= all;
    }

    public static int Best(ReadOnlySpan<float> sums)
    {
        var best = 0;
        for (var c = 1; c < sums.Length; c++)
        {
            if (sums[c] > sums[best])
                best = c;
        }
        return best;
    }
}
