using System.Text.RegularExpressions;

namespace Bot.Api.My;

/// <summary>
/// What was written for the chat, in the words of a page: there nobody answers with a digit or a word, there are buttons. Wherever a
/// page shows a message, an answer from the documents, or what an act came to, it goes through here.
/// </summary>
public static partial class PageWords
{
    /// <summary>What a word of the chat is on the pages.</summary>
    private static readonly Dictionary<string, string> OnPages = new(StringComparer.Ordinal)
    {
        ["我的网格员"] = "点“网格员”",
        ["查进度"] = "点“我的事”",
        ["催办"] = "打开那件事点“催办”",
        ["补充"] = "打开那件事点“补上”",
        ["撤回"] = "打开那件事点“撤回”",
        ["评价"] = "打开那件事选评价",
        ["改内容"] = "点“改一改”",
        ["改地点"] = "点“改一改”",
        ["改电话"] = "点“改一改”",
        ["取消"] = "不点“交上去”就行",
        ["问"] = "点“问政策”",
        ["人工"] = "点“帮助”",
        ["报事"] = "点“报事”",
        ["保密"] = "勾上“身份保密”",
        ["举报"] = "点“报事”，勾上“身份保密”",
    };

    /// <summary>The same without anything that only the chat understands.</summary>
    public static string Of(string text) => Tidy().Replace(string.Join('\n', text.Split('\n').Select(Line).Where(l => l is not null)), "\n").Trim();

    private static string? Line(string line)
    {
        var kept = string.Concat(Sentence().Matches(line).Select(m => m.Value).Select(Said).Where(s => s is not null));
        return kept.Length > 0 || line.Length == 0 ? kept : null;
    }

    /// <summary>One sentence, without the part that asks for a digit and what only leads to it; null where nothing is left.</summary>
    private static string? Said(string sentence)
    {
        if (Choices().IsMatch(sentence))
        {
            return null;
        }

        if (Digit().IsMatch(sentence))
        {
            var parts = sentence.TrimEnd('。', '！', '；').Split('，').ToList();
            for (var i = parts.Count - 1; i >= 0; i--)
            {
                if (Digit().IsMatch(parts[i]) || (i == parts.Count - 1 && LeadsOn().IsMatch(parts[i])))
                {
                    parts.RemoveAt(i);
                }
            }

            if (parts.Count == 0)
            {
                return null;
            }

            sentence = string.Join('，', parts) + "。";
        }

        return Word().Replace(sentence, m =>
        {
            var word = m.Groups["word"].Value;
            var head = OnPages.Keys.Where(k => word == k || word.StartsWith(k + " ", StringComparison.Ordinal)).MaxBy(k => k.Length);
            return head is null ? $"在聊天里说“{word}”" : OnPages[head];
        });
    }

    [GeneratedRegex("[^。！？；]*[。！？；]?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Sentence();

    /// <summary>回 1, 回复1, 回一个数字.</summary>
    [GeneratedRegex("[回选]复?\\s?(?:[0-9]|数字|一个数字)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Digit();

    /// <summary>想单独报一件, 能帮您转的: nothing without what follows.</summary>
    [GeneratedRegex("^(?:想|能|要|不想|没有)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex LeadsOn();

    /// <summary>A row of choices: 1 满意　2 基本满意.</summary>
    [GeneratedRegex("^\\s*(?:回?\\s?)?1 .+[　\\s]2 ", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Choices();

    /// <summary>回“查进度”, 回“补充”加编号再加要说的, 再回“保密”.</summary>
    [GeneratedRegex("回复?\\s?“(?<word>[^”]{1,40})”(?:加编号|再加要说的话|再加要说的|加您的问题|再加您的问题|加要说的)*(?:“[^”]{1,10}”)*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Word();

    [GeneratedRegex("\\n{3,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Tidy();
}
