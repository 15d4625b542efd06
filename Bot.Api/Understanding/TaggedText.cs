using Bot.Dialogs.Understanding;

namespace Bot.Api.Understanding;

/// <summary>A text with the letters of its place marked.</summary>
internal sealed class TaggedText
{
    public TaggedText(string text, string place)
    {
        var folded = new char[Math.Min(text.Length, PlaceTagger.Longest)];
        FoldedText.Fold(text, folded);
        Tags = new byte[folded.Length];
        var start = place.Length == 0 ? -1 : text.IndexOf(place, StringComparison.Ordinal);
        for (var i = start; start >= 0 && i < start + place.Length && i < Tags.Length; i++)
            Tags[i] = i == start ? (byte)PlaceTagger.Begin : (byte)PlaceTagger.Inside;
        Span<uint> signs = stackalloc uint[PlaceSigns.Most];
        Signs = new uint[folded.Length][];
        for (var i = 0; i < folded.Length; i++)
            Signs[i] = signs[..PlaceSigns.Read(folded, i, signs)].ToArray();
    }

    public byte[] Tags { get; }

    public uint[][] Signs { get; private set; }

    /// <summary>By letter: rows of its signs, once they are numbered.</summary>
    public int[][] Rows { get; private set; } = [];

    public void Know(Dictionary<uint, int> row)
    {
        Rows = [.. Signs.Select(s => s.Where(row.ContainsKey).Select(sign => row[sign]).ToArray())];
        Signs = [];
    }
}
