using System.Text;

namespace Bot.WeChat.Callbacks;

/// <summary>Fits words into what a reply may carry.</summary>
public static class ReplyText
{
    /// <summary>UTF-8 bytes of a passive text reply, and of a customer-service text.</summary>
    public const int PassiveBytes = 2_048;

    /// <summary>
    /// Cuts <paramref name="text"/> so that the first part takes at most <paramref name="maxBytes"/> bytes of UTF-8: at the last
    /// line end if one stands in its second half, else between two characters, never inside a surrogate pair. What is left
    /// (null when nothing is) goes by customer-service message, cut again where it is still too long.
    /// </summary>
    public static (string Passive, string? Remainder) Split(string text, int maxBytes = PassiveBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 4);
        if (text.Length * 3 <= maxBytes || Encoding.UTF8.GetByteCount(text) <= maxBytes)
        {
            return (text, null);
        }

        var fits = CharactersWithin(text, maxBytes);
        var line = text.LastIndexOf('\n', fits - 1);
        var cut = line > fits / 2 ? line : fits;
        var rest = text[cut..].TrimStart('\r', '\n');
        return (text[..cut].TrimEnd('\r', '\n'), rest.Length == 0 ? null : rest);
    }

    private static int CharactersWithin(string text, int maxBytes)
    {
        var bytes = 0;
        var characters = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes)
            {
                break;
            }

            characters += rune.Utf16SequenceLength;
        }

        return characters;
    }
}
