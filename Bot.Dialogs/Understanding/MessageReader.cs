using System.Runtime.CompilerServices;

namespace Bot.Dialogs.Understanding;

/// <summary>
/// Turns a message into signs: the n-grams of its letters, the words of the lists, how it ends. The first line is what it is about and counts
/// whole, later lines half. Reused by one thread at a time.
/// </summary>
internal sealed class MessageReader(WordSigns words)
{
    private const float First = 1;
    private const float Later = 0.5f;
    private const float Title = 1;

    private static readonly int[] Lengths = [8, 16, 30, 60];

    /// <summary>The last letters of a message tell a question from a plea.</summary>
    private const int Ending = 4;

    private readonly char[] _folded = new char[FoldedText.Longest];
    private readonly char[] _squeezed = new char[FoldedText.Longest];
    private readonly WordFinds _finds = new();

    public FeatureBag Bag { get; } = new();

    /// <summary>See <see cref="WordFinds.NamesDanger"/>, of the whole message.</summary>
    public bool NamesDanger { get; private set; }

    /// <summary>Fills <see cref="Bag"/> and tells the danger found, if any.</summary>
    public Danger Read(ReadOnlySpan<char> message)
    {
        Bag.Clear();
        NamesDanger = false;
        var lineEnd = message.IndexOf('\n');
        var title = lineEnd < 0 ? message : message[..lineEnd];
        AddLength(message.Length);
        var danger = ReadPart(title, First, isTitle: lineEnd >= 0);
        if (lineEnd < 0)
            return danger;
        var later = ReadPart(message[(lineEnd + 1)..], Later);
        return danger == Danger.None ? later : danger;
    }

    // Letters blame, short messages ask for help: the same words of another length are more often of another kind.
    private void AddLength(int length)
    {
        var step = 0;
        while (step < Lengths.Length && length > Lengths[step])
            step++;
        Bag.Add(Hashing.Of('_', [(char)('0' + step)]), First, SignKinds.Manner);
    }

    private Danger ReadPart(ReadOnlySpan<char> part, float value, bool isTitle = false)
    {
        var folded = _folded.AsSpan(0, FoldedText.Fold(part, _folded));
        words.Read(folded, Bag, value, _finds);
        NamesDanger |= _finds.NamesDanger;
        var squeezed = _squeezed.AsSpan(0, FoldedText.Squeeze(folded, _squeezed)).Trim(' ');
        AddGrams(squeezed, value);
        if (isTitle)
            AddTitle(squeezed);
        AddEnds(squeezed, value);
        var danger = DangerFinder.First(part[..folded.Length], _finds.Dangers, _finds.Harmless, _finds.NotNow, _finds.NotNowAfter);
        if (_finds.Dangers.Count > 0)
            Bag.Add(Hashing.Of('!', danger == Danger.None ? "none" : "live"), value, SignKinds.Manner);
        return danger;
    }

    // A blank counts as the edge of a word: " 狗" is a dog at the beginning of a phrase. No gram reaches across one.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddGrams(ReadOnlySpan<char> text, float value)
    {
        var (earlier, first, before) = (' ', ' ', ' ');
        var sounds = Sounds.Shared;
        for (var at = 0; at <= text.Length; at++)
        {
            var letter = At(text, at);
            if (letter != ' ')
                Bag.Add(Hashing.Of('g', letter), value);
            if (letter != ' ' || before != ' ')
                Bag.Add(Hashing.Of('g', before, letter), value);
            if (before != ' ' && (letter != ' ' || first != ' '))
                Bag.Add(Hashing.Of('g', first, before, letter), value, SignKinds.Triple);
            if (letter != ' ' && before != ' ')
                Bag.Add(Hashing.Of('s', sounds.Of(before), sounds.Of(letter)), value, SignKinds.Sound);
            // These do reach across a blank: 人 倒了 and 人倒了 are one.
            if (letter != ' ' && first != ' ')
                Bag.Add(Hashing.Of('2', first, letter), value, SignKinds.Skip);
            if (letter != ' ' && earlier != ' ')
                Bag.Add(Hashing.Of('3', earlier, letter), value, SignKinds.Skip);
            (earlier, first, before) = (first, before, letter);
        }
    }

    private void AddTitle(ReadOnlySpan<char> text)
    {
        var before = ' ';
        for (var at = 0; at <= text.Length; at++)
        {
            var letter = At(text, at);
            if (letter != ' ')
                Bag.Add(Hashing.Of('t', letter), Title, SignKinds.Title);
            if (letter != ' ' || before != ' ')
                Bag.Add(Hashing.Of('t', before, letter), Title, SignKinds.Title);
            before = letter;
        }
    }

    private void AddEnds(ReadOnlySpan<char> text, float value)
    {
        if (text.Length <= Ending)
            return;
        var end = text[^Ending..];
        for (var i = 0; i < end.Length; i++)
        {
            Bag.Add(Hashing.Of('$', end.Slice(i, 1)), value, SignKinds.Manner);
            if (i + 1 < end.Length)
                Bag.Add(Hashing.Of('$', end.Slice(i, 2)), value, SignKinds.Manner);
        }
        Bag.Add(Hashing.Of('^', text[..1]), value, SignKinds.Manner);
        Bag.Add(Hashing.Of('^', text[..2]), value, SignKinds.Manner);
    }

    private static char At(ReadOnlySpan<char> text, int index) => (uint)index < (uint)text.Length ? text[index] : ' ';
}
