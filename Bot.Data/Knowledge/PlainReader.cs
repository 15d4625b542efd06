using System.Text.RegularExpressions;

namespace Bot.Data.Knowledge;

/// <summary>Reads plain text: the file's name is the title; lines that begin with 第…章 and 第…条 are its sections, empty lines part the rest.</summary>
internal static partial class PlainReader
{
    public static List<KnowledgePassage> Read(string text, string fileTitle)
    {
        var passages = new List<KnowledgePassage>();
        var (chapter, article) = ("", "");
        var lines = new List<string>();
        foreach (var line in text.Split('\n').Select(l => l.Trim()))
        {
            if (Chapter().IsMatch(line))
            {
                End();
                (chapter, article) = (line, "");
            }
            else if (Article().Match(line) is { Success: true } match)
            {
                End();
                article = match.Groups[1].Value;
                lines.Add(line[match.Length..].Trim());
            }
            else if (line.Length == 0 && article.Length == 0)
            {
                End();
            }
            else
            {
                lines.Add(line);
            }
        }

        End();
        return passages;

        void End()
        {
            passages.AddRange(PassageCutter.Cut(fileTitle, [.. new[] { chapter, article }.Where(h => h.Length > 0)], lines));
            lines.Clear();
        }
    }

    [GeneratedRegex(@"^第[0-9一二三四五六七八九十百]{1,6}[章节编](?:\s|$|　)[^。]{0,40}$|^第[0-9一二三四五六七八九十百]{1,6}[章节编]$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Chapter();

    [GeneratedRegex(@"^(第[0-9一二三四五六七八九十百]{1,6}条(?:之[一二三四五六七八九十])?)(?=[\s　：:]|$)[\s　：:]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Article();
}
