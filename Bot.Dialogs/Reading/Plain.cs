using System.Text;

namespace Bot.Dialogs.Reading;

/// <summary>Makes words comparable: what elders' keyboards and speech recognition scatter, a command must not stumble over.</summary>
internal static class Plain
{
    private const string Edges = " \t\r\n\u3000。.!！?？~～、,，;；：:…—-“”\"'‘’「」『』《》()（）【】[]*";

    private static readonly char[] EdgeLetters = Edges.ToCharArray();

    /// <summary>The resident's own words without our mark and control characters, trimmed. Line breaks stay.</summary>
    public static string Clean(string? words)
    {
        if (string.IsNullOrEmpty(words))
            return "";
        var clean = new StringBuilder(words.Length);
        foreach (var letter in words)
        {
            if (letter != Turn.NumberMark[0] && (letter == '\n' || !char.IsControl(letter)))
                clean.Append(letter);
        }
        return clean.ToString().Trim();
    }

    /// <summary>Full-width forms to half-width, lower case, without faces and without edge punctuation.</summary>
    public static string Fold(string words) => Faces.Without(Halve(words)).Trim(EdgeLetters);

    /// <summary>Full-width forms to half-width and lower case; the length stays the same.</summary>
    public static string Halve(string words) => string.Create(words.Length, words, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = from[i] switch
            {
                >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(from[i] - 0xFEE0)),
                '\u3000' => ' ',
                _ => char.ToLowerInvariant(from[i]),
            };
        }
    });

    public static string TrimEdges(string words) => words.Trim(EdgeLetters);

    public static bool IsEdge(char letter) => Edges.Contains(letter);

    /// <summary>At most <paramref name="length"/> characters, on one line, with … where cut; never half a character.</summary>
    public static string Excerpt(string words, int length = DialogLimits.Excerpt)
    {
        var line = words.Replace('\n', '，');
        if (line.Length <= length)
            return line;
        var end = char.IsHighSurrogate(line[length - 1]) ? length - 1 : length;
        return line[..end] + "…";
    }
}
