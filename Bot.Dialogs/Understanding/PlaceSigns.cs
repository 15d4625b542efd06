using System.Buffers;
using System.Runtime.CompilerServices;

namespace Bot.Dialogs.Understanding;

/// <summary>The signs around one letter that tell whether it belongs to the name of a place: letters and pairs nearby, and words places end in.</summary>
internal static class PlaceSigns
{
    /// <summary>Signs of one letter, at most.</summary>
    public const int Most = 32;

    private const int Window = 4;

    private static readonly SearchValues<char> Ends = SearchValues.Create("路街道巷弄里村庄屯寨镇乡县市区园苑院楼栋幢座号室门口桥站场店校厂馆城府湾山河湖江塘坝庙寺亭广角边前后旁侧对面附近里面上下组社湘居");
    private static readonly SearchValues<char> Verbs = SearchValues.Create("的是有在被把了不没要能请问说这那个我你他她们太很又还都就也");

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Read(ReadOnlySpan<char> folded, int at, Span<uint> signs)
    {
        var count = 0;
        for (var offset = -Window; offset <= Window; offset++)
            signs[count++] = Sign((char)('a' + offset + Window), At(folded, at + offset), '\0', '\0');
        for (var offset = -3; offset <= 2; offset++)
            signs[count++] = Sign((char)('k' + offset + 3), At(folded, at + offset), At(folded, at + offset + 1), '\0');
        for (var offset = -2; offset <= 0; offset++)
            signs[count++] = Sign((char)('r' + offset + 2), At(folded, at + offset), At(folded, at + offset + 1), At(folded, at + offset + 2));
        signs[count++] = Sign('u', Shape(folded, at - 2), Shape(folded, at - 1), Shape(folded, at));
        signs[count++] = Sign('v', Shape(folded, at - 1), Shape(folded, at), Shape(folded, at + 1));
        signs[count++] = Sign('w', Shape(folded, at), Shape(folded, at + 1), Shape(folded, at + 2));
        signs[count++] = Sign('x', (char)('0' + ToNextEnd(folded, at)), Shape(folded, at), '\0');
        signs[count++] = Sign('y', (char)('0' + Math.Min(at, 5)), Shape(folded, at), '\0');
        signs[count++] = Sign('z', (char)('0' + SinceStart(folded, at)), Shape(folded, at), At(folded, at));
        return count;
    }

    private static uint Sign(char kind, char first, char second, char third) => Hashing.Of(kind, [first, second, third]);

    // Letters until the next one a place may end in, at most 8.
    private static int ToNextEnd(ReadOnlySpan<char> folded, int at)
    {
        for (var ahead = 0; ahead < 8; ahead++)
        {
            if (Ends.Contains(At(folded, at + ahead)))
                return ahead;
        }
        return 8;
    }

    // Letters since the phrase began, at most 6.
    private static int SinceStart(ReadOnlySpan<char> folded, int at)
    {
        for (var back = 1; back <= 6; back++)
        {
            if (at - back < 0 || folded[at - back] == ' ')
                return back - 1;
        }
        return 6;
    }

    private static char Shape(ReadOnlySpan<char> folded, int at) => At(folded, at) switch
    {
        '\u0002' or '\u0003' => 'e',
        ' ' => ' ',
        >= '0' and <= '9' => '0',
        >= 'a' and <= 'z' => 'a',
        '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' or '两' => '1',
        var letter when Ends.Contains(letter) => letter,
        var letter when Verbs.Contains(letter) => 'v',
        _ => 'o',
    };

    private static char At(ReadOnlySpan<char> folded, int at) => at < 0 ? '\u0002' : at >= folded.Length ? '\u0003' : folded[at];
}
