using Bot.Dialogs.Reading;

namespace Bot.Dialogs.Rating;

/// <summary>
/// Reads a rating from 1 to 5. A bare 1, 2, 3 is the choice 满意, 基本满意, 不满意; 4 and 5, and any number with 分, are scores.
/// </summary>
internal static class ScoreReader
{
    private const int Best = 5;

    // Longest and negated first: 不满意 holds 满意.
    private static readonly (string Word, int Score)[] Words =
    [
        ("非常不满意", 1), ("很不满意", 1), ("太不满意", 1), ("不是很满意", 2), ("不太满意", 2), ("不怎么满意", 2), ("不满意", 1), ("不满", 1),
        ("没修好", 1), ("没解决", 1), ("没弄好", 1), ("没办好", 1), ("根本没", 1), ("不行", 1), ("太差", 1), ("很差", 1), ("差评", 1), ("糊弄", 1), ("不好", 1), ("差劲", 1),
        ("基本满意", 3), ("还可以", 3), ("还行", 3), ("一般", 3), ("凑合", 3), ("马马虎虎", 3), ("基本", 3),
        ("非常满意", 5), ("很满意", 5), ("十分满意", 5), ("满意", 5), ("很好", 5), ("挺好", 5), ("非常好", 5), ("太好了", 5), ("好评", 5), ("不错", 5), ("真好", 5), ("点赞", 5), ("修好了", 5), ("解决了", 5),
    ];

    public static (int Score, string? Words)? Read(string words)
    {
        if (Points(words) is { } points)
            return points;
        if (Digits.Choice(words) is { } digit)
            return OfDigit(digit) is { } score ? (score, null) : null;
        if (Digits.Leading(words) is { } leading && OfDigit(leading.Digit) is { } led)
            return (led, Label(leading.Tail));
        return OfWords(words);
    }

    private static (int, string?)? Points(string words)
    {
        var plain = Plain.Halve(words);
        var at = plain.IndexOf('分', StringComparison.Ordinal);
        if (at < 1 || Digits.Of(plain[at - 1]) is not { } score || score > Best)
            return null;
        var isHead = at == 1 || !char.IsAsciiDigit(plain[at - 2]);
        var before = Plain.TrimEdges(words[..(at - 1)]);
        if (!isHead || before.Length > 4)
            return null;
        var rest = Plain.TrimEdges(words[(at + 1)..]);
        return (score, rest.Length > 0 ? rest : null);
    }

    private static int? OfDigit(int digit) => digit switch
    {
        1 => Best,
        2 => 3,
        3 => 1,
        4 => 4,
        Best => Best,
        _ => null,
    };

    private static (int, string?)? OfWords(string words)
    {
        // 修好了吗 asks, it does not praise.
        if (words.AsSpan().IndexOfAny(['吗', '?', '？']) >= 0)
            return null;
        var core = Plain.TrimEdges(words);
        foreach (var (word, score) in Words)
        {
            if (core.StartsWith(word, StringComparison.Ordinal))
            {
                var rest = Plain.TrimEdges(core[word.Length..].TrimStart('了', '啊', '呀', '吧', '的'));
                return (score, rest.Length > 0 ? rest : score < 3 && !word.Contains('满', StringComparison.Ordinal) ? core : null);
            }
        }
        foreach (var (word, score) in Words)
        {
            if (word.Length > 2 && core.Length <= 30 && core.Contains(word, StringComparison.Ordinal))
                return (score, core);
        }
        return null;
    }

    private static string? Label(string rest) => rest.Length == 0 || rest is "满意" or "基本满意" or "不满意" ? null : rest;
}
