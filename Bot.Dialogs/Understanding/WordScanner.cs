using System.Runtime.CompilerServices;

namespace Bot.Dialogs.Understanding;

/// <summary>A word found at <paramref name="Start"/>; <paramref name="Word"/> is its place in the list the scanner was made from.</summary>
internal readonly record struct WordHit(int Word, int Start, int End);

/// <summary>
/// Finds all words of a list in one pass over a text (Aho and Corasick, 1975), so that a thousand words cost
/// no more than one. Immutable once built; safe to share.
/// </summary>
internal sealed class WordScanner
{
    private readonly Dictionary<int, int> _steps = [];
    private readonly List<int> _fallback = [0];
    private readonly List<int> _word = [-1];
    private readonly List<int> _nextOutput = [0];
    private readonly int[] _lengths;
    private readonly int[] _keys;
    private readonly int[] _targets;
    private readonly int _shift;

    public WordScanner(IReadOnlyList<string> words)
    {
        _lengths = [.. words.Select(w => w.Length)];
        var parents = new List<(int Parent, char Letter)> { (0, '\0') };
        for (var i = 0; i < words.Count; i++)
            Add(words[i], i, parents);
        // The same steps in a flat table: a letter costs a look or two instead of a dictionary's dozen instructions.
        var slots = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, _steps.Count * 2));
        _shift = 32 - System.Numerics.BitOperations.Log2((uint)slots);
        (_keys, _targets) = (new int[slots], new int[slots]);
        foreach (var (key, target) in _steps)
        {
            var slot = Slot(key);
            (_keys[slot], _targets[slot]) = (key, target);
        }
        LinkFallbacks(parents);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Scan(ReadOnlySpan<char> text, List<WordHit> hits)
    {
        var node = 0;
        for (var at = 0; at < text.Length; at++)
        {
            node = Step(node, char.ToLowerInvariant(text[at]));
            for (var found = node; found != 0; found = _nextOutput[found])
            {
                if (_word[found] is >= 0 and var word)
                    hits.Add(new(word, at + 1 - _lengths[word], at + 1));
            }
        }
    }

    private static int Key(int node, char letter) => (node << 16) | letter;

    private void Add(string word, int index, List<(int, char)> parents)
    {
        var node = 0;
        foreach (var letter in word)
        {
            if (!_steps.TryGetValue(Key(node, letter), out var next))
            {
                next = _word.Count;
                _steps[Key(node, letter)] = next;
                _word.Add(-1);
                _fallback.Add(0);
                _nextOutput.Add(0);
                parents.Add((node, letter));
            }
            node = next;
        }
        _word[node] = index;
    }

    // Breadth first: a node's fallback is shorter than the node, so it must be linked before it.
    private void LinkFallbacks(List<(int Parent, char Letter)> parents)
    {
        var depth = new int[_word.Count];
        for (var node = 1; node < depth.Length; node++)
            depth[node] = depth[parents[node].Parent] + 1;
        foreach (var node in Enumerable.Range(1, depth.Length - 1).OrderBy(n => depth[n]))
        {
            var (parent, letter) = parents[node];
            _fallback[node] = parent == 0 ? 0 : Step(_fallback[parent], letter);
            var fallback = _fallback[node];
            _nextOutput[node] = _word[fallback] >= 0 ? fallback : _nextOutput[fallback];
        }
    }

    // The slot that holds the key, or the empty one where it would stand. No step leads to the root, so 0 marks emptiness.
    private int Slot(int key)
    {
        var slot = (int)(((uint)key * 2_654_435_769u) >> _shift);
        while (_targets[slot] != 0 && _keys[slot] != key)
            slot = (slot + 1) & (_keys.Length - 1);
        return slot;
    }

    private int Step(int node, char letter)
    {
        while (true)
        {
            var slot = Slot(Key(node, letter));
            if (_targets[slot] != 0)
                return _targets[slot];
            if (node == 0)
                return 0;
            node = _fallback[node];
        }
    }
}
