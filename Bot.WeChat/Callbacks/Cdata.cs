using System.Buffers;
using System.Text;

namespace Bot.WeChat.Callbacks;

/// <summary>Text as CDATA that nothing can break out of.</summary>
internal static class Cdata
{
    private static readonly SearchValues<char> Suspect = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFFFE\uFFFF");

    /// <summary>Adds <paramref name="text"/> as CDATA: <c>]]&gt;</c> split over two sections, characters that XML forbids left out.</summary>
    public static void Append(StringBuilder xml, string text)
    {
        var clean = Clean(text);
        xml.Append("<![CDATA[").Append(clean.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)).Append("]]>");
    }

    /// <summary>As <see cref="Append"/>, alone.</summary>
    public static string Of(string text)
    {
        var xml = new StringBuilder(text.Length + 16);
        Append(xml, text);
        return xml.ToString();
    }

    /// <summary>The most bytes of UTF-8 that <paramref name="text"/> takes as CDATA: every third character may begin a new section.</summary>
    public static int MostBytes(string text) => 16 + (Encoding.UTF8.GetMaxByteCount(text.Length) * 6);

    private static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAny(Suspect) && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else if (!char.IsSurrogate(text[i]) && !Suspect.Contains(text[i]))
            {
                clean.Append(text[i]);
            }
        }

        return clean.ToString();
    }
}
