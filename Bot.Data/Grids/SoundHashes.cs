namespace Bot.Data.Grids;

/// <summary>Hashes of any stretch of a text's sounds, and of a stretch less one, in a few multiplications each.</summary>
internal sealed class SoundHashes(int capacity)
{
    private const ulong Base = 0x9E3779B97F4A7C15;
    private const ulong Seed = 0xD1B54A32D192ED03;

    private static readonly ulong[] Powers = MakePowers();

    private ulong[] _prefixes = new ulong[capacity + 1];

    internal ushort[] Symbols { get; private set; } = new ushort[capacity];

    internal int Length { get; private set; }

    internal void Read(ReadOnlySpan<char> text)
    {
        if (text.Length > Symbols.Length)
        {
            (Symbols, _prefixes) = (new ushort[text.Length], new ulong[text.Length + 1]);
        }

        Length = text.Length;
        for (var i = 0; i < text.Length; i++)
        {
            Symbols[i] = Pinyin.Symbol(text[i]);
            _prefixes[i + 1] = (_prefixes[i] * Base) + Scattered(Symbols[i]);
        }
    }

    /// <summary>Hash of a stretch of at most <see cref="PlaceSpellings.MaxLength"/> + 1 sounds.</summary>
    internal ulong Of(int start, int length) => Final(Raw(start, start + length));

    /// <summary>Hash of the stretch less the sound at <paramref name="skipped"/> (counted from its start).</summary>
    internal ulong Without(int start, int length, int skipped)
    {
        var behind = length - skipped - 1;
        return Final((Raw(start, start + skipped) * Powers[behind]) + Raw(start + skipped + 1, start + length));
    }

    private ulong Raw(int start, int end) => _prefixes[end] - (_prefixes[start] * Powers[end - start]);

    private static ulong Scattered(ushort symbol) => (symbol + 1UL) * Seed;

    private static ulong Final(ulong hash)
    {
        hash ^= hash >> 32;
        hash *= Seed;
        return hash ^ (hash >> 29);
    }

    private static ulong[] MakePowers()
    {
        var powers = new ulong[PlaceSpellings.MaxLength + 2];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * Base;
        }

        return powers;
    }
}
