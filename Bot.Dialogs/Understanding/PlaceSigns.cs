using System.Buffers;
using System.Runtime.CompilerServices;

namespace Bot.Dialogs.Understanding;

/// <summary>
/// A sign of place at one letter of a text. It speaks for that letter and those near it: what is learned of 楼 holds a weight for
/// the letter itself, for the one before, and so on, so that each sign is looked up once and not once for every neighbour.
/// </summary>
internal readonly record struct PlaceSign(uint Hash, short At, byte Group);

/// <summary>The signs that tell whether a letter belongs to the name of a place: letters, pairs and triples nearby, their shapes, how far words are that places end in.</summary>
internal static class PlaceSigns
{
    /// <summary>Signs for each letter of a text, at most; the text counts as <see cref="Edge"/> letters longer at both ends.</summary>
    public const int PerLetter = 8;

    public const int Edge = 4;

    /// <summary>By group: the first and the number of neighbours a sign speaks for, as distances back from where it stands.</summary>
    public static readonly (int First, int Count)[] Reach = [(-4, 9), (-3, 6), (-2, 3), (-2, 3), (0, 1)];

    private const byte Letter = 0;
    private const byte Pair = 1;
    private const byte Triple = 2;
    private const byte Shapes = 3;
    private const byte Own = 4;

    private static readonly SearchValues<char> Ends = SearchValues.Create("路街道巷弄里村庄屯寨镇乡县市区园苑院楼栋幢座号室门口桥站场店校厂馆城府湾山河湖江塘坝庙寺亭广角边前后旁侧对面附近里面上下组社湘居");
    private static readonly SearchValues<char> Verbs = SearchValues.Create("的是有在被把了不没要能请问说这那个我你他她们太很又还都就也");

    /// <summary>All signs of a text, in its order.</summary>
    /// <param name="signs">Holds at least <see cref="PerLetter"/> for each letter and for both edges.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Read(ReadOnlySpan<char> folded, Span<PlaceSign> signs)
    {
        var count = 0;
        Span<char> shapes = stackalloc char[folded.Length + (2 * Edge)];
        for (var i = 0; i < shapes.Length; i++)
            shapes[i] = ShapeOf(At(folded, i - Edge));
        for (var at = -Edge; at < folded.Length + Edge; at++)
        {
            var (first, second, third) = (At(folded, at), At(folded, at + 1), At(folded, at + 2));
            signs[count++] = new(Hashing.Of('a', first), (short)at, Letter);
            if (at >= -3 && at < folded.Length + 2)
                signs[count++] = new(Hashing.Of('b', first, second), (short)at, Pair);
            if (at < -2 || at >= folded.Length)
                continue;
            signs[count++] = new(Hashing.Of('c', first, second, third), (short)at, Triple);
            signs[count++] = new(Hashing.Of('d', shapes[at + Edge], shapes[at + 1 + Edge], shapes[at + 2 + Edge]), (short)at, Shapes);
        }
        return AddOwn(folded, shapes, signs, count);
    }

    private static int AddOwn(ReadOnlySpan<char> folded, ReadOnlySpan<char> shapes, Span<PlaceSign> signs, int count)
    {
        var sinceStart = 0;
        var toEnd = FarEnd;
        // Backwards for the distance to the next end, forwards for the distance from the start: two sweeps instead of a search at each letter.
        for (var i = folded.Length - 1; i >= 0; i--)
        {
            toEnd = Ends.Contains(folded[i]) ? 0 : Math.Min(FarEnd, toEnd + 1);
            signs[count++] = new(Hashing.Of('x', (char)('0' + toEnd), shapes[i + Edge]), (short)i, Own);
        }
        for (var i = 0; i < folded.Length; i++)
        {
            signs[count++] = new(Hashing.Of('y', (char)('0' + Math.Min(i, FarIndex)), shapes[i + Edge]), (short)i, Own);
            signs[count++] = new(Hashing.Of('z', (char)('0' + sinceStart), shapes[i + Edge], folded[i]), (short)i, Own);
            sinceStart = folded[i] == ' ' ? 0 : Math.Min(FarStart, sinceStart + 1);
        }
        return count;
    }

    private const int FarEnd = 8;
    private const int FarIndex = 5;
    private const int FarStart = 6;

    private static char ShapeOf(char letter) => letter switch
    {
        '\u0002' or '\u0003' => 'e',
        ' ' => ' ',
        >= '0' and <= '9' => '0',
        >= 'a' and <= 'z' => 'a',
        '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' or '两' => '1',
        _ when Ends.Contains(letter) => letter,
        _ when Verbs.Contains(letter) => 'v',
        _ => 'o',
    };

    private static char At(ReadOnlySpan<char> folded, int at) => at < 0 ? '\u0002' : at >= folded.Length ? '\u0003' : folded[at];
}
