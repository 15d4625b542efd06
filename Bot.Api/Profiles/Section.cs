using System.Text;

namespace Bot.Api.Profiles;

/// <summary>Lines under a title in plain Chinese; a line that has nothing to say is left out, an article stands at its end.</summary>
internal sealed class Section(string title)
{
    private readonly List<string> _lines = [];

    internal Section Say(string? line, string? article = null)
    {
        if (line is { Length: > 0 })
        {
            _lines.Add(line + Cited(article));
        }

        return this;
    }

    /// <summary>The title with what is said under it; nothing when nothing is.</summary>
    internal string Text() => _lines.Count == 0 ? "" : _lines.Aggregate(new StringBuilder($"【{title}】\n"), (text, line) => text.Append("  ").Append(line).Append('\n')).ToString();

    internal static string Cited(string? article) => article is null ? "" : $"（{article}）";
}
