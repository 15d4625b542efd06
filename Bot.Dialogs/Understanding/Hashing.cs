using System.Runtime.CompilerServices;

namespace Bot.Dialogs.Understanding;

/// <summary>FNV-1a over UTF-16, the same everywhere and for ever: model files hold these hashes instead of text.</summary>
internal static class Hashing
{
    private const uint Offset = 2_166_136_261;
    private const uint Prime = 16_777_619;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Of(char kind, ReadOnlySpan<char> letters)
    {
        var hash = Add(Offset, kind);
        foreach (var letter in letters)
            hash = Add(hash, letter);
        // FNV's low bits are weak for two or three letters; 0 is the mark of an empty slot.
        hash ^= hash >> 15;
        hash *= 0x2C1B3C6D;
        hash ^= hash >> 13;
        return hash == 0 ? 1 : hash;
    }

    /// <summary>Up to three letters at once, in a few instructions: most signs are that short.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(char kind, char first, char second = '\0', char third = '\0')
    {
        var all = ((ulong)(byte)kind << 48) | ((ulong)third << 32) | ((ulong)second << 16) | first;
        all *= 0x9E3779B97F4A7C15;
        all ^= all >> 29;
        all *= 0xBF58476D1CE4E5B9;
        var hash = (uint)(all >> 32);
        return hash == 0 ? 1 : hash;
    }

    private static uint Add(uint hash, char letter) => (((hash ^ (byte)letter) * Prime) ^ (uint)(letter >> 8)) * Prime;
}
