using System.Globalization;

namespace Bot.Dialogs.Understanding;

/// <summary>One line of meaning: a word in a section (<c>item noise</c>, <c>danger Fire</c>, <c>harmless</c> …) with its weight.</summary>
internal readonly record struct WordEntry(string Section, string Name, string Word, double Weight);

/// <summary>Reads <c>words.txt</c> (sections in brackets, then lines of a weight and words) and <c>lexicon.txt</c> (the same without weights).</summary>
internal static class WordTable
{
    /// <summary>Section of every word of the lexicon; its name is the item.</summary>
    public const string Lexicon = "lexicon";

    public static IEnumerable<WordEntry> Load(string file) => Lines(file).Select(l =>
    {
        var head = l.Head.Split(' ', 2);
        var weight = double.Parse(l.Words[0], CultureInfo.InvariantCulture);
        return l.Words.Skip(1).Select(word => new WordEntry(head[0], head.Length > 1 ? head[1] : "", word, weight));
    }).SelectMany(e => e);

    public static IEnumerable<WordEntry> LoadLexicon(string file) =>
        Lines(file).SelectMany(l => l.Words.Distinct().Select(word => new WordEntry(Lexicon, l.Head, word, 1))).Distinct();

    private static List<(string Head, string[] Words)> Lines(string file)
    {
        using var reader = new StreamReader(ServiceItems.Resource(file));
        var lines = new List<(string, string[])>();
        var head = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
                head = line.Trim('[', ']');
            else
                lines.Add((head, line.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        }
        return lines;
    }
}
