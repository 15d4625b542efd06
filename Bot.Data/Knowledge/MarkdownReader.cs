using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Bot.Data.Knowledge;

/// <summary>Reads Markdown: the first heading of the first level is the document's title, every other heading begins a section.</summary>
internal static class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    public static List<KnowledgePassage> Read(string text, string fileTitle)
    {
        var title = fileTitle;
        var titled = false;
        var headings = new List<(int Level, string Words)>();
        var lines = new List<string>();
        var passages = new List<KnowledgePassage>();
        foreach (var block in Markdown.Parse(text, Pipeline))
        {
            if (block is not HeadingBlock heading)
            {
                Lines(block, lines);
                continue;
            }

            End();
            var words = Words(heading.Inline).Trim();
            if (heading.Level == 1 && !titled)
            {
                (title, titled) = (words.Trim('《', '》'), true);
                continue;
            }

            headings.RemoveAll(h => h.Level >= heading.Level);
            headings.Add((heading.Level, words));
        }

        End();
        return passages;

        void End()
        {
            passages.AddRange(PassageCutter.Cut(title, [.. headings.Select(h => h.Words)], lines));
            lines.Clear();
        }
    }

    private static void Lines(Block block, List<string> lines)
    {
        switch (block)
        {
            case Table table:
                lines.AddRange(table.OfType<TableRow>().Select(row => string.Join('，', row.Select(CellWords).Where(c => c.Length > 0)) + "。"));
                break;
            case HtmlBlock:
                break;
            case ContainerBlock container:
                foreach (var child in container)
                {
                    Lines(child, lines);
                }

                break;
            case CodeBlock code:
                lines.AddRange(code.Lines.ToString().Split('\n'));
                break;
            case LeafBlock { Inline: { } inline }:
                lines.AddRange(Words(inline).Split('\n'));
                break;
        }
    }

    private static string CellWords(Block cell)
    {
        var lines = new List<string>();
        Lines(cell, lines);
        return string.Join(' ', lines).Trim();
    }

    private static string Words(ContainerInline? inlines)
    {
        var words = new StringBuilder();
        foreach (var inline in inlines ?? [])
        {
            words.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                LineBreakInline => "\n",
                AutolinkInline link => link.Url,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                ContainerInline container => Words(container),
                _ => "",
            });
        }

        return words.ToString();
    }
}
