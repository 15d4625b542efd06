using System.Runtime.InteropServices;

namespace Bot.Data.Grids;

/// <summary>
/// Names of places in flat arrays: a table from hashed key to key, and for each key the chain of grids that have it.
/// No object per name, so a million addresses fit (docs/places-index.md says in how much).
/// </summary>
internal sealed class PlaceStore
{
    /// <summary>Longer keys are cut off by the import; lengths are bits of one word.</summary>
    internal const int MaxKeyLength = 63;

    /// <summary>Of a name in more grids than this, not all are told.</summary>
    internal const int MaxShared = 256;

    private const ulong Factor = 0x9E3779B97F4A7C15;
    private const int PrefixBits = 16;

    private readonly List<char> _letters = [];
    private readonly List<(int Start, byte Length, int First)> _keys = [];
    private readonly List<Entry> _entries = [];

    /// <summary>For every hashed pair of first letters the lengths of keys that begin so: most positions of a text are done here.</summary>
    private readonly ulong[] _lengths = new ulong[1 << PrefixBits];
    private int[] _slots = new int[1024];
    private string _lastShown = "";
    private int _lastStart;

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Entry(int Grid, int Shown, byte ShownLength, PlacePrecision Precision, int Next);

    internal int Count => _entries.Count;

    /// <summary>The grids that have the name whose first entry is given; of a name in every village the latest <see cref="MaxShared"/>.</summary>
    internal IEnumerable<Entry> EntriesOf(int first)
    {
        var shared = 0;
        for (var index = first; index >= 0 && shared < MaxShared; index = _entries[index].Next, shared++)
        {
            yield return _entries[index];
        }
    }

    /// <summary>The highest precision among the entries of a name.</summary>
    internal PlacePrecision PrecisionOf(int first)
    {
        var (precision, shared) = (default(PlacePrecision), 0);
        for (var index = first; index >= 0 && shared < MaxShared; index = _entries[index].Next, shared++)
        {
            precision = (PlacePrecision)Math.Max((byte)precision, (byte)_entries[index].Precision);
        }

        return precision;
    }

    /// <summary>What is shown for an entry, as listed.</summary>
    internal string ShownOf(Entry entry) => new(Letters(entry.Shown, entry.ShownLength));

    /// <summary>The names of all keys, for comparing with what is misspelt.</summary>
    internal PlaceSpellings Spellings()
    {
        var spellings = new PlaceSpellings();
        foreach (var (start, length, _) in _keys)
        {
            spellings.Add(Letters(start, length));
        }

        spellings.Trim();
        return spellings;
    }

    /// <summary>Adds a name unless the grid already has it; of two precisions the higher stays. All names of a grid come together.</summary>
    internal void Add(in PlaceName name, int grid)
    {
        if (name.Key.Length > MaxKeyLength || name.Shown.Length > byte.MaxValue || !PlaceShape.IsTelling(name.Key))
        {
            return;
        }

        var shown = PutShown(name.Shown);
        var key = FindOrAddKey(name.Key);
        var first = _keys[key].First;

        // Grids come one after the other: the latest entry is this grid's or none is.
        if (first >= 0 && _entries[first].Grid == grid)
        {
            // A listed address shows as listed; a name derived from others gives way to it.
            var entry = _entries[first];
            if (name.Precision > entry.Precision || (name.Precision == entry.Precision && name.Shown.Length > entry.ShownLength))
            {
                _entries[first] = entry with { Precision = name.Precision, Shown = shown, ShownLength = (byte)name.Shown.Length };
            }

            return;
        }

        _entries.Add(new Entry(grid, shown, (byte)name.Shown.Length, name.Precision, first));
        _keys[key] = _keys[key] with { First = _entries.Count - 1 };
    }

    internal void Trim()
    {
        _letters.TrimExcess();
        _keys.TrimExcess();
        _entries.TrimExcess();
    }

    /// <summary>Bit n set: some key of n letters may begin with these two.</summary>
    internal ulong LengthsFrom(char first, char second) => _lengths[Prefix(first, second)];

    /// <summary>First entry of the key, or −1.</summary>
    internal int Find(ReadOnlySpan<char> text) => Find(text, Hash(text));

    /// <summary>The hashes of the first n letters, for every n up to the length given: one pass serves all lengths.</summary>
    internal static void HashPrefixes(ReadOnlySpan<char> text, Span<uint> hashes)
    {
        var hash = 0UL;
        for (var length = 1; length < hashes.Length; length++)
        {
            hash = Mix(hash, text[length - 1]);
            hashes[length] = Folded(hash);
        }
    }

    internal int Find(ReadOnlySpan<char> text, uint hash)
    {
        var slot = (int)(hash & (uint)(_slots.Length - 1));
        while (_slots[slot] != 0)
        {
            var (start, length, first) = _keys[_slots[slot] - 1];
            if (text.SequenceEqual(Letters(start, length)))
            {
                return first;
            }

            slot = (slot + 1) & (_slots.Length - 1);
        }

        return -1;
    }

    private int FindOrAddKey(string text)
    {
        if (_keys.Count * 5 > _slots.Length * 3)
        {
            Grow();
        }

        var slot = (int)(Hash(text) & (uint)(_slots.Length - 1));
        for (; _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            var (start, length, _) = _keys[_slots[slot] - 1];
            if (text.AsSpan().SequenceEqual(Letters(start, length)))
            {
                return _slots[slot] - 1;
            }
        }

        _keys.Add((PutKey(text), (byte)text.Length, -1));
        _lengths[Prefix(text[0], text[1])] |= 1UL << text.Length;
        _slots[slot] = _keys.Count;
        return _keys.Count - 1;
    }

    /// <summary>The names of one address come one after the other and show the same words: those are held once.</summary>
    private int PutShown(string shown)
    {
        if (!string.Equals(shown, _lastShown, StringComparison.Ordinal))
        {
            (_lastShown, _lastStart) = (shown, _letters.Count);
            _letters.AddRange(shown.AsSpan());
        }

        return _lastStart;
    }

    /// <summary>Most keys are the end of what is shown for them (西岗镇<b>荷塘小区1号楼</b>) and need no letters of their own.</summary>
    private int PutKey(string text)
    {
        if (_lastShown.EndsWith(text, StringComparison.Ordinal))
        {
            return _lastStart + _lastShown.Length - text.Length;
        }

        _letters.AddRange(text.AsSpan());
        return _letters.Count - text.Length;
    }

    private void Grow()
    {
        var slots = new int[_slots.Length * 2];
        for (var key = 0; key < _keys.Count; key++)
        {
            var slot = (int)(Hash(Letters(_keys[key].Start, _keys[key].Length)) & (uint)(slots.Length - 1));
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & (slots.Length - 1);
            }

            slots[slot] = key + 1;
        }

        _slots = slots;
    }

    private ReadOnlySpan<char> Letters(int start, int length) => CollectionsMarshal.AsSpan(_letters).Slice(start, length);

    private static uint Hash(ReadOnlySpan<char> text)
    {
        var hash = 0UL;
        foreach (var c in text)
        {
            hash = Mix(hash, c);
        }

        return Folded(hash);
    }

    private static ulong Mix(ulong hash, char c)
    {
        hash = (hash ^ c) * Factor;
        return hash ^ (hash >> 29);
    }

    private static uint Folded(ulong hash) => (uint)(hash >> 20);

    private static int Prefix(char first, char second) =>
        (int)((((uint)first * 0x9E3779B1u) ^ ((uint)second * 0x85EBCA6Bu)) >> (32 - PrefixBits));
}
