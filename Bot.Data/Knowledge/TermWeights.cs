namespace Bot.Data.Knowledge;

/// <summary>
/// How much a term says: one that stands in few passages says much, one that stands in none says most, for then the
/// question is about something nobody wrote of.
/// </summary>
internal sealed class TermWeights
{
    /// <summary>A single character between known words (网格员<b>管</b>什么) says little.</summary>
    private const double Single = 1;

    /// <summary>One that is asked about by itself and not there, as a share of what an unknown term says (村里的地能<b>卖</b>吗).</summary>
    private const double Alone = 0.9;

    /// <summary>Terms that say less stand in more than every twelfth passage: what is known besides them decides (怎么<b>当</b>网格员).</summary>
    private const double Specific = 2.6;

    /// <summary>Characters that make a thing of its own of the word before them.</summary>
    private const string Makers = "局卡证费款金险院校厅所站店厂车法税奖";

    /// <summary>What is asked about and not there weighs more than what is there.</summary>
    private const double Missing = 1.4;

    private readonly Dictionary<string, double> _weights;
    private readonly double _unknown;

    public TermWeights(IReadOnlyCollection<HashSet<string>> passages)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var term in passages.SelectMany(p => p))
        {
            counts[term] = counts.GetValueOrDefault(term) + 1;
        }

        _unknown = Math.Log(1 + passages.Count);
        _weights = counts.ToDictionary(c => c.Key, c => Math.Log(1 + ((double)passages.Count / c.Value)), StringComparer.Ordinal);
    }

    /// <summary>The share of what a question is about that a text speaks of, 0 to 1.</summary>
    public double Coverage(Question question, SearchedText said)
    {
        var (text, terms) = said;
        var (covered, all) = (0d, 0d);
        foreach (var run in question.Runs)
        {
            var (c, a) = run.Length == 1 ? One(run, terms, text) : SearchTerms.IsHan(run[0]) ? Han(run, terms, text) : Word(run, terms);
            covered += c;
            all += a;
        }

        return all == 0 ? 0 : covered / all;
    }

    /// <summary>The weight of those terms that stand in a sentence.</summary>
    public double Shared(IEnumerable<string> terms, string sentence)
    {
        var here = SearchTerms.Of(sentence).ToHashSet(StringComparer.Ordinal);
        return terms.Where(here.Contains).Sum(Of);
    }

    private double Of(ReadOnlySpan<char> term) => _weights.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(term, out var weight) ? weight : _unknown;

    private double Of(string term) => _weights.GetValueOrDefault(term, _unknown);

    private (double Covered, double All) One(string run, HashSet<string> terms, string text) =>
        terms.Contains(run) || text.Contains(run, StringComparison.Ordinal) ? (Single, Single) : (0, Alone * _unknown);

    private (double Covered, double All) Word(string run, HashSet<string> terms) => (terms.Contains(run) ? 2 * Of(run) : 0, 2 * Of(run));

    // Character by character: one is covered when a pair it belongs to stands in the passage. Pairs that lie across two
    // words stand nowhere and would drown the rest if they were counted as such.
    private (double Covered, double All) Han(string run, HashSet<string> terms, string text)
    {
        var here = terms.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<double> weights = stackalloc double[run.Length];
        for (var i = 0; i + 1 < run.Length; i++)
        {
            var pair = run.AsSpan(i, 2);
            if (here.Contains(pair))
            {
                weights[i] = Math.Max(weights[i], Of(pair));
                weights[i + 1] = Math.Max(weights[i + 1], Of(pair));
            }
        }

        var (covered, best) = (0d, 0d);
        foreach (var weight in weights)
        {
            covered += weight;
            best = Math.Max(best, weight);
        }

        var all = covered;
        var single = best is > 0 and < Specific ? _unknown : Single;
        for (var i = 0; i < run.Length; i++)
        {
            var start = i;
            while (i < run.Length && weights[i] == 0)
            {
                i++;
            }

            // 保密局, 残疾证: the character makes another word of the one before it.
            if (i - start == 1 && start > 0 && Makers.Contains(run[start]) && !text.Contains(run[start], StringComparison.Ordinal))
            {
                all += _unknown;
            }
            else if (i - start == 1)
            {
                // Beside words that stand everywhere the one character decides, and one character stands everywhere too.
                var isThere = best is 0 or >= Specific && text.Contains(run[start], StringComparison.Ordinal);
                all += isThere ? Single : single;
                covered += isThere ? Single : 0;
            }

            for (var k = start; i - start > 1 && k < i; k++)
            {
                all += Missing * Math.Max(k > start ? Of(run.AsSpan(k - 1, 2)) : 0, k + 1 < i ? Of(run.AsSpan(k, 2)) : 0);
            }
        }

        return (covered, all);
    }
}
