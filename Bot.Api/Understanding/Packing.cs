using Bot.Dialogs.Understanding;

namespace Bot.Api.Understanding;

/// <summary>Weights to the small numbers of a model file: each row by its own scale into −127 to 127; rows that say least are left out.</summary>
internal static class Packing
{
    private const float Steps = 127;

    /// <param name="weights">Rows of <paramref name="columns"/>.</param>
    /// <param name="mostRows">Signs kept, those with the largest weights: the whole model is to stay under 8 MiB in memory.</param>
    public static SignTable Pack(uint[] signs, float[] lengths, float[] weights, int columns, int mostRows)
    {
        var kept = Enumerable.Range(0, signs.Length).Select(s => (Sign: s, Weight: Largest(weights, s, columns))).Where(s => s.Weight > 0)
            .OrderByDescending(s => s.Weight).ThenBy(s => signs[s.Sign]).Take(mostRows).Select(s => s.Sign).Order().ToArray();
        var packed = new sbyte[kept.Length * columns];
        var scales = new float[kept.Length];
        for (var row = 0; row < kept.Length; row++)
        {
            scales[row] = Rounded(Largest(weights, kept[row], columns) / Steps);
            var scale = scales[row];
            for (var c = 0; c < columns && scale > 0; c++)
                packed[(row * columns) + c] = (sbyte)Math.Clamp(MathF.Round(weights[(kept[row] * columns) + c] / scale), -Steps, Steps);
        }
        return new([.. kept.Select(s => signs[s])], scales, [.. kept.Select(s => Rounded(lengths[s]))], packed, columns);
    }

    // As the file will hold it, so that a model judges the same before and after it was written.
    private static float Rounded(float value) => (float)(Half)value;

    private static float Largest(float[] weights, int row, int columns)
    {
        var largest = 0f;
        for (var c = 0; c < columns; c++)
            largest = MathF.Max(largest, MathF.Abs(weights[(row * columns) + c]));
        return largest;
    }
}
