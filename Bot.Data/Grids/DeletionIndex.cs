namespace Bot.Data.Grids;

/// <summary>
/// Finds spellings by sound with at most one character wrong, missing, too many or swapped, without trying them all:
/// each spelling is filed under the hash of its sounds and of its sounds less each one; two words one step apart
/// share such a hash. Flat: a table of buckets, and one number for each hash filed (spelling and eight bits of the hash).
/// </summary>
internal sealed class DeletionIndex
{
    private const int SpellingBits = 24;
    private const int SpellingMask = (1 << SpellingBits) - 1;
    private const int MinDeletable = 3;

    private readonly int[] _starts;
    private readonly uint[] _filed;
    private readonly int _shift;

    /// <summary>Which sound follows which in some spelling: two that never do cannot both belong to one.</summary>
    private readonly ulong[] _pairs = new ulong[Pinyin.Symbols * Pinyin.Symbols / 64];

    internal DeletionIndex(PlaceSpellings spellings)
    {
        if (spellings.Count > SpellingMask)
        {
            throw new ArgumentException($"{spellings.Count} spellings are more than the {SpellingMask} this index holds.", nameof(spellings));
        }

        var hashes = new SoundHashes(PlaceSpellings.MaxLength);
        var total = 0;
        for (var i = 0; i < spellings.Count; i++)
        {
            hashes.Read(spellings.LettersOf(i));
            NotePairs(hashes);
            total += 1 + Deletions(hashes);
        }

        var bits = Math.Max(8, (int)Math.Ceiling(Math.Log2(total + 1)) - 1);
        _shift = 64 - bits;
        (_starts, _filed) = (new int[(1 << bits) + 1], new uint[total]);
        for (var i = 0; i < spellings.Count; i++)
        {
            hashes.Read(spellings.LettersOf(i));
            Each(hashes, hash => _starts[(hash >> _shift) + 1]++);
        }

        for (var i = 1; i < _starts.Length; i++)
        {
            _starts[i] += _starts[i - 1];
        }

        File(spellings, hashes);
    }

    /// <summary>Bytes of its tables.</summary>
    internal long Bytes => (_starts.Length * 4L) + (_filed.Length * 4L) + (_pairs.Length * 8L);

    /// <summary>Spellings filed under a hash (with one in 256 that only seem to be).</summary>
    internal Bucket Under(ulong hash)
    {
        var bucket = hash >> _shift;
        var (start, end) = (_starts[bucket], _starts[bucket + 1]);
        return new Bucket(_filed.AsSpan(start, end - start), Mark(hash));
    }

    internal bool IsPair(ushort first, ushort second)
    {
        var bit = (first * Pinyin.Symbols) + second;
        return (_pairs[bit >> 6] >> (bit & 63) & 1) != 0;
    }

    /// <summary>What one bucket holds for one hash, walked without allocating.</summary>
    internal ref struct Bucket(ReadOnlySpan<uint> filed, uint mark)
    {
        private readonly ReadOnlySpan<uint> _filed = filed;
        private int _next;

        internal bool Next(out int spelling)
        {
            while (_next < _filed.Length)
            {
                var entry = _filed[_next++];
                if (entry >> SpellingBits == mark)
                {
                    spelling = (int)(entry & SpellingMask);
                    return true;
                }
            }

            spelling = -1;
            return false;
        }
    }

    private static uint Mark(ulong hash) => (uint)(hash & 0xFF);

    private static int Deletions(SoundHashes hashes)
    {
        var count = 0;
        for (var i = 0; hashes.Length >= MinDeletable && i < hashes.Length; i++)
        {
            count += IsRepeat(hashes, i) ? 0 : 1;
        }

        return count;
    }

    /// <summary>Leaving off either of two equal sounds gives the same word.</summary>
    private static bool IsRepeat(SoundHashes hashes, int i) => i > 0 && hashes.Symbols[i] == hashes.Symbols[i - 1];

    private static void Each(SoundHashes hashes, Action<ulong> use)
    {
        use(hashes.Of(0, hashes.Length));
        for (var i = 0; hashes.Length >= MinDeletable && i < hashes.Length; i++)
        {
            if (!IsRepeat(hashes, i))
            {
                use(hashes.Without(0, hashes.Length, i));
            }
        }
    }

    private void NotePairs(SoundHashes hashes)
    {
        for (var i = 1; i < hashes.Length; i++)
        {
            var bit = (hashes.Symbols[i - 1] * Pinyin.Symbols) + hashes.Symbols[i];
            _pairs[bit >> 6] |= 1UL << (bit & 63);
        }
    }

    private void File(PlaceSpellings spellings, SoundHashes hashes)
    {
        var next = (int[])_starts.Clone();
        for (var i = 0; i < spellings.Count; i++)
        {
            hashes.Read(spellings.LettersOf(i));
            var spelling = (uint)i;
            Each(hashes, hash => _filed[next[hash >> _shift]++] = (Mark(hash) << SpellingBits) | spelling);
        }
    }
}
