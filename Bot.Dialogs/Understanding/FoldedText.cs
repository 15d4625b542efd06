using System.Buffers;

namespace Bot.Dialogs.Understanding;

/// <summary>A message as the models read it: full-width letters made narrow, lower case, punctuation as a blank. Same length as what was said.</summary>
internal static class FoldedText
{
    /// <summary>Characters of a message that are read; what is said later hardly ever changes what it is about.</summary>
    public const int Longest = 600;

    /// <summary>Stands for a masked town or district of the letters (A市, B7县).</summary>
    public const char Mask = '\uE000';

    private static readonly SearchValues<char> Blanks = SearchValues.Create("，。！；：、,.!;:“”\"'‘’（）()《》【】[]…~—-－·*#＃ \t\r\n\u3000");

    public static int Fold(ReadOnlySpan<char> words, Span<char> into)
    {
        var length = Math.Min(words.Length, into.Length);
        for (var i = 0; i < length; i++)
            into[i] = Fold(words[i]);
        return length;
    }

    /// <summary>Runs of digits become one 0, of blanks one blank; masked towns become <see cref="Mask"/>.</summary>
    public static int Squeeze(ReadOnlySpan<char> folded, Span<char> into)
    {
        var count = 0;
        for (var i = 0; i < folded.Length; i++)
        {
            if (folded[i] is >= 'a' and <= 'z' && EndOfMask(folded, i) is > 0 and var end)
            {
                into[count++] = Mask;
                i = end - 1;
                continue;
            }
            var letter = char.IsAsciiDigit(folded[i]) ? '0' : folded[i];
            if (letter is '0' or ' ' && count > 0 && into[count - 1] == letter)
                continue;
            into[count++] = letter;
        }
        return count;
    }

    private static int EndOfMask(ReadOnlySpan<char> folded, int start)
    {
        var end = start + 1;
        while (end < folded.Length && char.IsAsciiDigit(folded[end]))
            end++;
        return end < folded.Length && folded[end] is '市' or '县' or '区' ? end : 0;
    }

    private static char Fold(char letter)
    {
        if (letter is > '\uFF00' and < '\uFF5F')
            letter = (char)(letter - 0xFEE0);
        return Blanks.Contains(letter) ? ' ' : char.ToLowerInvariant(letter);
    }
}
