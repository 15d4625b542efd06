using System.Text;
using System.Text.RegularExpressions;

namespace Bot.Data.Knowledge;

/// <summary>Cuts a section into passages at the ends of sentences, and reads articles out of headings.</summary>
public static partial class PassageCutter
{
    private const string SentenceEnds = "。！？；!?;\n";

    /// <summary>Begins a line that says how people ask for what the section answers.</summary>
    private static readonly string[] AskedMarks = ["问法：", "问法:"];

    /// <summary>The passages of one section; none when it says nothing.</summary>
    public static IEnumerable<KnowledgePassage> Cut(string document, IReadOnlyList<string> headings, IEnumerable<string> lines)
    {
        var section = string.Join('›', headings.Select(WithoutArticle).Where(h => h.Length > 0));
        var article = headings.Reverse().Select(ArticleIn).FirstOrDefault(a => a is not null);
        var (text, asked) = Sort(lines);
        return Pieces(text).Select(piece => new KnowledgePassage(document, section, article, piece, asked));
    }

    /// <summary>第16条 or 第17条、第31条, 附录A, 5.4; null when the heading names none.</summary>
    public static string? ArticleIn(string heading)
    {
        var found = Article().Matches(heading);
        return found.Count == 0 ? null : string.Join('、', found.Select(m => m.Value.Replace(" ", "", StringComparison.Ordinal)));
    }

    /// <summary>The sentences of a text, each with the mark that ends it.</summary>
    public static List<string> Sentences(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            // A closing quotation mark belongs to the sentence it closes.
            var isEnd = SentenceEnds.Contains(text[i]) && (i + 1 == text.Length || text[i + 1] is not ('”' or '」' or '）' or '’'));
            var closes = i > 0 && text[i] is '”' or '」' or '）' or '’' && SentenceEnds.Contains(text[i - 1]);
            if (isEnd || closes)
            {
                Take(i + 1);
            }
        }

        Take(text.Length);
        return sentences;

        void Take(int end)
        {
            var sentence = text[start..end].Trim();
            start = end;
            if (sentence.Length > 0)
            {
                sentences.Add(sentence);
            }
        }
    }

    private static string WithoutArticle(string heading) => Article().Replace(heading, "").Trim(' ', '　', '、', '（', '）', '(', ')', '：', ':', '.', '．');

    private static (string Text, string Asked) Sort(IEnumerable<string> lines)
    {
        var (text, asked) = (new List<string>(), new List<string>());
        foreach (var line in lines.Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            var mark = Array.Find(AskedMarks, m => line.StartsWith(m, StringComparison.Ordinal));
            (mark is null ? text : asked).Add(mark is null ? line : line[mark.Length..].Trim());
        }

        return (string.Join('\n', text), string.Join('　', asked));
    }

    private static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        foreach (var part in Sentences(text).SelectMany(s => s.Chunk(KnowledgeLimits.PassageLength)).Select(c => new string(c)))
        {
            if (piece.Length + part.Length > KnowledgeLimits.PassageLength)
            {
                yield return piece.ToString();
                piece.Clear();
            }

            piece.Append(part);
        }

        if (piece.Length > 0)
        {
            yield return piece.ToString();
        }
    }

    [GeneratedRegex(@"第\s?[0-9一二三四五六七八九十百]{1,6}\s?条(?:之[一二三四五六七八九十])?|附录\s?[A-Z]|(?<![0-9.])[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}(?![0-9.])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Article();
}
