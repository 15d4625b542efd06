using System.Text;

namespace Bot.Data.Knowledge;

/// <summary>
/// Chinese has no spaces, and SQLite's tokenizers know no Chinese: words are made of pairs of neighbouring Han characters,
/// and of Latin words and numbers in lower case.
/// </summary>
public static class SearchTerms
{
    /// <summary>The terms of a text, in order, with repetitions.</summary>
    public static IEnumerable<string> Of(string text) => Runs(text).SelectMany(TermsOf);

    /// <summary>The same, apart by spaces, as full-text search takes them.</summary>
    public static string Joined(string text) => string.Join(' ', Of(text));

    /// <summary>Unbroken runs of Han characters, and Latin words and numbers, in order.</summary>
    public static IEnumerable<string> Runs(string text)
    {
        var run = new StringBuilder();
        var isHan = false;
        foreach (var letter in text.Select(PlainOf))
        {
            var han = IsHan(letter);
            if (run.Length > 0 && (!(han || IsWord(letter)) || han != isHan))
            {
                yield return run.ToString();
                run.Clear();
            }

            if (han || IsWord(letter))
            {
                run.Append(letter);
                isHan = han;
            }
        }

        if (run.Length > 0)
        {
            yield return run.ToString();
        }
    }

    public static bool IsHan(char letter) => letter is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF');

    private static IEnumerable<string> TermsOf(string run) => !IsHan(run[0]) || run.Length == 1
        ? [run]
        : Enumerable.Range(0, run.Length - 1).Select(i => run.Substring(i, 2));

    private static bool IsWord(char letter) => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+';

    /// <summary>Half width and lower case.</summary>
    public static string Plain(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = PlainOf(from[i]);
        }
    });

    private static char PlainOf(char letter) => char.ToLowerInvariant(letter is >= '\uFF01' and <= '\uFF5E' ? (char)(letter - 0xFEE0) : letter);
}
