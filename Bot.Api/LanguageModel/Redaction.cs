using System.Text.RegularExpressions;
using Bot.Data.People;

namespace Bot.Api.LanguageModel;

/// <summary>What leaves the house for a model of somebody else's holds nobody's number and nobody's name.</summary>
public static partial class Redaction
{
    /// <summary>The same words, at most <see cref="ModelLimits.WordsLength"/> characters, with numbers, addresses of mail and names of people taken out.</summary>
    public static string Of(string words)
    {
        words = words.Length <= ModelLimits.WordsLength ? words : words[..ModelLimits.WordsLength];

        // The masks of cards leave the ends of a number; a model needs not even these.
        words = Masked().Replace(Masking.Mask(words), "【号码】");
        words = Number().Replace(Mail().Replace(words, "【邮箱】"), "【号码】");
        return Names.TakenOut(words);
    }

    [GeneratedRegex(@"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]?[0-9A-Za-z\-]*\*{4,}[0-9A-Za-z挂学警港澳]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Masked();

    // Cards, account numbers, QQ: nothing a place or a matter is told by has so many figures.
    [GeneratedRegex(@"[0-9０-９](?:[ \-]?[0-9０-９]){5,}[Xx]?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"[0-9A-Za-z._%+\-]+@[0-9A-Za-z.\-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Mail();
}
