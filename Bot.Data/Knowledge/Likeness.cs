using System.Runtime.InteropServices;

namespace Bot.Data.Knowledge;

/// <summary>
/// How alike a question is to the ways of asking for each passage: cosine over single characters, pairs and triples, rare
/// ones weighing more, averaged between the nearest way and the nearest three. It ranks what may be meant where too little is
/// said in common words for an answer; it never answers by itself.
/// </summary>
internal sealed class Likeness
{
    private const int Longest = 3;

    /// <summary>A single character says less than a pair.</summary>
    private const double OfSingle = 0.8;

    /// <summary>Ways that are averaged.</summary>
    private const int Nearest = 3;

    private const string Small = "的了吗呢吧啊呀嘛";

    private readonly Dictionary<string, List<int>> _rows = new(StringComparer.Ordinal);
    private readonly List<int> _passageOf = [];
    private readonly List<double> _norms = [];

    public Likeness(IReadOnlyList<IndexedPassage> passages)
    {
        var features = new List<HashSet<string>>();
        for (var i = 0; i < passages.Count; i++)
        {
            foreach (var way in passages[i].Ways.Select(w => w.Text.Text).Append(passages[i].Heading))
            {
                var of = Features(way);
                foreach (var feature in of)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(_rows, feature, out _) ??= [];
                    _rows[feature].Add(features.Count);
                }

                features.Add(of);
                _passageOf.Add(i);
            }
        }

        _norms.AddRange(features.Select(f => Math.Sqrt(f.Sum(Squared))));
    }

    /// <summary>Passages by how alike they are, 0 to 1, the likest first, at most <paramref name="most"/>.</summary>
    public List<(int Passage, double Likeness)> Nearby(string asked, int most)
    {
        var features = Features(asked);
        var norm = Math.Sqrt(features.Sum(Squared));
        var shared = new Dictionary<int, double>();
        foreach (var feature in features)
        {
            foreach (var row in CollectionsMarshal.AsSpan(_rows.GetValueOrDefault(feature)))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(shared, row, out _) += Squared(feature);
            }
        }

        return
        [
            .. shared.GroupBy(s => _passageOf[s.Key], s => s.Value / (norm * _norms[s.Key]))
                .Select(g => (Passage: g.Key, Likeness: Average(g)))
                .OrderByDescending(p => p.Likeness).ThenBy(p => p.Passage).Take(most),
        ];
    }

    private static double Average(IEnumerable<double> alike)
    {
        var best = alike.OrderDescending().Take(Nearest).ToList();
        return (best[0] + (best.Sum() / Nearest)) / 2;
    }

    private static HashSet<string> Features(string text)
    {
        var features = new HashSet<string>(StringComparer.Ordinal);
        foreach (var run in SearchTerms.Runs(text))
        {
            for (var length = 1; length <= Math.Min(Longest, run.Length); length++)
            {
                for (var i = 0; i + length <= run.Length; i++)
                {
                    if (length > 1 || !Small.Contains(run[i]))
                    {
                        features.Add(run.Substring(i, length));
                    }
                }
            }
        }

        return features;
    }

    private double Squared(string feature)
    {
        var weight = Math.Log(1 + (_passageOf.Count / ((_rows.TryGetValue(feature, out var rows) ? rows.Count : 0) + 0.5))) * (feature.Length == 1 ? OfSingle : 1);
        return weight * weight;
    }
}
