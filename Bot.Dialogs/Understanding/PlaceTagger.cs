using System.Runtime.CompilerServices;

namespace Bot.Dialogs.Understanding;

/// <summary>
/// Finds the words that name the place: each letter begins a place, goes on in one, or stands outside, and the best sequence is chosen
/// (Viterbi over a linear chain; averaged perceptron, Collins 2002). Immutable; safe to share.
/// </summary>
/// <param name="head">Sums for outside, begin, inside.</param>
/// <param name="steps">By tag before and tag after: how well they follow each other.</param>
internal sealed class PlaceTagger(LinearHead head, float[] steps)
{
    public const int Tags = 3;
    public const int Outside = 0;
    public const int Begin = 1;
    public const int Inside = 2;

    /// <summary>Letters of a part that are searched.</summary>
    public const int Longest = 200;

    private const float Forbidden = -1e9f;

    public LinearHead Head { get; } = head;

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
        Span<uint> signs = stackalloc uint[PlaceSigns.Most];
        for (var i = 0; i < text.Length; i++)
        {
            var count = PlaceSigns.Read(folded, i, signs);
            foreach (var sign in signs[..count])
            {
                if (Head.Table.Find(sign) is >= 0 and var row)
                    Head.Table.AddTo(sums.Slice(i * Tags, Tags), row, 1);
            }
        }
        Span<byte> tags = stackalloc byte[text.Length];
        Tag(sums, tags);
        return text[LongestRun(tags)].Trim();
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
