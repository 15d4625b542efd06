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
        var signs = new PlaceSign[PlaceSigns.PerLetter * (folded.Length + (2 * PlaceSigns.Edge))];
        Signs = signs[..PlaceSigns.Read(folded, signs)];
    }

    public byte[] Tags { get; }

    public PlaceSign[] Signs { get; private set; }

    /// <summary>By letter: where the weights stand of the signs that speak for it, once they are numbered.</summary>
    public int[][] Weights { get; private set; } = [];

    /// <param name="start">By sign: where its weights begin.</param>
    public void Know(Dictionary<(byte Group, uint Hash), int> start)
    {
        var at = Tags.Select(_ => new List<int>()).ToArray();
        foreach (var sign in Signs)
        {
            if (!start.TryGetValue((sign.Group, sign.Hash), out var weights))
                continue;
            var (first, count) = PlaceSigns.Reach[sign.Group];
            for (var n = 0; n < count; n++)
            {
                if (sign.At - first - n is var letter && letter >= 0 && letter < at.Length)
                    at[letter].Add(weights + (n * PlaceTagger.Tags));
            }
        }
        Weights = [.. at.Select(w => w.ToArray())];
        Signs = [];
    }
}
