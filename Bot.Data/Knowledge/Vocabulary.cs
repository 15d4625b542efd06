using System.Text;

namespace Bot.Data.Knowledge;

/// <summary>
/// Words with the same meaning, from <c>synonyms.txt</c> beside the documents: questions and documents are both brought to
/// the first word of a line before they are compared, so that 给个信 finds 答复. A city adds lines of its own.
/// </summary>
public sealed class Vocabulary
{
    /// <summary>The file's name, beside the documents for all and beside those of one place.</summary>
    public const string FileName = "synonyms.txt";

    /// <summary>Without any.</summary>
    public static readonly Vocabulary None = new([]);

    private readonly Dictionary<string, string> _first = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly HashSet<char> _begins = [];
    private readonly int _longest;

    /// <summary>Each line holds words apart by spaces, the first of which stands for all; # begins a remark. A word that stands twice means what the later line says.</summary>
    /// <exception cref="KnowledgeException">There are more than <see cref="KnowledgeLimits.Synonyms"/> words, or one is too long.</exception>
    public Vocabulary(IEnumerable<(string Where, string Line)> lines)
    {
        foreach (var (where, line) in lines)
        {
            var words = line.Split('#')[0].Split([' ', '\t', '　'], StringSplitOptions.RemoveEmptyEntries);
            foreach (var word in words.Skip(1).Select(SearchTerms.Plain))
            {
                if (word.Length > KnowledgeLimits.SynonymLength)
                {
                    throw new KnowledgeException($"{where}: “{word}” has {word.Length} characters, at most {KnowledgeLimits.SynonymLength} are taken.");
                }

                _first[word] = SearchTerms.Plain(words[0]);
                _begins.Add(word[0]);
                _longest = Math.Max(_longest, word.Length);
            }
        }

        if (_first.Count > KnowledgeLimits.Synonyms)
        {
            throw new KnowledgeException($"{FileName}: holds {_first.Count} words, at most {KnowledgeLimits.Synonyms} are taken.");
        }

        _lookup = _first.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many words are brought to another.</summary>
    public int Count => _first.Count;

    /// <summary>The same words, in half width and lower case, each synonym brought to the first of its line; the longest at each place.</summary>
    public string Bring(string words)
    {
        words = SearchTerms.Plain(words);
        if (_longest == 0)
        {
            return words;
        }

        var brought = new StringBuilder(words.Length);
        for (var i = 0; i < words.Length;)
        {
            var length = _begins.Contains(words[i]) ? Math.Min(_longest, words.Length - i) : 0;
            string? first = null;
            while (length > 0 && !_lookup.TryGetValue(words.AsSpan(i, length), out first))
            {
                length--;
            }

            if (length == 0)
            {
                brought.Append(words[i++]);
                continue;
            }

            brought.Append(first);
            i += length;
        }

        return brought.ToString();
    }
}
