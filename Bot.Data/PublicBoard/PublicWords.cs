using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Bot.Data.PublicBoard;

/// <summary>
/// Words of residents and workers as the public may read them: no names, phones, identity and card numbers, plates,
/// addresses of mail and chat, links, house numbers. It hides rather too much than too little; what it says stays the
/// same when it is said again.
/// </summary>
public static partial class PublicWords
{
    /// <summary>What stands where something was hidden. It holds nothing that any rule here would hide.</summary>
    public const string Hidden = "＊＊";

    /// <summary>Instead of words that do not come to rest.</summary>
    public const string Nothing = "（内容不公开）";

    /// <summary>Times over the same words; two are usual: what was hidden can bring two halves together.</summary>
    private const int Rounds = 8;

    /// <param name="words">As said, of any length the doors let in (2,000 characters).</param>
    public static string Redact(string? words)
    {
        if (string.IsNullOrEmpty(words))
        {
            return "";
        }

        try
        {
            var shown = Plain(words);
            for (var round = 0; round < Rounds; round++)
            {
                var next = Once(shown);
                if (next == shown)
                {
                    return shown;
                }

                shown = next;
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // Words made to take long are no words to be shown.
        }

        return Nothing;
    }

    private static string Once(string words) => Again().Replace(PublicNames.Hide(PublicHouses.Hide(Numbers(words))), Hidden);

    private static string Numbers(string words)
    {
        words = Link().Replace(words, Hidden);
        words = words.Contains('@', StringComparison.Ordinal) ? Mail().Replace(words, Hidden) : words;
        words = Account().Replace(words, "$1" + Hidden);
        words = Plate().Replace(words, Hidden);
        words = Tail().Replace(words, "$1" + Hidden);
        words = words.AsSpan().ContainsAny("*＊xX×•") ? HalfMasked().Replace(words, Hidden) : words;
        words = Digits().Replace(words, static m => Date().IsMatch(m.Value) ? m.Value : Hidden);
        words = SpokenDigits().Replace(words, static m => m.Value.Any(c => c > 0x7f) ? Hidden : m.Value);
        return words.Any(char.IsAsciiLetter) ? Letters().Replace(words, Hidden) : words;
    }

    /// <summary>Full-width letters and digits as ordinary ones, invisible characters gone: they are how numbers are slipped past a filter.</summary>
    private static string Plain(string words)
    {
        var plain = new StringBuilder(words.Length);
        foreach (var c in words)
        {
            if (c is (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') or '＠' or '．' or '－' or '＃')
            {
                plain.Append((char)(c - '０' + '0'));
            }
            else if (char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control) || c is '\n')
            {
                plain.Append(c == '\u3000' ? ' ' : c);
            }
        }

        return plain.ToString();
    }

    [GeneratedRegex(@"(?:https?://|www\.)[^\s\u4e00-\u9fff，。；！？）]{1,300}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,100}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Mail();

    [GeneratedRegex(@"((?:微信|薇信|威信|微信号|vx|wx|v信|wechat|qq|扣扣|抖音|快手|支付宝|账号|帐号|户号|卡号|工号|学号|护照|证号|车牌号?)(?:号码?|账号|id)?)[\s：:是为叫,，]{0,4}(?=[A-Za-z0-9_\-.]*[0-9A-Za-z]{3})[A-Za-z0-9_\-.]{4,40}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Account();

    [GeneratedRegex(@"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使][ ]?[A-Za-z][·•.\- ]{0,2}(?=[A-Za-z0-9]{0,5}[0-9])[A-Za-z0-9]{4,6}[挂学警港澳领]?|(?<![A-Za-z0-9])[A-Z][·•. ]?(?=[A-Z0-9]{0,4}[0-9])(?=[A-Z0-9]{0,4}[A-Z])[A-Z0-9]{5}(?![A-Za-z0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Plate();

    [GeneratedRegex(@"((?:尾号|后四位|后3位|后三位|后4位|末四位|车牌)[\s：:是为]{0,3})[A-Za-z0-9]{2,8}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Tail();

    /// <summary>138****5678, hidden by halves by whoever wrote it.</summary>
    [GeneratedRegex(@"[0-9]{1,10}[*＊xX×•]{2,12}[0-9]{1,6}[xX]?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex HalfMasked();

    /// <summary>Seven digits and more, whatever single mark stands between them: phones, cards, identity numbers.</summary>
    [GeneratedRegex(@"[0-9](?:[ \-.—–_/,，、·()（）]{0,2}[0-9]){6,40}[xX]?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Digits();

    /// <summary>A day of this century is no number of a person.</summary>
    [GeneratedRegex(@"^20[0-9]{2}(?<mark>[\-./])[0-9]{1,2}\k<mark>[0-9]{1,2}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Date();

    [GeneratedRegex(@"[零〇○一二两三四五六七八九幺壹贰叁肆伍陆柒捌玖0-9](?:[ \-]?[零〇○一二两三四五六七八九幺壹贰叁肆伍陆柒捌玖0-9]){6,30}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex SpokenDigits();

    /// <summary>Letters and digits in one, as names of accounts and numbers of papers are.</summary>
    [GeneratedRegex(@"(?<![A-Za-z0-9_])(?=[A-Za-z_\-]{0,20}[0-9])(?=[0-9_\-]{0,20}[A-Za-z])[A-Za-z0-9_\-]{6,60}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Letters();

    /// <summary>Hidden beside hidden is hidden once.</summary>
    [GeneratedRegex(@"＊＊(?:[ ，,、\-]{0,2}＊＊)+|＊{3,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Again();
}
