using System.Text;
using System.Text.RegularExpressions;
using Bot.Data.Knowledge;

namespace Bot.Api.LanguageModel;

/// <summary>Does an answer stand in the passages it was taken from: every figure with its unit, phone number, date and address, and most of its words.</summary>
public static partial class Grounding
{
    /// <summary>Share of an answer's pairs of characters that must stand in the passages.</summary>
    public const double Share = 0.6;

    public static bool Stands(string answer, IReadOnlyList<string> passages)
    {
        if (Encoding.UTF8.GetByteCount(answer) > KnowledgeLimits.AnswerBytes)
        {
            return false;
        }

        var said = Plain(answer);
        var written = string.Join('\n', passages.Select(Plain));
        return Figures(said).IsSubsetOf(Figures(written)) && Words(said).IsSubsetOf(Words(written)) && IsInTheirWords(said, written) && !DeniesMore(said, written);
    }

    private static bool IsInTheirWords(string said, string written)
    {
        var terms = SearchTerms.Of(said).ToList();
        var theirs = SearchTerms.Of(written).ToHashSet(StringComparer.Ordinal);
        return terms.Count > 0 && terms.Count(theirs.Contains) >= Share * terms.Count;
    }

    // 可以 made of 不可以 shares all its words; so what is denied must be denied as often as it was written.
    private static bool DeniesMore(string said, string written) =>
        Denials().Matches(said).Any(m => !written.Contains(m.Value, StringComparison.Ordinal))
        || Denials().Matches(written).Any(m => !said.Contains(m.Value, StringComparison.Ordinal) && said.Contains(m.Groups[1].Value, StringComparison.Ordinal) && m.Groups[1].Length > 0);

    // A figure counts with what follows it: 3 天 is not 3 个月.
    private static HashSet<string> Figures(string words) =>
        [.. Figure().Matches(words).Select(m => m.Value.Replace("个工", "工", StringComparison.Ordinal))];

    // Addresses of pages and mail, names in Latin letters: letter by letter.
    private static HashSet<string> Words(string words) => [.. Latin().Matches(words).Select(m => m.Value)];

    private static string Plain(string words) => string.Concat(words.Select(Half).Where(c => !char.IsWhiteSpace(c)));

    // A Chinese comma parts two figures, a Latin one may stand inside one: punctuation stays as it is.
    private static char Half(char letter) =>
        letter is >= '\uFF01' and <= '\uFF5E' && (char)(letter - 0xFEE0) is var half && (char.IsAsciiLetterOrDigit(half) || half is '.' or '-' or '/' or '@' or '%') ? char.ToLowerInvariant(half) : char.ToLowerInvariant(letter);

    [GeneratedRegex(@"[0-9](?:(?:[0-9.:/\-—~～至]|,(?=[0-9]{3}))*[0-9])?%?(?:个?\p{Lo})?|[零〇一二三四五六七八九十百千万两半]+个?(?:工作日|小时|分钟|年|月|日|号|天|周|元|块|户|人|级|类|步|项|条|次|倍|岁|层|名|位|米|公里|成|折|种|份|张)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Figure();

    [GeneratedRegex(@"[a-z][a-z0-9+./:@_\-]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Latin();

    [GeneratedRegex(@"(?:不|没|无|非|禁止|严禁|免)(\p{Lo}{1,2})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Denials();
}
