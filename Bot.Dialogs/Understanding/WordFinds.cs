namespace Bot.Dialogs.Understanding;

/// <summary>What the word lists have found in one part of a message. Reused; not safe to share.</summary>
internal sealed class WordFinds
{
    private const int LongestWord = 16;

    private readonly HashSet<(int, int)> _counted = [];

    public List<WordHit> Hits { get; } = [];

    /// <summary>By section of the lexicon: words found, each shared among the sections it stands in.</summary>
    public float[] Weights { get; private set; } = [];

    /// <summary>By section of the lexicon: letters of the longest word found.</summary>
    public int[] Longest { get; private set; } = [];

    public List<(Danger Danger, WordHit Hit)> Dangers { get; } = [];

    public List<WordHit> Harmless { get; } = [];

    public List<WordHit> NotNow { get; } = [];

    public List<WordHit> NotNowAfter { get; } = [];

    /// <summary>A notion of danger (fire, water, a fall …) is named, be it past, feared or meant otherwise.</summary>
    public bool NamesDanger { get; set; }

    public void Clear(int sections)
    {
        NamesDanger = false;
        if (Weights.Length != sections)
            (Weights, Longest) = (new float[sections], new int[sections]);
        Array.Clear(Weights);
        Array.Clear(Longest);
        _counted.Clear();
        Hits.Clear();
        Dangers.Clear();
        Harmless.Clear();
        NotNow.Clear();
        NotNowAfter.Clear();
    }

    public void Count(int section, WordHit hit, float weight)
    {
        if (!_counted.Add((section, hit.Word)))
            return;
        Weights[section] += weight;
        Longest[section] = Math.Max(Longest[section], hit.End - hit.Start);
    }

    public bool IsHarmless(WordHit hit)
    {
        foreach (var mask in Harmless)
        {
            if (mask.Start <= hit.Start && mask.End >= hit.End)
                return true;
        }
        return false;
    }

    // Hits come by their end: what holds this one stands beside it in the list.
    public bool IsInsideLonger(int index)
    {
        var hit = Hits[index];
        for (var i = index - 1; i >= 0 && Hits[i].End == hit.End; i--)
        {
            if (Hits[i].Start < hit.Start)
                return true;
        }
        for (var i = index + 1; i < Hits.Count && Hits[i].End < hit.End + LongestWord; i++)
        {
            if (Hits[i].Start <= hit.Start)
                return true;
        }
        return false;
    }
}
