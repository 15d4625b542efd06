using System.Text.RegularExpressions;

namespace Bot.Dialogs.Reading;

/// <summary>Cuts words where people go on to another thing: at a full stop, or before 另外, 还有, 顺便 and the like.</summary>
internal static partial class Clauses
{
    /// <summary>The pieces in order, as said; nothing but stops and the words that lead over stands between them.</summary>
    /// <param name="words">What was said.</param>
    /// <param name="atSpaces">Also at spaces, which people put where a full stop belongs, and anywhere else.</param>
    public static List<Clause> Of(string words, bool atSpaces = false)
    {
        List<Clause> found = [];
        var (start, isLed) = (0, false);
        foreach (Match border in (atSpaces ? AnyBorder() : Border()).Matches(words))
        {
            Add(start, border.Index, isLed);
            (start, isLed) = (border.Index + border.Length, border.Groups["lead"].Success);
        }
        Add(start, words.Length, isLed);
        return found;

        void Add(int from, int to, bool led)
        {
            var said = Plain.TrimEdges(words[from..to]);
            if (said.Any(char.IsLetterOrDigit))
                found.Add(new(said, from, to, led));
        }
    }

    /// <summary>Announces more than two things, or that they belong together.</summary>
    public static bool SaysMany(string words) => Many().IsMatch(words);

    [GeneratedRegex("(?:[，,。；;！!\\n\\s、]+|^)?(?<lead>另外还有|另外|还有就是|再就是|再有就是|再有|还有(?!没|人|点|救|一个月|几天)|顺便(?:说一下|反映一下|问一下|再)?|第二(?:个|件)?(?:事|是|，|、|,)|其次|再一个|另一个(?:事|问题)?(?:是)?|也反映一下)[，,：:]?|[。；;！!\\n]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Border();

    [GeneratedRegex("(?:[，,。；;！!\\n\\s、]+|^)?(?<lead>另外还有|另外|还有就是|再就是|再有就是|再有|还有(?!没|人|点|救|一个月|几天)|顺便(?:说一下|反映一下|问一下|再)?|第二(?:个|件)?(?:事|是|，|、|,)|其次|再一个|另一个(?:事|问题)?(?:是)?|也反映一下)[，,：:]?|[。；;！!\\s]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex AnyBorder();

    [GeneratedRegex("(?:[三四五六七八九几好多3-9]|好几)(?:个|件|条|点|样|项)(?:事|问题|情况|毛病)|第三|三是|其三|第3", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Many();
}

/// <summary>One piece and where it stands in the whole; <paramref name="IsLed"/> when a word like 另外 stood before it.</summary>
internal sealed record Clause(string Words, int Start, int End, bool IsLed);
