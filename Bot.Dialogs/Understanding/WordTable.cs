using System.Globalization;

namespace Bot.Dialogs.Understanding;

/// <summary>One line of meaning: a word in a section (<c>item noise</c>, <c>danger Fire</c>, <c>harmless</c> …) with its weight.</summary>
internal readonly record struct WordEntry(string Section, string Name, string Word, double Weight);

/// <summary>Reads <c>words.txt</c>: sections in brackets, then lines of a weight and words.</summary>
internal static class WordTable
{
    public static List<WordEntry> Load()
    {
        using var reader = new StreamReader(ServiceItems.Resource("words.txt"));
        var entries = new List<WordEntry>();
        string section = "", name = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
            {
                var head = line.Trim('[', ']').Split(' ', 2);
                (section, name) = (head[0], head.Length > 1 ? head[1] : "");
                continue;
            }
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var weight = double.Parse(parts[0], CultureInfo.InvariantCulture);
            foreach (var word in parts.AsSpan(1))
                entries.Add(new(section, name, word.ToLowerInvariant(), weight));
        }
        return entries;
    }
}
