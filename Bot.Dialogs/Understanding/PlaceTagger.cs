using System.Runtime.CompilerServices;

namespace Bot.Dialogs.Understanding;

/// <summary>
/// Finds the words that name the place: each letter begins a place, goes on in one, or stands outside, and the best sequence is chosen
/// (Viterbi over a linear chain; averaged perceptron, Collins 2002). Immutable; safe to share.
/// </summary>
/// <param name="tables">By group of signs (<see cref="PlaceSigns.Reach"/>): weights for outside, begin and inside, for each neighbour.</param>
/// <param name="steps">By tag before and tag after: how well they follow each other.</param>
internal sealed class PlaceTagger(SignTable[] tables, float[] steps)
{
    public const int Tags = 3;
    public const int Outside = 0;
    public const int Begin = 1;
    public const int Inside = 2;

    /// <summary>Letters of a part that are searched.</summary>
    public const int Longest = 200;

    private const float Forbidden = -1e9f;

    public SignTable[] Tables { get; } = tables;

    public float[] Steps { get; } = steps;

    /// <summary>The place of a message as it was said, first from its first line; empty when none is named.</summary>
    public string Find(ReadOnlySpan<char> message)
    {
        var lineEnd = message.IndexOf('\n');
        var title = Shortened(lineEnd < 0 ? message : message[..lineEnd]);
        var found = FindIn(title);
        if (found.IsEmpty && lineEnd >= 0)
            found = FindIn(Shortened(message[(lineEnd + 1)..]));
        return found.ToString();
    }

    /// <summary>The best tags of a text, into <paramref name="tags"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Tag(ReadOnlySpan<float> sums, Span<byte> tags)
    {
        var letters = tags.Length;
        Span<float> best = stackalloc float[Tags];
        Span<float> next = stackalloc float[Tags];
        Span<byte> from = stackalloc byte[letters * Tags];
        for (var t = 0; t < Tags; t++)
            best[t] = sums[t] + (t == Inside ? Forbidden : Steps[(Outside * Tags) + t]);
        for (var i = 1; i < letters; i++)
        {
            for (var t = 0; t < Tags; t++)
            {
                var (top, at) = (float.MinValue, 0);
                for (var before = 0; before < Tags; before++)
                {
                    var score = best[before] + (t == Inside && before == Outside ? Forbidden : Steps[(before * Tags) + t]);
                    if (score > top)
                        (top, at) = (score, before);
                }
                next[t] = top + sums[(i * Tags) + t];
                from[(i * Tags) + t] = (byte)at;
            }
            next.CopyTo(best);
        }
        var tag = LinearHead.Best(best);
        for (var i = letters - 1; i >= 0; i--)
        {
            tags[i] = (byte)tag;
            tag = from[(i * Tags) + tag];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<char> FindIn(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return [];
        Span<char> folded = stackalloc char[text.Length];
        FoldedText.Fold(text, folded);
        Span<float> sums = stackalloc float[text.Length * Tags];
        sums.Clear();
        Span<PlaceSign> signs = stackalloc PlaceSign[PlaceSigns.PerLetter * (text.Length + (2 * PlaceSigns.Edge))];
        foreach (var sign in signs[..PlaceSigns.Read(folded, signs)])
        {
            if (Tables[sign.Group].Find(sign.Hash) is >= 0 and var row)
                Add(sums, sign, row);
        }
        Span<byte> tags = stackalloc byte[text.Length];
        Tag(sums, tags);
        return text[LongestRun(tags)].Trim();
    }

    // A row holds its neighbours' weights one after the other, first that of the letter furthest behind.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(Span<float> sums, PlaceSign sign, int row)
    {
        var (first, count) = PlaceSigns.Reach[sign.Group];
        var table = Tables[sign.Group];
        var weights = table.Weights.AsSpan(row * table.Columns, table.Columns);
        var scale = table.Scales[row];
        // The sign stands at its own letter for distance 0; for distance d it is seen from d letters before.
        for (var n = 0; n < count; n++)
        {
            var at = (sign.At - first - n) * Tags;
            if ((uint)at >= (uint)sums.Length)
                continue;
            for (var t = 0; t < Tags; t++)
                sums[at + t] += scale * weights[(n * Tags) + t];
        }
    }

    // At most one place is named in what was learned from; of two, the longer says more.
    private static Range LongestRun(ReadOnlySpan<byte> tags)
    {
        var (start, length) = (0, 0);
        for (var i = 0; i < tags.Length; i++)
        {
            if (tags[i] != Begin)
                continue;
            var end = i + 1;
            while (end < tags.Length && tags[end] == Inside)
                end++;
            if (end - i > length)
                (start, length) = (i, end - i);
        }
        return start..(start + length);
    }

    private static ReadOnlySpan<char> Shortened(ReadOnlySpan<char> text) => text[..Math.Min(text.Length, Longest)];
}
