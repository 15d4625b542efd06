namespace Bot.Dialogs.Understanding;

/// <summary>
/// Understands by weighted words: every word of <c>words.txt</c> found in the message adds its weight to an item or a kind.
/// A confidence is the chance that the item is right, fitted on labelled messages: of those with 0.7, about seven in ten are.
/// </summary>
public sealed class KeywordUnderstanding : IUnderstanding
{
    /// <summary>People name the matter first: words that begin this early weigh more.</summary>
    private const int Head = 40;

    private const double HeadFactor = 2;

    /// <summary>Turns weights into chances; fitted together with <see cref="HeadFactor"/>.</summary>
    private const double Softness = 7;

    private const int Guesses = 3;

    private static readonly string[] Kinds = ["complaint", "request", "inquiry", "suggestion", "praise"];

    private readonly string[] _items = [.. ServiceItems.All.Select(i => i.Code)];
    private readonly List<Sense>[] _senses;
    private readonly double[][] _leans;
    private readonly WordScanner _scanner;

    public KeywordUnderstanding()
    {
        var entries = WordTable.Load();
        _leans = [.. _items.Select(item => LeansOf(item, entries))];
        var words = entries.Where(e => e.Section != "lean").GroupBy(e => e.Word).ToList();
        _senses = [.. words.Select(w => w.Select(SenseOf).ToList())];
        _scanner = new WordScanner([.. words.Select(w => w.Key)]);
    }

    public Meaning Judge(string words)
    {
        var hits = new List<WordHit>();
        _scanner.Scan(words, hits);
        var found = new Found(_items.Length);
        foreach (var hit in hits)
            Take(hit, found);
        var danger = DangerFinder.First(words, found.Dangers, found.Harmless, found.NotNow, found.NotNowAfter);
        return new Meaning(KindOf(found), Best(found), found.Urgent || danger != Danger.None, danger);
    }

    private void Take(WordHit hit, Found found)
    {
        var isFirst = found.Seen.Add(hit.Word);
        var factor = hit.Start < Head ? HeadFactor : 1;
        foreach (var (field, index, weight) in _senses[hit.Word])
        {
            switch (field)
            {
                case Field.Item when isFirst: found.Items[index] += weight * factor; break;
                case Field.Kind when isFirst: found.Kinds[index] += weight * factor; break;
                case Field.Urgent: found.Urgent = true; break;
                case Field.Danger: found.Dangers.Add(((Danger)index, hit)); break;
                case Field.Harmless: found.Harmless.Add(hit); break;
                case Field.NotNow: found.NotNow.Add(hit); break;
                case Field.NotNowAfter: found.NotNowAfter.Add(hit); break;
            }
        }
    }

    private List<ItemGuess> Best(Found found)
    {
        var ranked = found.Items.Select((score, i) => (Score: score, Item: _items[i])).Where(g => g.Score > 0)
            .OrderByDescending(g => g.Score).ToList();
        if (ranked.Count == 0)
            return [new(ServiceItems.Other, 0)];
        // The 1 stands for "none of these": it keeps one weak word from looking certain.
        var all = 1 + ranked.Sum(g => Math.Exp((g.Score - ranked[0].Score) / Softness) * Math.Exp(ranked[0].Score / Softness));
        return [.. ranked.Take(Guesses).Select(g => new ItemGuess(g.Item, Math.Exp(g.Score / Softness) / all))];
    }

    private string KindOf(Found found)
    {
        var scores = found.Kinds;
        var top = Array.IndexOf(found.Items, found.Items.Max());
        if (found.Items[top] > 0)
        {
            for (var k = 0; k < scores.Length; k++)
                scores[k] += _leans[top][k];
        }
        var best = Array.IndexOf(scores, scores.Max());
        return scores[best] > 0 ? Kinds[best] : "request";
    }

    private static double[] LeansOf(string item, List<WordEntry> entries) =>
        [.. Kinds.Select(kind => entries.Where(e => e.Section == "lean" && e.Name == kind && e.Word == item).Sum(e => e.Weight))];

    private Sense SenseOf(WordEntry entry) => entry.Section switch
    {
        "item" => new(Field.Item, Known(_items, entry), entry.Weight),
        "kind" => new(Field.Kind, Known(Kinds, entry), entry.Weight),
        "danger" => new(Field.Danger, (int)Enum.Parse<Danger>(entry.Name), entry.Weight),
        "urgent" => new(Field.Urgent, 0, entry.Weight),
        "harmless" => new(Field.Harmless, 0, entry.Weight),
        "not-now" => new(Field.NotNow, 0, entry.Weight),
        "not-now-after" => new(Field.NotNowAfter, 0, entry.Weight),
        _ => throw new InvalidDataException($"words.txt: unknown section [{entry.Section}]"),
    };

    private static int Known(string[] names, WordEntry entry) => Array.IndexOf(names, entry.Name) is >= 0 and var index
        ? index
        : throw new InvalidDataException($"words.txt: unknown name in [{entry.Section} {entry.Name}]");

    private enum Field
    {
        Item,
        Kind,
        Urgent,
        Danger,
        Harmless,
        NotNow,
        NotNowAfter,
    }

    private readonly record struct Sense(Field Field, int Index, double Weight);

    /// <summary>What one message has shown so far.</summary>
    private sealed class Found(int items)
    {
        public double[] Items { get; } = new double[items];

        public double[] Kinds { get; } = new double[KeywordUnderstanding.Kinds.Length];

        public HashSet<int> Seen { get; } = [];

        public bool Urgent { get; set; }

        public List<(Danger Danger, WordHit Hit)> Dangers { get; } = [];

        public List<WordHit> Harmless { get; } = [];

        public List<WordHit> NotNow { get; } = [];

        public List<WordHit> NotNowAfter { get; } = [];
    }
}
